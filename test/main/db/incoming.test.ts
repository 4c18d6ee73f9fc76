import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeIncoming } from '../../../src-main/db/incoming.ts';
import { makeTemporaryFolder, NOON } from '../../helpers/workspace.ts';

let folder: ReturnType<typeof makeTemporaryFolder>;
beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => folder.remove());

const names = ['rozmova.db', 'journal.db', 'media/aa/file'];

/** A workspace with another one that waits for its place. */
function prepare(dataDir: string): void {
  for (const [place, word] of [
    ['', 'old'],
    ['incoming', 'new'],
  ] as const) {
    mkdirSync(join(dataDir, place, 'media', 'aa'), { recursive: true });
    for (const name of names) writeFileSync(join(dataDir, place, name), word);
  }
  for (const name of ['rozmova.db-wal', 'journal.db-shm']) writeFileSync(join(dataDir, name), 'old');
  writeFileSync(join(dataDir, 'incoming', 'ready.json'), JSON.stringify({ at: NOON }));
}

function wordsOf(dataDir: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(dataDir, name), 'utf8')]));
}

const isNew = { 'rozmova.db': 'new', 'journal.db': 'new', 'media/aa/file': 'new' };
const isOld = { 'rozmova.db': 'old', 'journal.db': 'old', 'media/aa/file': 'old' };
const aside = 'replaced-2026-11-22T12-00-00-000Z';

it('takes the place of the present workspace, which is kept whole', () => {
  const dataDir = join(folder.path, 'whole');
  prepare(dataDir);
  takeIncoming(dataDir, () => 0);
  expect(wordsOf(dataDir)).toEqual(isNew);
  expect(wordsOf(join(dataDir, aside))).toEqual(isOld);
  expect(readdirSync(dataDir).sort()).toEqual(['journal.db', 'media', aside, 'rozmova.db'].sort());
});

it('goes on after a kill at any of its steps', () => {
  const steps = countSteps();
  expect(steps).toBeGreaterThan(7);
  for (let killedAfter = 0; killedAfter < steps; killedAfter += 1) {
    const dataDir = join(folder.path, `killed-${killedAfter}`);
    prepare(dataDir);
    runSteps(dataDir, killedAfter);
    takeIncoming(dataDir, () => 0);
    expect(wordsOf(dataDir), `killed after ${killedAfter}`).toEqual(isNew);
    expect(wordsOf(join(dataDir, aside)), `killed after ${killedAfter}`).toEqual(isOld);
    expect(existsSync(join(dataDir, 'incoming'))).toBe(false);
    expect(existsSync(join(dataDir, 'rozmova.db-wal'))).toBe(false);
  }
});

it.each(['', '{', 'null', '{"at":1e300}', '[]garbage'])(
  'leaves alone what a damaged file calls ready: %s',
  (text) => {
    const dataDir = join(folder.path, 'damaged');
    prepare(dataDir);
    writeFileSync(join(dataDir, 'incoming', 'ready.json'), text);
    takeIncoming(dataDir, () => NOON);
    expect(wordsOf(dataDir)).toEqual(isOld);
  },
);

it('leaves alone what is not ready', () => {
  const dataDir = join(folder.path, 'unready');
  prepare(dataDir);
  renameSync(join(dataDir, 'incoming', 'ready.json'), join(dataDir, 'incoming', 'other.json'));
  takeIncoming(dataDir, () => 0);
  expect(wordsOf(dataDir)).toEqual(isOld);
});

/** The renames of a complete run, found by doing one and looking at where things went. */
const moves = (): [from: string, to: string][] => [
  ['rozmova.db-wal', join(aside, 'rozmova.db-wal')],
  ['rozmova.db', join(aside, 'rozmova.db')],
  ['journal.db-shm', join(aside, 'journal.db-shm')],
  ['journal.db', join(aside, 'journal.db')],
  ['media', join(aside, 'media')],
  ['incoming/rozmova.db', 'rozmova.db'],
  ['incoming/journal.db', 'journal.db'],
  ['incoming/media', 'media'],
];

function countSteps(): number {
  const done = join(folder.path, 'by-hand');
  const byItself = join(folder.path, 'by-itself');
  prepare(done);
  cpSync(done, byItself, { recursive: true });
  runSteps(done, moves().length);
  takeIncoming(byItself, () => 0);
  // The steps by hand are the ones that it takes: they end in the same files.
  const list = (dir: string) =>
    new Set(readdirSync(dir, { recursive: true }).filter((name) => !String(name).startsWith('incoming')));
  expect(list(done)).toEqual(list(byItself));
  return moves().length;
}

function runSteps(dataDir: string, count: number): void {
  mkdirSync(join(dataDir, aside), { recursive: true });
  for (const [from, to] of moves().slice(0, count)) renameSync(join(dataDir, from), join(dataDir, to));
}
