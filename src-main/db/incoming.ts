import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of a workspace in which another one waits to take its place. */
export const INCOMING = 'incoming';
/** Written last: what waits is whole and was checked. */
export const READY = 'ready.json';

/** What a workspace consists of; the logs of SQLite go before the files that they belong to. */
const replaced = [
  'rozmova.db-wal',
  'rozmova.db-shm',
  'rozmova.db',
  'journal.db-wal',
  'journal.db-shm',
  'journal.db',
  'media',
];
const taken = ['rozmova.db', 'journal.db', 'media'];

/**
 * Puts a workspace that was brought here into the place of the present one, which is kept in `replaced-TIME`. Nothing is
 * copied, only renamed, and each step leaves what the next start goes on with: a kill in the middle loses nothing.
 */
export function takeIncoming(dataDir: string, now: () => number): void {
  const incoming = join(dataDir, INCOMING);
  const time = timeOf(join(incoming, READY), now);
  if (time === null) return;
  const aside = join(dataDir, `replaced-${time}`);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of replaced) {
    // A file that has moved in already must not be put aside by the second try.
    const isMoved = taken.includes(mainName(name)) && !existsSync(join(incoming, mainName(name)));
    if (!isMoved && existsSync(join(dataDir, name)) && !existsSync(join(aside, name))) {
      renameSync(join(dataDir, name), join(aside, name));
    }
  }
  for (const name of taken) {
    if (existsSync(join(incoming, name))) renameSync(join(incoming, name), join(dataDir, name));
  }
  rmSync(incoming, { recursive: true, force: true });
}

const mainName = (name: string): string => name.replace(/-(?:wal|shm)$/, '');

/**
 * When it became ready, in a form that fits a file's name and is the same at each try; null when nothing is ready, or when what
 * says so was not written by us: a damaged file must not keep the present workspace from opening.
 */
function timeOf(ready: string, now: () => number): string | null {
  if (!existsSync(ready)) return null;
  try {
    const { at } = JSON.parse(readFileSync(ready, 'utf8')) as { at?: unknown };
    return new Date(typeof at === 'number' ? at : now()).toISOString().replaceAll(/[:.]/g, '-');
  } catch {
    return null;
  }
}
