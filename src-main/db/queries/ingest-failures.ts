import { z } from 'zod';
import { cutPage, decodeCursor, encodeCursor } from '../cursor.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

export interface IngestFailure {
  journalSeq: number;
  /** Where in the body: `entry.0.changes.0.messages.3`; empty for the whole body. */
  path: string;
  accountId: number | null;
  error: string;
  /** The item as JSON, or the beginning of a body that is none. */
  item: string;
  at: number;
}

/** Keeps an item that could not be understood; told again it is open again, with the newest reason. */
export function upsertIngestFailure(db: Db, failure: IngestFailure): void {
  run(
    db,
    `INSERT INTO ingest_failures (journal_seq, path, account_id, error, item, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (journal_seq, path) DO UPDATE SET error = excluded.error, account_id = excluded.account_id, resolved_at = NULL`,
    [failure.journalSeq, failure.path, failure.accountId, failure.error, failure.item, failure.at],
  );
}

/** Marks an item as understood after all; false when it was not open. */
export function resolveIngestFailure(
  db: Db,
  { journalSeq, path, at }: Pick<IngestFailure, 'journalSeq' | 'path' | 'at'>,
): boolean {
  const { changes } = run(
    db,
    'UPDATE ingest_failures SET resolved_at = ? WHERE journal_seq = ? AND path = ? AND resolved_at IS NULL',
    [at, journalSeq, path],
  );
  return changes === 1;
}

/** How many items wait for a version that understands them. */
export function countIngestFailures(db: Db): number {
  return (
    getRow<{ count: number }>(db, 'SELECT count(*) AS count FROM ingest_failures WHERE resolved_at IS NULL')
      ?.count ?? 0
  );
}

/** The first journal entry after `afterSeq` that has open failures, or null. */
export function getNextFailedSeq(db: Db, afterSeq: number): number | null {
  const next = getRow<{ seq: number }>(
    db,
    `SELECT journal_seq AS seq FROM ingest_failures
     WHERE resolved_at IS NULL AND journal_seq > ? ORDER BY journal_seq LIMIT 1`,
    [afterSeq],
  );
  return next?.seq ?? null;
}

/** Where in a journal entry open failures are. */
export function listFailedPaths(db: Db, journalSeq: number): string[] {
  return listRows<{ path: string }>(
    db,
    'SELECT path FROM ingest_failures WHERE journal_seq = ? AND resolved_at IS NULL',
    [journalSeq],
  ).map((row) => row.path);
}

/** A page of open failures, newest first. */
export function listIngestFailures(
  db: Db,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(cursor, z.number());
  const rows = listRows<{
    id: number;
    journalSeq: number;
    path: string;
    error: string;
    at: number;
    item: string;
  }>(
    db,
    `SELECT id, journal_seq AS journalSeq, path, error, at, item FROM ingest_failures
     WHERE resolved_at IS NULL AND id < ? ORDER BY id DESC LIMIT ?`,
    [before, limit + 1],
  );
  const page = cutPage(rows, limit, (last) => encodeCursor(last.id));
  return {
    items: page.items.map((row) => ({ ...row, item: JSON.parse(row.item) as unknown })),
    next: page.next,
  };
}
