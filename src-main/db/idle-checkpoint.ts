import { isStorageFailure } from './sqlite-failures.ts';
import type { Db } from './statements.ts';

const LOOK_EVERY_MS = 5_000;

/**
 * Moves the write-ahead log into the database while nobody writes, so that a commit seldom has to. The log file keeps its
 * size: overwriting it is twice as fast as growing it. Returns a function that stops.
 */
export function keepCheckpointed(db: Db): () => void {
  const countWrites = db.prepare('SELECT total_changes()').pluck();
  let seen = countWrites.get() as number;
  let checkpointedAt = seen;
  const timer = setInterval(() => {
    const writes = countWrites.get() as number;
    const isIdle = writes === seen && !db.inTransaction;
    seen = writes;
    if (!isIdle || writes === checkpointedAt) return;
    try {
      db.pragma('wal_checkpoint(PASSIVE)');
      checkpointedAt = writes;
    } catch (error) {
      // A full or failing disk: what was committed stays in the log, the next commit says so, and we look again.
      if (!isStorageFailure(error)) throw error;
    }
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
