import { chmodSync, closeSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { invariant } from '#shared/domain/assert.ts';
import type { Db } from './statements.ts';

/** The first SQLite without the race that could lose a transaction when a WAL file is reset. */
const OLDEST_SAFE_SQLITE = [3, 51, 3] as const;

export interface ConnectionOptions {
  /** A build of better-sqlite3's addon for a runtime older than the one it ships for; undefined for the shipped one. */
  nativeBinding: string | undefined;
  cacheKibibytes: number;
  /** Pages in the write-ahead log before a commit also has to move them into the database. */
  checkpointPages: number;
}

/** Opens a database file for writing, durable and private. Throws SQLite's errors as they are. */
export function openConnection(file: string, options: ConnectionOptions): Db {
  makePrivate(file);
  const db = new Sqlite(file, bindingOption(options.nativeBinding));
  try {
    configure(db, options);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens an existing file to look at it; nothing is written into the database. */
export function openForReading(file: string, nativeBinding: string | undefined): Db {
  return new Sqlite(file, { readonly: true, fileMustExist: true, ...bindingOption(nativeBinding) });
}

/** An explicit undefined would be refused by better-sqlite3. */
export const bindingOption = (nativeBinding: string | undefined) => (nativeBinding ? { nativeBinding } : {});

/** SQLite gives its log and index files the mode of the database, so only this one has to be set. */
export function makePrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  if (process.platform !== 'win32') chmodSync(file, 0o600);
}

function configure(db: Db, { cacheKibibytes, checkpointPages }: ConnectionOptions): void {
  const version = db.prepare('SELECT sqlite_version()').pluck().get() as string;
  invariant(isSafeVersion(version), `SQLite ${version} is older than ${OLDEST_SAFE_SQLITE.join('.')}`);
  db.pragma('busy_timeout = 5000');
  db.pragma('journal_mode = WAL');
  // better-sqlite3 is built to fall back to NORMAL as soon as a file is in WAL mode: a commit would not be on the disk.
  db.pragma('synchronous = FULL');
  if (process.platform === 'darwin') {
    // Only this makes the drive itself write; a plain fsync on macOS does not.
    db.pragma('fullfsync = ON');
    db.pragma('checkpoint_fullfsync = ON');
  }
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma(`cache_size = -${cacheKibibytes}`);
  db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  assertDurable(db);
}

/** Throws when a commit on this connection would not be on the disk when it returns. */
function assertDurable(db: Db): void {
  invariant(db.pragma('journal_mode', { simple: true }) === 'wal', 'the database is in WAL mode');
  invariant(db.pragma('synchronous', { simple: true }) === 2, 'synchronous reads FULL');
  invariant(db.pragma('foreign_keys', { simple: true }) === 1, 'foreign keys are checked');
}

function isSafeVersion(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of OLDEST_SAFE_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
