import { join } from 'node:path';
import type { WorkspaceCopies } from '../ports.ts';
import { INCOMING, READY } from './incoming.ts';
import { journalMigrations } from './journal-schema.ts';
import { newestVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { type Db, getRow } from './statements.ts';

/** About two megabytes a step: a few milliseconds, then everything else has its turn. */
const PAGES_A_STEP = 500;

/** What an open workspace gives for a copy of it. */
export function copiesOf({
  dataDir,
  tables,
  journal,
}: {
  dataDir: string;
  tables: Db;
  journal: Db;
}): WorkspaceCopies {
  const byName = { 'rozmova.db': tables, 'journal.db': journal };
  return {
    formats: () => ({ tables: newestVersion(migrations), journal: newestVersion(journalMigrations) }),
    counts: () => ({
      accounts: count(tables, 'accounts'),
      conversations: count(tables, 'conversations'),
      messages: count(tables, 'messages'),
    }),
    byteSize: () => byteSize(tables) + byteSize(journal),
    write: (name, file, onBytes) => copyDatabase(byName[name], file, onBytes),
    incomingFolder: join(dataDir, INCOMING),
    readyFile: READY,
  };
}

/** Copies an open database to a new file, as it is when the copy ends, while it is worked with. */
async function copyDatabase(db: Db, file: string, onBytes: (done: number) => void): Promise<void> {
  const size = pageSize(db);
  await db.backup(file, {
    progress({ totalPages, remainingPages }) {
      onBytes((totalPages - remainingPages) * size);
      return PAGES_A_STEP;
    },
  });
}

const pageSize = (db: Db): number => Number(db.pragma('page_size', { simple: true }));
const byteSize = (db: Db): number => Number(db.pragma('page_count', { simple: true })) * pageSize(db);
const count = (db: Db, table: 'accounts' | 'conversations' | 'messages'): number =>
  getRow<{ count: number }>(db, `SELECT count(*) AS count FROM ${table}`)?.count ?? 0;
