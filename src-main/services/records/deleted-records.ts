import { randomUUID } from 'node:crypto';
import { MOST_RESTORED_RECORDS } from '#shared/domain/record-limits.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type DeletedRecord, deleteRecords, restoreRecord } from '../../db/queries/records.ts';
import { type Db, flushCommits, inQuickTransaction } from '../../db/statements.ts';
import { inSteps } from '../in-steps.ts';
import { requireType } from './types.ts';

/** Longer than anybody looks at a notice, shorter than personal data may stay after it was deleted. */
const KEPT_MS = 15 * 60 * 1000;
/** How long one step may keep everybody else waiting. */
const STEP_MS = 12;
/** Records of one question to the database. */
const AT_ONCE = 100;

interface Batch {
  type: string;
  records: readonly DeletedRecord[];
  at: number;
}

/** Deletes records and can put them back for a while; nothing of them is written anywhere meanwhile. */
export interface DeletedRecords {
  delete(
    type: string,
    keys: readonly string[],
  ): Generator<undefined, { deleted: number; undoId: string | null }>;
  /** Throws UNDO_OVER. */
  restore(undoId: string): Generator<undefined, { type: string; restored: number }>;
}

export function createDeletedRecords({ db, now }: { db: Db; now: () => number }): DeletedRecords {
  const batches = new Map<string, Batch>();

  function keep(batch: Batch): string | null {
    for (const [id, { at }] of batches) if (Math.abs(now() - at) > KEPT_MS) batches.delete(id);
    if (batch.records.length === 0) return null;
    const undoId = randomUUID();
    batches.set(undoId, batch);
    let count = [...batches.values()].reduce((sum, { records }) => sum + records.length, 0);
    for (const [id, { records }] of batches) {
      if (count <= MOST_RESTORED_RECORDS) break;
      batches.delete(id);
      count -= records.length;
    }
    return undoId;
  }

  return {
    *delete(type, keys) {
      const records: DeletedRecord[] = [];
      for (let from = 0; from < keys.length; from += AT_ONCE) {
        if (from > 0) yield undefined;
        records.push(
          ...inQuickTransaction(db, () => deleteRecords(db, type, keys.slice(from, from + AT_ONCE))),
        );
      }
      flushCommits(db);
      return { deleted: records.length, undoId: keep({ type, records, at: now() }) };
    },
    *restore(undoId) {
      const batch = batches.get(undoId);
      if (batch === undefined || Math.abs(now() - batch.at) > KEPT_MS) throw new Refusal('UNDO_OVER');
      const { type } = batch;
      requireType(db, type);
      batches.delete(undoId);
      let restored = 0;
      yield* inSteps(db, batch.records, {
        stepMs: STEP_MS,
        work(record) {
          if (restoreRecord(db, record)) restored += 1;
        },
      });
      flushCommits(db);
      return { type, restored };
    },
  };
}
