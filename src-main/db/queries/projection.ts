import { type Db, getRow, run } from '../statements.ts';

/** The sequence number of the newest journal entry that the tables contain; 0 before the first. */
export function getProjectedSeq(db: Db): number {
  return (
    getRow<{ journal_seq: number }>(db, 'SELECT journal_seq FROM projection WHERE id = 1')?.journal_seq ?? 0
  );
}

/** Moves the mark; in the same transaction as the rows that were made from the entry. */
export function setProjectedSeq(db: Db, seq: number): void {
  run(db, 'UPDATE projection SET journal_seq = ? WHERE id = 1', [seq]);
}
