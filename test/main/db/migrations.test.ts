import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { numberKey } from '#shared/domain/phone.ts';
import { backUpBeforeMigration } from '../../../src-main/db/backup.ts';
import {
  checkMigrations,
  currentVersion,
  type Migration,
  migrate,
  newestVersion,
} from '../../../src-main/db/migrate.ts';
import { migrations } from '../../../src-main/db/migrations/index.ts';
import { countConversations } from '../../../src-main/db/queries/conversation-counts.ts';
import { getMessageRowByWamid } from '../../../src-main/db/queries/messages.ts';
import { indexMessages } from '../../../src-main/db/queries/search-index.ts';
import { countUnreadConversations } from '../../../src-main/db/queries/unread.ts';
import { makeTemporaryFolder, NOON } from '../../helpers/workspace.ts';
import { dataAfter, schemaOf } from './migration-data.ts';

let folder: ReturnType<typeof makeTemporaryFolder>;
let file: string;

beforeEach(() => {
  folder = makeTemporaryFolder();
  file = join(folder.path, 'test.db');
});

afterEach(() => folder.remove());

const steps = migrations.map(({ version }, index) => ({ version, index }));

describe.each(steps)('migration $version', ({ version, index }) => {
  it('keeps the data of the format before it and leaves no orphan', () => {
    const db = new Sqlite(file);
    for (const [earlier, step] of migrations.slice(0, index).entries()) {
      // As it happens to people: what was written in one format goes through all the later ones.
      migrate(db, migrations.slice(0, earlier + 1));
      db.exec(dataAfter[step.version] ?? '');
    }
    const before = without(dump(db), builtAnewBy[version]);
    migrate(db, migrations.slice(0, index + 1));
    expect(currentVersion(db)).toBe(version);
    expect(dump(db)).toMatchObject(before);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    // And the new format takes its own data.
    expect(() => db.exec(dataAfter[version] ?? '')).not.toThrow();
    db.close();
  });

  it('leaves the format before it when it fails in the middle', () => {
    const db = new Sqlite(file);
    migrate(db, migrations.slice(0, index));
    const before = { version: currentVersion(db), schema: schemaOf(db), data: dump(db) };
    const failing: Migration = {
      version,
      up(target) {
        migrations[index]?.up(target);
        throw new Error('power cut');
      },
    };
    expect(() => migrate(db, [...migrations.slice(0, index), failing])).toThrow('power cut');
    expect({ version: currentVersion(db), schema: schemaOf(db), data: dump(db) }).toEqual(before);
    db.close();
  });

  it('leaves the format before it when the process is killed in the middle', () => {
    const script = fileURLToPath(new URL('die-while-migrating.ts', import.meta.url));
    const { signal } = spawnSync(process.execPath, [script, file, String(index)], { stdio: 'inherit' });
    expect(signal).toBe('SIGKILL');
    const db = new Sqlite(file);
    expect(currentVersion(db)).toBe(index * 10);
    migrate(db, migrations);
    expect(currentVersion(db)).toBe(newestVersion(migrations));
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });
});

it('migration 70 counts the conversations that were there before it', () => {
  const db = new Sqlite(file);
  const [old, all] = [60, 70].map((version) => migrations.filter((step) => step.version <= version));
  migrate(db, old ?? []);
  for (const version of [10, 20, 30]) db.exec(dataAfter[version] ?? '');
  db.exec("UPDATE conversations SET unread_count = 3, preview_direction = 'in'");
  migrate(db, all ?? []);
  expect(countUnreadConversations(db)).toBe(1);
  expect(countConversations(db, { operatorId: 1, now: 0 }).total).toMatchObject({
    all: 1,
    waiting: 1,
    unassigned: 1,
    done: 0,
  });
  db.close();
});

it('migration 80 gives the numbers that were there before it the keys by which pairs are found', () => {
  const db = new Sqlite(file);
  const [old, all] = [70, 80].map((version) => migrations.filter((step) => step.version <= version));
  migrate(db, old ?? []);
  const numbers = [
    '380671112233',
    '5511987654321',
    '551133334444',
    '5215512345678',
    '5491112345678',
    '12025550147',
  ];
  for (const number of numbers)
    db.prepare('INSERT INTO contacts (wa_id, created_at) VALUES (?, 1)').run(number);
  db.exec('INSERT INTO contacts (created_at) VALUES (1)');
  migrate(db, all ?? []);
  expect(db.prepare('SELECT number_key, number_tail FROM contacts ORDER BY id').raw().all()).toEqual([
    ...numbers.map((number) => [numberKey(number), number.slice(-7)]),
    [null, ''],
  ]);
  db.close();
});

it('migration 130 has every message put into the index anew', () => {
  const db = new Sqlite(file);
  const [old, all] = [120, 130].map((version) => migrations.filter((step) => step.version <= version));
  migrate(db, old ?? []);
  for (const { version } of old ?? []) db.exec(dataAfter[version] ?? '');
  db.exec("UPDATE messages SET text = 'півонії'; DELETE FROM messages_to_index");
  migrate(db, all ?? []);
  while (indexMessages(db, 10) > 0);
  const found = db.prepare("SELECT rowid FROM messages_search WHERE messages_search MATCH 'півонії'").pluck();
  expect(found.all()).toEqual([1]);
  expect(getMessageRowByWamid(db, 1, 'wamid.1')?.id).toBe(1);
  db.close();
});

it('migration 180 knows the references of the records that were there before it as new ones are known', () => {
  const db = new Sqlite(file);
  const [old, all] = [170, 180].map((version) => migrations.filter((step) => step.version <= version));
  migrate(db, old ?? []);
  const reference = (name: string, referenceTo: string | null) => ({ name, kind: 'reference', referenceTo });
  const types = {
    Order: [{ name: 'number', kind: 'text', referenceTo: null }, reference('customer', 'Contact')],
    Invoice: [reference('order', 'Order'), reference('customer', 'Contact'), reference('lost', null)],
  };
  const insertType = db.prepare('INSERT INTO record_types (name, definition) VALUES (?, ?)');
  for (const [name, fields] of Object.entries(types)) insertType.run(name, JSON.stringify({ name, fields }));
  const insert = db.prepare(
    "INSERT INTO records (id, type, key, fields, search_text, created_at, updated_at) VALUES (?, ?, ?, ?, '', 1, 1)",
  );
  const records: [number, string, Record<string, unknown>][] = [
    [1, 'Order', { number: 'A-1', customer: '+380671112233' }],
    [2, 'Order', { number: 'A-2' }],
    [3, 'Order', { number: 'A-3', customer: null }],
    [4, 'Invoice', { order: 'A-1', customer: '+380671112233', lost: 'x' }],
    [5, 'Invoice', { order: 7 }],
  ];
  for (const [id, type, fields] of records) insert.run(id, type, String(id), JSON.stringify(fields));
  migrate(db, all ?? []);
  expect(
    db.prepare('SELECT record_id, field, to_type, to_key FROM record_references ORDER BY 1, 2').raw().all(),
  ).toEqual([
    [1, 'customer', 'Contact', '+380671112233'],
    [4, 'customer', 'Contact', '+380671112233'],
    [4, 'order', 'Order', 'A-1'],
    [5, 'order', 'Order', '7'],
  ]);
  // Records and contacts from before can be listed by age at once.
  expect(db.prepare('SELECT count(*) FROM contacts WHERE updated_at IS NOT NULL').pluck().get()).toBe(0);
  db.close();
});

it('migration 160 keeps every status and takes away only the copy of its webhook', () => {
  const db = new Sqlite(file);
  const [old, all] = [150, 160].map((version) => migrations.filter((step) => step.version <= version));
  migrate(db, old ?? []);
  for (const { version } of old ?? []) db.exec(dataAfter[version] ?? '');
  const statuses = () => db.prepare('SELECT * FROM message_statuses').all() as Record<string, unknown>[];
  const before = statuses();
  migrate(db, all ?? []);
  expect(before).toHaveLength(1);
  expect(statuses()).toEqual(before.map(({ raw: _raw, ...kept }) => kept));
  db.close();
});

describe('the list of migrations', () => {
  it('goes up in tens', () => {
    expect(() => checkMigrations(migrations)).not.toThrow();
    const up = () => undefined;
    expect(() =>
      checkMigrations([
        { version: 10, up },
        { version: 30, up },
      ]),
    ).toThrow('30');
  });

  it('has every file of its folder', () => {
    const files = readdirSync(new URL('../../../src-main/db/migrations/', import.meta.url)).filter((name) =>
      /^\d/.test(name),
    );
    expect(files.map((name) => Number(name.slice(0, 4)))).toEqual(migrations.map(({ version }) => version));
  });
});

describe('the backup before a migration', () => {
  const options = () => ({ folder: folder.path, migrations, now: () => NOON });

  it('is a whole copy of the old format', () => {
    const db = new Sqlite(file);
    migrate(db, migrations.slice(0, 2));
    db.exec(dataAfter[10] ?? '');
    const copy = backUpBeforeMigration(db, options());
    expect(copy).toBe(join(folder.path, 'rozmova-format-20-2026-11-22T12-00-00-000Z.db'));
    const restored = new Sqlite(copy ?? '', { readonly: true });
    expect(currentVersion(restored)).toBe(20);
    expect(dump(restored)).toEqual(dump(db));
    restored.close();
    db.close();
  });

  it('is not made of a new file, nor of one in the newest format', () => {
    const db = new Sqlite(file);
    expect(backUpBeforeMigration(db, options())).toBeNull();
    migrate(db, migrations);
    expect(backUpBeforeMigration(db, options())).toBeNull();
    db.close();
  });
});

/** Tables that hold nothing of their own and are filled again. */
const builtAnewBy: Readonly<Record<number, RegExp>> = {
  130: /^messages_(search|to_index)/,
  // Has a test of its own below.
  160: /^message_statuses$/,
  // SQLite's own book of the highest ids: templates get their line in it.
  170: /^sqlite_sequence$/,
};

const without = (tables: Record<string, unknown[]>, names: RegExp | undefined): Record<string, unknown[]> =>
  Object.fromEntries(Object.entries(tables).filter(([name]) => !names?.test(name)));

/** Every row of every table. */
function dump(db: Sqlite.Database): Record<string, unknown[]> {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]));
}
