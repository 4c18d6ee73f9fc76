import { statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  type Db,
  flushCommits,
  inQuickTransaction,
  inTransaction,
  run,
} from '../../../src-main/db/statements.ts';
import { makeTemporaryFolder, openTemporaryWorkspace } from '../../helpers/workspace.ts';

let workspace: ReturnType<typeof openTemporaryWorkspace>;

beforeEach(() => {
  workspace = openTemporaryWorkspace();
});
afterEach(() => workspace.remove());

const synchronous = (db: Db) => db.pragma('synchronous', { simple: true });
const setTo = (db: Db, value: string) =>
  run(
    db,
    "INSERT INTO settings (key, value) VALUES ('quick', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    [value],
  );
const FULL = 2;
const NORMAL = 1;

it('does not wait for the disk within a quick step, and does again after it, however it ends', () => {
  const { db } = workspace;
  expect(inQuickTransaction(db, () => synchronous(db))).toBe(NORMAL);
  expect(synchronous(db)).toBe(FULL);
  expect(() =>
    inQuickTransaction(db, () => {
      setTo(db, '1');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(synchronous(db)).toBe(FULL);
  expect(db.prepare("SELECT value FROM settings WHERE key = 'quick'").get()).toBeUndefined();
});

it('within another transaction it is a step of that one, and as durable', () => {
  const { db } = workspace;
  inTransaction(db, () => {
    inQuickTransaction(db, () => setTo(db, '2'));
    expect(synchronous(db)).toBe(FULL);
  });
  expect(synchronous(db)).toBe(FULL);
});

it('many quick steps are moved into the database bit by bit, and ordinary ones as seldom as before', () => {
  const { db, dataDir } = workspace;
  const checkpointPages = db.pragma('wal_autocheckpoint', { simple: true });
  const pageBytes = Number(db.pragma('page_size', { simple: true }));
  const logPages = () => statSync(join(dataDir, 'rozmova.db-wal')).size / pageBytes;
  const before = logPages();
  for (let step = 0; step < 60; step += 1) {
    inQuickTransaction(db, () => setTo(db, String(step).repeat(100 * pageBytes)));
  }
  expect(logPages()).toBeLessThan(Math.max(before, 2_000) + 500);
  expect(db.pragma('wal_autocheckpoint', { simple: true })).toBe(checkpointPages);
  for (let step = 0; step < 60; step += 1) setTo(db, String(step).repeat(100 * pageBytes));
  expect(logPages()).toBeGreaterThan(4_000);
});

it('a flush is a commit that waits, and leaves the version of the database as it was', () => {
  const folder = makeTemporaryFolder();
  const db = new Sqlite(join(folder.path, 'a.db'));
  const other = new Sqlite(join(folder.path, 'a.db'));
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('user_version = 240');
    const version = () => other.pragma('data_version', { simple: true });
    const before = version();
    flushCommits(db);
    expect(version()).not.toBe(before);
    expect(other.pragma('user_version', { simple: true })).toBe(240);
  } finally {
    db.close();
    other.close();
    folder.remove();
  }
});
