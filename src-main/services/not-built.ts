/** For procedures that are agreed on and not built yet; nothing may be left of it in a release. */
export function notBuilt(name: string): never {
  throw new Error(`${name} is not built yet.`);
}
