import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { copyFile, hashFile } from './copy-file.ts';
import { MANIFEST, type Manifest } from './manifest.ts';
import type { Progress, WorkspaceOptions } from './workspace.ts';

/**
 * Writes a copy into a new folder: databases, media and a manifest with the hash of each. The folder gets its name when
 * everything is on the disk; what was begun and not finished is removed.
 */
export async function writeCopy(
  options: WorkspaceOptions,
  folder: string,
  progress: Progress,
): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    await fill(options, unfinished, progress);
    progress.signal.throwIfAborted();
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function fill(
  { copies, clock, version, dataDir }: WorkspaceOptions,
  folder: string,
  progress: Progress,
): Promise<void> {
  const { signal } = progress;
  const media = await listMedia(dataDir);
  progress.expect(copies.byteSize() + sum(media.map(({ byteSize }) => byteSize)));
  const files: Manifest['files'] = [];
  // The journal last: it may know more than the tables, which take that in from it, but never less.
  for (const name of ['rozmova.db', 'journal.db'] as const) {
    const path = join(folder, name);
    let told = 0;
    await copies.write(name, path, (done) => {
      signal.throwIfAborted();
      progress.add(Math.max(0, done - told));
      told = Math.max(told, done);
    });
    files.push({ name, byteSize: (await stat(path)).size, sha256: await hashFile(path, signal) });
  }
  for (const { name, byteSize } of media) {
    const [from, to] = [join(dataDir, name), join(folder, name)];
    const sha256 = await copyFile(from, to, { signal, onBytes: progress.add }).catch(nullIfGone);
    if (sha256 !== null) files.push({ name, byteSize, sha256 });
  }
  const manifest: Manifest = {
    kind: 'rozmova-workspace',
    createdAt: clock.now(),
    version,
    formats: copies.formats(),
    counts: copies.counts(),
    files,
  };
  const file = await open(join(folder, MANIFEST), 'wx', 0o600);
  await file.writeFile(JSON.stringify(manifest));
  await file.sync();
  await file.close();
}

/** A file that was thrown away since the list was made is not missed by anybody. */
function nullIfGone(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** Files of `media/` that are in their place; what is just being received is not part of a copy. */
export async function listMedia(dataDir: string): Promise<{ name: string; byteSize: number }[]> {
  const root = join(dataDir, 'media');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files: { name: string; byteSize: number }[] = [];
  for (const entry of entries) {
    const name = relative(dataDir, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (!entry.isFile() || !/^media\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name)) continue;
    const found = await stat(join(dataDir, name)).catch(() => null);
    if (found) files.push({ name, byteSize: found.size });
  }
  return files;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
