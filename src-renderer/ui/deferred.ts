import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

export type Deferred<Props> = LazyExoticComponent<ComponentType<Props>> & {
  /** Fetches it before it is wanted. A failure shows when it is wanted, and is then tried again. */
  readonly preload: () => void;
};

interface Module<Props> {
  readonly default: ComponentType<Props>;
}

/**
 * A component whose code comes when it is first drawn, under a `Suspense`. Fetched before, it is drawn at once: a promise,
 * even one that is fulfilled, would suspend one time more, and React then keeps on the screen for 300 ms what stands in for it.
 */
export function deferred<Props>(load: () => Promise<ComponentType<Props>>): Deferred<Props> {
  let fetched: Module<Props> | null = null;
  const fetchCode = async (): Promise<Module<Props>> => {
    fetched = { default: await load() };
    return fetched;
  };
  const part = lazy(() => (fetched ? atOnce(fetched) : fetchCode()));
  return Object.assign(part, { preload: () => void fetchCode().catch(() => undefined) });
}

/** `lazy` takes any object with a `then` (react.dev/reference/react/lazy), though its type names the promise only. */
const atOnce = <Value>(value: Value): Promise<Value> =>
  // biome-ignore lint/suspicious/noThenProperty: being thenable is its purpose
  ({ then: (resolve: (value: Value) => void) => resolve(value) }) as Promise<Value>; // oxlint-disable-line unicorn/no-thenable
