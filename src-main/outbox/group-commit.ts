import { type Db, inTransaction } from '../db/statements.ts';

/** Work whose result is durable when its promise resolves. */
export type GroupCommit = <Result>(work: () => Result) => Promise<Result>;

interface Waiting {
  run(): void;
  settle(): void;
  fail(error: unknown): void;
}

/**
 * Puts the writes of one turn of the event loop into one transaction: a sending to many has twenty requests at a time, and a commit
 * for each of them would cost more than everything else. Work that throws undoes only itself.
 */
export function createGroupCommit(db: Db, isDead: () => boolean): GroupCommit {
  let group: Waiting[] = [];
  const flush = (): void => {
    const taken = group;
    group = [];
    try {
      if (isDead()) throw new Error('the outbox has ended');
      inTransaction(db, () => {
        for (const { run } of taken) run();
      });
    } catch (error) {
      for (const { fail } of taken) fail(error);
      return;
    }
    for (const { settle } of taken) settle();
  };
  return (work) =>
    new Promise((resolve, reject) => {
      let settle = (): void => undefined;
      if (group.length === 0) setImmediate(flush);
      group.push({
        run() {
          try {
            const result = inTransaction(db, work);
            settle = () => resolve(result);
          } catch (error) {
            settle = () => reject(error instanceof Error ? error : new Error(String(error)));
          }
        },
        settle: () => settle(),
        fail: reject,
      });
    });
}
