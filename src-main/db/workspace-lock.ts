import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Refusal } from '#shared/domain/refusals.ts';
import { bindingOption, makePrivate } from './connection.ts';
import { sqliteCode } from './sqlite-failures.ts';

/** Long enough for a predecessor that is just ending, short enough for a person who clicked twice. */
const PATIENCE_MS = 500;

/**
 * Makes this process the only one on a workspace until the returned function is called or the process dies: the lock
 * is the operating system's, held through an empty SQLite file, so that nothing stale is left after a kill.
 * Throws WORKSPACE_IN_USE.
 */
export function lockWorkspace(dataDir: string, nativeBinding: string | undefined): () => void {
  const file = join(dataDir, 'workspace.lock');
  // Not again when it is there: closing any handle of a file ends this process's POSIX locks on it.
  if (!existsSync(file)) makePrivate(file);
  const lock = new Sqlite(file, { timeout: PATIENCE_MS, ...bindingOption(nativeBinding) });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw new Refusal('WORKSPACE_IN_USE', { dataDir });
    throw error;
  }
  return () => lock.close();
}
