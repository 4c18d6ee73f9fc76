import { type Db, inQuickTransaction } from '../db/statements.ts';

export interface Steps<Item> {
  /** Nobody who waits behind a step of so long feels it, in milliseconds. */
  readonly stepMs: number;
  /** So many items a step takes however busy the computer is: each step has a commit. */
  readonly least?: number;
  readonly work: (item: Item, index: number) => void;
  /** After the transaction of each step. */
  readonly after?: () => void;
}

/**
 * Many small pieces of one work, some of them at a time in a transaction of its own: what is written is whole. Everybody else has a
 * turn between two steps. Whoever tells that it is done ends with `flushCommits`.
 */
export function* inSteps<Item>(
  db: Db,
  items: readonly Item[],
  { stepMs, least = 0, work, after }: Steps<Item>,
): Generator<undefined, void> {
  let next = 0;
  while (next < items.length) {
    if (next > 0) yield undefined;
    const begun = performance.now();
    const enough = next + least;
    inQuickTransaction(db, () => {
      for (; next < items.length && (next < enough || performance.now() - begun < stepMs); next += 1) {
        work(items[next] as Item, next);
      }
    });
    after?.();
  }
}
