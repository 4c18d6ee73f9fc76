/** Stands in for a service until it is written. */
export function notBuilt<Service extends object>(name: string): Service {
  return new Proxy({} as Service, {
    get: (_target, key) => () => {
      throw new Error(`${name}.${String(key)} is not built`);
    },
  });
}
