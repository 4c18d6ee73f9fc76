import { setImmediate as nextTurn } from 'node:timers/promises';

/** Does work step by step, and lets everything else have its turn between two steps. */
export async function inTurns<Result>(work: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
