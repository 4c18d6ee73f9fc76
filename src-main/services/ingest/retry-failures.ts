import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Db } from '../../db/open.ts';
import {
  countIngestFailures,
  getNextFailedSeq,
  listFailedPaths,
  resolveIngestFailure,
} from '../../db/queries/ingest-failures.ts';
import { inTransaction } from '../../db/statements.ts';
import type { Clock, Journal } from '../../ports.ts';
import { addConsequences, type Consequences, noConsequences } from './context.ts';
import { type IngestTools, ingestItem, keepUnreadable, openDelivery } from './ingest-delivery.ts';

export interface RetryOptions extends IngestTools {
  db: Db;
  journal: Pick<Journal, 'listAfter'>;
  clock: Clock;
}

/**
 * Tries every item that could not be understood once more from its body in the journal: after an update, or after the
 * account it belongs to was connected. `follow` is called after each commit.
 */
export async function retryFailures(
  options: RetryOptions,
  follow: (consequences: Consequences) => void,
): Promise<{ resolved: number; remaining: number }> {
  let resolved = 0;
  let seq = getNextFailedSeq(options.db, 0);
  while (seq !== null) {
    const current = seq;
    const consequences = noConsequences();
    resolved += inTransaction(options.db, () => retryDelivery(current, options, consequences));
    seq = getNextFailedSeq(options.db, current);
    // Long past when it is understood: operators are shown it, not called to it.
    follow({ ...consequences, received: [] });
    await nextTurn();
  }
  return { resolved, remaining: countIngestFailures(options.db) };
}

function retryDelivery(seq: number, options: RetryOptions, consequences: Consequences): number {
  const [delivery] = options.journal.listAfter(seq - 1, 1);
  if (delivery?.seq !== seq) return 0;
  const opened = openDelivery(delivery);
  keepUnreadable(opened, options);
  if (opened.failure !== null) return 0;
  const failedPaths = new Set(listFailedPaths(options.db, seq));
  // A body that can be read now has never been taken over: all of it is new.
  const items = failedPaths.has('')
    ? opened.items
    : opened.items.filter((item) => failedPaths.has(item.path));
  let resolved = 0;
  const at = options.clock.now();
  if (failedPaths.has('') && resolveIngestFailure(options.db, { journalSeq: seq, path: '', at }))
    resolved += 1;
  for (const item of items) {
    const followed = ingestItem(item, delivery, options);
    addConsequences(consequences, followed);
    if (followed && resolveIngestFailure(options.db, { journalSeq: seq, path: item.path, at })) resolved += 1;
  }
  return resolved;
}
