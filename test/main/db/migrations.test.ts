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
import { requireConversation } from '../../../src-main/db/queries/conversations.ts';
import { getMessageRowByWamid } from '../../../src-main/db/queries/messages.ts';
import { indexMessages } from '../../../src-main/db/queries/search-index.ts';
import { countUnread, listUnread } from '../../../src-main/db/queries/unread.ts';
import { countingText } from '../../../src-main/db/search-text.ts';
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
  const old = migrations.filter((step) => step.version <= 60);
  migrate(db, old);
  for (const version of [10, 20, 30]) db.exec(dataAfter[version] ?? '');
  db.exec("UPDATE conversations SET unread_count = 3, preview_direction = 'in'");
  migrate(db, migrations);
  expect(countUnread(db, 1)).toBe(1);
  expect(countConversations(db, { operatorId: 1, now: 0 }).total).toMatchObject({
    all: 1,
    waiting: 1,
    unassigned: 1,
    done: 0,
  });
  db.close();
});

it('migration 210 makes what nobody had read unread for everybody on the list, and finds who takes part', () => {
  const db = new Sqlite(file);
  const [old, people] = [60, 200].map((version) => migrations.filter((step) => step.version <= version));
  migrate(db, old ?? []);
  for (const version of [10, 20, 30]) db.exec(dataAfter[version] ?? '');
  migrate(db, people ?? []);
  const day = 24 * 60 * 60 * 1000;
  db.exec(`
    INSERT INTO operators (id, name, role, created_at, removed_at) VALUES
      (2, 'Іван', 'operator', 1, NULL), (3, 'Петро', 'operator', 1, NULL), (4, 'Зоя', 'operator', 1, 5);
    DELETE FROM account_operators;
    INSERT INTO account_operators VALUES (1, 1), (1, 2), (1, 4);
    INSERT INTO contacts (id, created_at) VALUES (11, 1), (12, 1);
    INSERT INTO conversations (id, account_id, contact_id, last_message_at, last_inbound_at, preview_direction, unread_count, created_at)
      VALUES (2, 1, 11, ${NOON}, ${NOON}, 'in', 3, 1), (3, 1, 12, ${NOON - 20 * day}, ${NOON - 20 * day}, 'in', 0, 1);
    INSERT INTO messages (conversation_id, account_id, direction, kind, sent_at, received_at, content, operator_id) VALUES
      (2, 1, 'out', 'text', ${NOON - 2 * day}, 1, '{"kind":"text","body":"Так"}', 3),
      (2, 1, 'out', 'text', ${NOON - day}, 1, '{"kind":"text","body":"Так"}', 3),
      (2, 1, 'out', 'text', ${NOON - 16 * day}, 1, '{"kind":"text","body":"Так"}', 1),
      (2, 1, 'out', 'reaction', ${NOON}, 1, '{"kind":"reaction","targetWamid":"w","emoji":"👍"}', 2),
      (2, 1, 'out', 'text', ${NOON}, 1, '{"kind":"text","body":"З телефону"}', NULL),
      (3, 1, 'out', 'text', ${NOON - 20 * day}, 1, '{"kind":"text","body":"Так"}', 3);`);
  migrate(db, migrations);
  expect(listUnread(db, 2)).toEqual([
    { operatorId: 1, count: 3 },
    { operatorId: 2, count: 3 },
  ]);
  expect([1, 2, 3, 4].map((id) => countUnread(db, id))).toEqual([1, 1, 0, 0]);
  expect(requireConversation(db, 2, 2)).toMatchObject({
    unreadCount: 3,
    participantIds: [3],
    lastOperatorAt: NOON - day,
    waitingSince: NOON,
  });
  // Longer ago than 15 days before the last that happened in the account: everybody is told again anyway.
  expect(requireConversation(db, 3, 1)).toMatchObject({
    unreadCount: 0,
    participantIds: [],
    lastOperatorAt: null,
    waitingSince: null,
  });
  expect(countConversations(db, { operatorId: 1, now: 0 }).total).toMatchObject({
    all: 3,
    unread: 1,
    waiting: 2,
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
  migrate(db, migrations);
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
it('migration 250 puts the records that were there in the order in which new ones stand', () => {
  const db = new Sqlite(file);
  migrate(
    db,
    migrations.filter((step) => step.version <= 240),
  );
  db.exec("INSERT INTO record_types (name, definition) VALUES ('Order', '{}')");
  const keys = ['B-10', 'B-2', 'Їжак 3', 'Ґанок’ 007', 'ＡＢ1', '', `9${'0'.repeat(120)}`, '1.05'];
  const insert = db.prepare(
    "INSERT INTO records (type, key, fields, search_text, created_at, updated_at) VALUES ('Order', ?, '{}', '', 1, 1)",
  );
  for (const key of keys) insert.run(key);
  migrate(db, migrations);
  const stored = db
    .prepare<[], { key: string; sort_key: string }>('SELECT key, sort_key FROM records ORDER BY id')
    .all();
  expect(stored).toEqual(keys.map((key) => ({ key, sort_key: countingText(key) })));
  db.close();
});

const builtAnewBy: Readonly<Record<number, RegExp>> = {
  130: /^messages_(search|to_index)/,
  // Has a test of its own below.
  160: /^message_statuses$/,
  // SQLite's own book of the highest ids: templates get their line in it.
  170: /^sqlite_sequence$/,
  // The count of what is unread is each operator's own now, which has a test of its own below.
  210: /^conversation(s|_tallies)$/,
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
