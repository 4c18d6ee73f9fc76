import type { Log } from './ports.ts';

export interface Closers {
  /** What is to be done when the hub ends; what was added last is done first. */
  add(name: string, close: () => void | Promise<void>): void;
  /** Does all of it, once. A step that fails or takes too long is logged and does not keep the others from being done. */
  closeAll(log: Log | null): Promise<void>;
}

/** How long one part may take to end, and all of them together: the hub promises three seconds. */
const PATIENCE_MS = 1_500;
const TOTAL_PATIENCE_MS = 2_700;
/** What the parts at the end still get when those before have used up the time: enough for what needs no waiting. */
const LEAST_PATIENCE_MS = 50;

/** Takes the hub apart in the reverse order of its building. */
export function createClosers(): Closers {
  const steps: { name: string; close: () => void | Promise<void> }[] = [];
  return {
    add: (name, close) => {
      steps.push({ name, close });
    },
    async closeAll(log) {
      const deadline = performance.now() + TOTAL_PATIENCE_MS;
      for (const { name, close } of steps.splice(0).reverse()) {
        try {
          const patienceMs = Math.min(PATIENCE_MS, Math.max(LEAST_PATIENCE_MS, deadline - performance.now()));
          if ((await withPatience(close, patienceMs)) === 'late')
            log?.warn('hub.part_closes_late', { part: name });
        } catch (error) {
          log?.error('hub.part_did_not_close', { part: name, error });
        }
      }
    },
  };
}

async function withPatience(close: () => void | Promise<void>, patienceMs: number): Promise<'done' | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), patienceMs);
  });
  try {
    return await Promise.race([Promise.resolve(close()).then(() => 'done' as const), late]);
  } finally {
    clearTimeout(timer);
  }
}
