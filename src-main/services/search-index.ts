import { hasMessagesToIndex, indexMessages } from '../db/queries/search-index.ts';
import type { Db } from '../db/statements.ts';
import type { Log } from '../ports.ts';

/** Little enough that a key stroke which waits behind it is not felt, and five thousand messages a second all the same. */
const BATCH = 250;
const BUSY_MS = 50;
const IDLE_MS = 300;

/** Puts messages into the index soon after they came in, a few at a time. Returns what ends it. */
export function keepSearchIndex({ db, log }: { db: Db; log: Log }): () => void {
  let timer: NodeJS.Timeout | undefined;
  const step = () => {
    let isBusy = false;
    try {
      isBusy = hasMessagesToIndex(db) && indexMessages(db, BATCH) === BATCH;
    } catch (error) {
      // A full disk: what is to be done stays written down, and a search finds what is there.
      log.error('search.index_failed', { error });
    }
    timer = setTimeout(step, isBusy ? BUSY_MS : IDLE_MS);
    timer.unref();
  };
  step();
  return () => clearTimeout(timer);
}
