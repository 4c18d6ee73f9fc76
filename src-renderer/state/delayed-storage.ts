import { createJSONStorage, type PersistStorage, type StateStorage } from 'zustand/middleware';

const DELAY_MS = 250;

const writers = new Set<() => void>();

/** Writes what waits now: before the hub is told, so that what is kept here is never older than what the hub has. */
export function writeDelayed(): void {
  for (const write of writers) write();
}

/**
 * localStorage for what changes with every key stroke: written a moment after the last change, and at once when the page
 * loses focus or goes away, so that a crash costs a quarter of a second at most.
 */
export function createDelayedStorage<State>(): PersistStorage<State> | undefined {
  const waiting = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const [name, value] of waiting) localStorage.setItem(name, value);
    waiting.clear();
  };

  const storage: StateStorage = {
    getItem: (name) => waiting.get(name) ?? localStorage.getItem(name),
    setItem: (name, value) => {
      waiting.set(name, value);
      timer ??= setTimeout(write, DELAY_MS);
    },
    removeItem: (name) => {
      waiting.delete(name);
      localStorage.removeItem(name);
    },
  };
  return createJSONStorage<State>(() => {
    writers.add(write);
    window.addEventListener('pagehide', write);
    window.addEventListener('blur', write);
    return storage;
  });
}
