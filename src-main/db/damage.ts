import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Refusal } from '#shared/domain/refusals.ts';
import { openForReading } from './connection.ts';
import { findBreakAtTail } from './journal.ts';
import { currentVersion, type Migration, newestVersion } from './migrate.ts';
import type { Db } from './statements.ts';

/** Above this size only the small tables are checked at the start: reading every page takes up to 20 ms a megabyte, years of chats seconds. */
const WHOLE_CHECK_BYTES = 16 * 1024 * 1024;
const CHECKED_AT_THE_TAIL = 1000;
const HEADER = 'SQLite format 3\0';

/** Throws WORKSPACE_DAMAGED or WORKSPACE_FROM_FUTURE for a file that must not be opened for writing. */
export function assertFormat(
  file: string,
  migrations: readonly Migration[],
  nativeBinding: string | undefined,
): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const header = readHeader(file);
  if (header.length < 100 || header.subarray(0, 16).toString('latin1') !== HEADER)
    throw damaged(file, 'SQLITE_NOTADB');
  const found = hasLog(file) ? versionThroughSqlite(file, nativeBinding) : header.readUInt32BE(60);
  const known = newestVersion(migrations);
  if (found > known) throw new Refusal('WORKSPACE_FROM_FUTURE', { dataDir: dirname(file), found, known });
}

/** Throws WORKSPACE_DAMAGED when the pages of an open database contradict each other. */
export function assertNotDamaged(db: Db, file: string): void {
  for (const check of databaseBytes(db) <= WHOLE_CHECK_BYTES ? ['quick_check(1)'] : smallTableChecks(db)) {
    const answer = String(db.pragma(check, { simple: true }));
    if (answer !== 'ok') throw damaged(file, answer);
  }
}

/** Throws WORKSPACE_DAMAGED when the newest deliveries were changed, or lost although the tables have passed them. */
export function assertJournalIsWhole(
  db: Db,
  { lastSeq, projectedSeq }: { lastSeq: number; projectedSeq: number },
): void {
  if (lastSeq < projectedSeq)
    throw damaged('journal.db', `it ends at ${lastSeq}, ${projectedSeq} was read already`);
  const broken = findBreakAtTail(db, CHECKED_AT_THE_TAIL);
  if (broken !== null) throw damaged('journal.db', `entry ${broken} does not fit its predecessor`);
}

const damaged = (file: string, detail: string) =>
  new Refusal('WORKSPACE_DAMAGED', { file: basename(file), detail });

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    return header.subarray(0, readSync(handle, header, 0, 100, 0));
  } finally {
    closeSync(handle);
  }
}

/** After a crash the newest header may still lie in the write-ahead log. */
function hasLog(file: string): boolean {
  return existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
}

function versionThroughSqlite(file: string, nativeBinding: string | undefined): number {
  const db = openForReading(file, nativeBinding);
  try {
    return currentVersion(db);
  } finally {
    db.close();
  }
}

function smallTableChecks(db: Db): string[] {
  return existing(db, [...smallest, 'conversations', 'contacts']).map((table) => `quick_check(${table})`);
}

/** Tables that stay small however long a shop works with this. */
const smallest = ['accounts', 'settings', 'operators', 'outbox', 'projection', 'totals'];

/** The tables that can be checked while everybody works, one in each turn. */
export const smallestTables = (db: Db): string[] => existing(db, smallest);

/** What SQLite says of one of the smallest tables: `ok`, or what is wrong. */
export const checkSmallTable = (db: Db, table: string): string =>
  String(db.pragma(`quick_check(${table})`, { simple: true }));

/** How large a database is. */
export const databaseBytes = (db: Db): number =>
  Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));

function existing(db: Db, tables: readonly string[]): string[] {
  const known = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  return tables.filter((table) => known.includes(table));
}
