import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal, WorkspaceCopies } from '../ports.ts';
import { backUpBeforeMigration } from './backup.ts';
import { openConnection } from './connection.ts';
import { copiesOf } from './copies.ts';
import { assertFormat, assertJournalIsWhole, assertNotDamaged } from './damage.ts';
import { keepCheckpointed } from './idle-checkpoint.ts';
import { takeIncoming } from './incoming.ts';
import { createJournal } from './journal.ts';
import { journalMigrations } from './journal-schema.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { getProjectedSeq } from './queries/projection.ts';
import { asWorkspaceRefusal } from './sqlite-failures.ts';
import type { Db } from './statements.ts';
import { lockWorkspace } from './workspace-lock.ts';

export type { Db } from './statements.ts';

export interface Workspace {
  db: Db;
  journal: Journal;
  dataDir: string;
  copies: WorkspaceCopies;
  /** Closes the files and lets another process have the workspace. */
  close(): void;
}

export interface OpenWorkspaceOptions {
  /** UTC milliseconds; names the backup that is made before a migration. */
  now: () => number;
  /** Whether DESKTOP_SQLITE_BINDING may name another build of SQLite to Electron; never in a packaged app. */
  allowNativeBindingOverride?: boolean;
}

/**
 * Opens or creates a workspace and brings it to the newest format. Throws a Refusal when another process has it, a newer
 * Rozmova wrote it, a file is damaged or the folder cannot be written; then nothing in its files was changed.
 */
export function openWorkspace(dataDir: string, options: OpenWorkspaceOptions): Workspace {
  const closers: (() => void)[] = [];
  let file = dataDir;
  const closeAll = () => {
    for (const close of closers.splice(0).reverse()) close();
  };
  const step = <Result>(name: string, work: () => Result): Result => {
    file = name;
    return work();
  };
  try {
    const nativeBinding = nativeBindingOverride(options);
    step(dataDir, () => mkdirSync(dataDir, { recursive: true, mode: 0o700 }));
    closers.push(step('workspace.lock', () => lockWorkspace(dataDir, nativeBinding)));
    step('incoming', () => takeIncoming(dataDir, options.now));
    step('rozmova.db', () => assertFormat(join(dataDir, 'rozmova.db'), migrations, nativeBinding));
    step('journal.db', () => assertFormat(join(dataDir, 'journal.db'), journalMigrations, nativeBinding));
    for (const folder of ['media', 'logs', 'backups']) {
      step(folder, () => mkdirSync(join(dataDir, folder), { recursive: true, mode: 0o700 }));
    }
    const db = step('rozmova.db', () => openTables(dataDir, nativeBinding, options.now, closers));
    const { journal, journalDb } = step('journal.db', () =>
      openJournal(dataDir, nativeBinding, getProjectedSeq(db), closers),
    );
    const copies = copiesOf({ dataDir, tables: db, journal: journalDb });
    return { db, journal, dataDir, copies, close: closeAll };
  } catch (error) {
    closeAll();
    throw asWorkspaceRefusal(error, { dataDir, file });
  }
}

function openTables(
  dataDir: string,
  nativeBinding: string | undefined,
  now: () => number,
  closers: (() => void)[],
): Db {
  const file = join(dataDir, 'rozmova.db');
  const db = openConnection(file, { nativeBinding, cacheKibibytes: 64 * 1024, checkpointPages: 16_000 });
  closers.push(() => db.close());
  assertNotDamaged(db, file);
  backUpBeforeMigration(db, { folder: join(dataDir, 'backups'), migrations, now });
  migrate(db, migrations);
  closers.push(keepCheckpointed(db));
  return db;
}

function openJournal(
  dataDir: string,
  nativeBinding: string | undefined,
  projectedSeq: number,
  closers: (() => void)[],
): { journal: Journal; journalDb: Db } {
  const file = join(dataDir, 'journal.db');
  const isNew = !existsSync(file);
  const db = openConnection(file, { nativeBinding, cacheKibibytes: 8 * 1024, checkpointPages: 16_000 });
  closers.push(() => db.close());
  if (!isNew) assertNotDamaged(db, file);
  migrate(db, journalMigrations);
  const journal = createJournal(db, { afterSeq: projectedSeq });
  assertJournalIsWhole(db, { lastSeq: journal.counts().lastSeq, projectedSeq });
  closers.push(keepCheckpointed(db));
  return { journal, journalDb: db };
}

function nativeBindingOverride(options: OpenWorkspaceOptions): string | undefined {
  const resources = 'resourcesPath' in process ? process.resourcesPath : undefined;
  const isPackaged = typeof resources === 'string' && existsSync(join(resources, 'app.asar'));
  // Plain Node loads the shipped build. Two builds of SQLite in one process would undo each other's file locks.
  const isElectron = 'electron' in process.versions;
  return isElectron && (options.allowNativeBindingOverride ?? !isPackaged)
    ? process.env.DESKTOP_SQLITE_BINDING || undefined
    : undefined;
}
