import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '#shared/domain/refusals.ts';
import { openWorkspace } from '../../../src-main/db/open.ts';
import { setProjectedSeq } from '../../../src-main/db/queries/projection.ts';
import { addAccount, makeTemporaryFolder, NOON } from '../../helpers/workspace.ts';

const holdWorkspace = new URL('hold-workspace.ts', import.meta.url);
let folder: ReturnType<typeof makeTemporaryFolder>;
let dataDir: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = makeTemporaryFolder();
  dataDir = join(folder.path, 'workspace');
});

afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  child = undefined;
  folder.remove();
});

const open = (dir = dataDir) => openWorkspace(dir, { now: () => NOON });

/** What opening says, as the code and values of its refusal. */
function refusalOf(dir = dataDir): unknown {
  try {
    open(dir).close();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.values };
    throw error;
  }
  return 'opened';
}

const delivery = (text: string) => ({ accountKey: 'key-1', receivedAt: NOON, body: Buffer.from(text) });

/** A closed workspace with an account and some deliveries. */
function makeWorkspace(): void {
  const workspace = open();
  addAccount(workspace);
  workspace.journal.append(['{"a":1}', '{"a":2}', '{"a":3}'].map(delivery));
  workspace.close();
}

const bytesOfAll = () =>
  Object.fromEntries(
    readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file).toString('base64')]),
  );

describe('an opened workspace', () => {
  it('is durable on the first open and on every later one', () => {
    for (let round = 0; round < 3; round += 1) {
      const { db, close } = open();
      const pragmas = [
        'journal_mode',
        'synchronous',
        'foreign_keys',
        'busy_timeout',
        'wal_autocheckpoint',
        'journal_size_limit',
      ];
      expect(pragmas.map((name) => db.pragma(name, { simple: true }))).toEqual([
        'wal',
        2,
        1,
        5000,
        16_000,
        -1,
      ]);
      close();
    }
  });

  it('has a journal that is durable as well', () => {
    const { journal, close } = open();
    journal.append([delivery('{}')]);
    close();
    const plain = new Sqlite(join(dataDir, 'journal.db'));
    expect(plain.pragma('journal_mode', { simple: true })).toBe('wal');
    plain.close();
  });

  it.skipIf(process.platform === 'win32')('belongs to its owner alone', () => {
    const { close } = open();
    const modes = [
      '',
      'media',
      'logs',
      'backups',
      'rozmova.db',
      'rozmova.db-wal',
      'journal.db',
      'journal.db-wal',
      'workspace.lock',
    ];
    expect(modes.map((name) => [name, (statSync(join(dataDir, name)).mode & 0o777).toString(8)])).toEqual(
      modes.map((name) => [name, name.includes('.') ? '600' : '700']),
    );
    close();
  });

  it('keeps what was written', () => {
    makeWorkspace();
    const { db, journal, close } = open();
    expect(db.prepare('SELECT key FROM accounts').pluck().all()).toEqual(['key-1']);
    expect(journal.counts()).toEqual({ deliveries: 3, duplicates: 0, lastSeq: 3, lastReceivedAt: NOON });
    close();
  });
});

describe('a workspace that is open already', () => {
  it('is refused to the same process, and free after it was closed', () => {
    const first = open();
    expect(refusalOf()).toEqual({ code: 'WORKSPACE_IN_USE', dataDir });
    expect(refusalOf()).toEqual({ code: 'WORKSPACE_IN_USE', dataDir });
    first.close();
    expect(refusalOf()).toBe('opened');
  });

  it('is refused to a second process, and free as soon as the first one is killed', async () => {
    makeWorkspace();
    child = spawn(process.execPath, [fileURLToPath(holdWorkspace), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.stdout) await once(child.stdout, 'data');
    const before = bytesOfAll();
    expect(refusalOf()).toEqual({ code: 'WORKSPACE_IN_USE', dataDir });
    expect(bytesOfAll()).toEqual(before);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(refusalOf()).toBe('opened');
  });
});

describe('a hub in a thread of its own', () => {
  it('lets the workspace go when the thread is ended', async () => {
    const thread = new Worker(holdWorkspace, { argv: [dataDir], stdout: true });
    await once(thread.stdout, 'data');
    expect(refusalOf()).toEqual({ code: 'WORKSPACE_IN_USE', dataDir });
    await thread.terminate();
    expect(refusalOf()).toBe('opened');
  });
});

describe('a workspace from the future is refused and nothing is written', () => {
  it.each(['rozmova.db', 'journal.db'])('%s', (file) => {
    makeWorkspace();
    const plain = new Sqlite(join(dataDir, file));
    plain.pragma('user_version = 99990');
    plain.close();
    const before = bytesOfAll();
    expect(refusalOf()).toMatchObject({ code: 'WORKSPACE_FROM_FUTURE', dataDir, found: 99990 });
    expect(bytesOfAll()).toEqual(before);
  });

  it('also when its newest format lies in the write-ahead log after a crash', () => {
    makeWorkspace();
    const plain = new Sqlite(join(dataDir, 'rozmova.db'));
    plain.pragma('user_version = 99990');
    const crashed = join(folder.path, 'crashed');
    mkdirSync(crashed);
    for (const name of readdirSync(dataDir)) {
      if (statSync(join(dataDir, name)).isFile()) copyFileSync(join(dataDir, name), join(crashed, name));
    }
    plain.close();
    expect(refusalOf(crashed)).toMatchObject({ code: 'WORKSPACE_FROM_FUTURE', found: 99990 });
  });
});

describe('a damaged workspace is refused by name', () => {
  it.each(['rozmova.db', 'journal.db'])('%s is no database', (file) => {
    makeWorkspace();
    writeFileSync(join(dataDir, file), 'x'.repeat(8192));
    expect(refusalOf()).toEqual({ code: 'WORKSPACE_DAMAGED', file, detail: 'SQLITE_NOTADB' });
    expect(readFileSync(join(dataDir, file), 'utf8')).toBe('x'.repeat(8192));
  });

  it.each(['rozmova.db', 'journal.db'])('%s is cut', (file) => {
    makeWorkspace();
    truncateSync(join(dataDir, file), 4096 * 3 + 100);
    expect(refusalOf()).toMatchObject({ code: 'WORKSPACE_DAMAGED' });
  });

  it('a page in the middle is overwritten', () => {
    makeWorkspace();
    const file = join(dataDir, 'rozmova.db');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 4, 4096 * 5);
    writeFileSync(file, bytes);
    expect(refusalOf()).toMatchObject({ code: 'WORKSPACE_DAMAGED', file: 'rozmova.db' });
  });

  it.each([
    ['a body was changed', "UPDATE deliveries SET body = '{}' || x'' WHERE seq = 2", 2],
    ['its time was changed', 'UPDATE deliveries SET received_at = 1 WHERE seq = 3', 3],
    ['one is missing in the middle', 'DELETE FROM deliveries WHERE seq = 2', 3],
  ])('the journal: %s', (_name, sql, seq) => {
    makeWorkspace();
    const plain = new Sqlite(join(dataDir, 'journal.db'));
    plain.exec(sql.replace("'{}' || x''", "x'7b7d'"));
    plain.close();
    const detail = `entry ${seq} does not fit its predecessor`;
    expect(refusalOf()).toEqual({ code: 'WORKSPACE_DAMAGED', file: 'journal.db', detail });
  });

  it('the journal lost entries that the tables have passed', () => {
    makeWorkspace();
    const { db, close } = open();
    setProjectedSeq(db, 3);
    close();
    const plain = new Sqlite(join(dataDir, 'journal.db'));
    plain.exec('DELETE FROM deliveries WHERE seq = 3');
    plain.close();
    expect(refusalOf()).toMatchObject({ code: 'WORKSPACE_DAMAGED', file: 'journal.db' });
  });
});

describe('a journal that was moved away', () => {
  it('is begun again behind what the tables have passed', () => {
    makeWorkspace();
    const before = open();
    setProjectedSeq(before.db, 3);
    before.close();
    mkdirSync(join(dataDir, 'away'));
    for (const name of readdirSync(dataDir).filter((file) => file.startsWith('journal.db'))) {
      copyFileSync(join(dataDir, name), join(dataDir, 'away', name));
      truncateSync(join(dataDir, name), 0);
    }
    const { journal, close } = open();
    journal.append([delivery('{"a":4}')]);
    expect(journal.listAfter(3, 10).map(({ seq }) => seq)).toEqual([4]);
    expect(journal.findBreak()).toBeNull();
    close();
    expect(refusalOf()).toBe('opened');
  });
});

describe('a folder that cannot be used', () => {
  it('is refused with its path', () => {
    writeFileSync(join(folder.path, 'file'), '');
    const inside = join(folder.path, 'file', 'workspace');
    expect(refusalOf(inside)).toMatchObject({
      code: 'WORKSPACE_UNWRITABLE',
      dataDir: inside,
      detail: 'ENOTDIR',
    });
    expect(existsSync(inside)).toBe(false);
  });
});
