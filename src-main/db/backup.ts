import { join } from 'node:path';
import { makePrivate } from './connection.ts';
import { currentVersion, type Migration, newestVersion } from './migrate.ts';
import type { Db } from './statements.ts';

/**
 * Copies a database that is about to be migrated to `rozmova-format-N-TIME.db` in the folder of backups. A new database
 * and one in the newest format need none. Throws SQLite's errors; then nothing was migrated.
 */
export function backUpBeforeMigration(
  db: Db,
  options: { folder: string; migrations: readonly Migration[]; now: () => number },
): string | null {
  const from = currentVersion(db);
  if (from === 0 || from >= newestVersion(options.migrations)) return null;
  const time = new Date(options.now()).toISOString().replaceAll(/[:.]/g, '-');
  const file = join(options.folder, `rozmova-format-${from}-${time}.db`);
  // VACUUM INTO takes an empty file that exists: this one is private from its first byte on.
  makePrivate(file);
  db.prepare('VACUUM INTO ?').run(file);
  return file;
}
