import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Bytes that are on the disk but not yet in their place. */
export interface TemporaryFile {
  path: string;
  byteSize: number;
  /** Hex. */
  sha256: string;
}

/** More bytes came than were allowed. */
export class TooManyBytes extends Error {}

export interface FileStore {
  /** Where bytes of this hash lie, whether they are there or not. */
  pathOf(sha256: string): string;
  /** Writes a stream to a temporary file that is on the disk when this resolves; nothing is left when it rejects. */
  receive(
    stream: AsyncIterable<Uint8Array>,
    options: { maxBytes: number; onHead?: (head: Buffer) => number | Promise<number> },
  ): Promise<TemporaryFile>;
  /** Moves a temporary file to its place by hash; the same bytes twice are one file. */
  keep(file: TemporaryFile): Promise<void>;
  discard(file: TemporaryFile): Promise<void>;
  /** Deletes what an earlier run left behind in the middle; before the first upload, so at once. */
  clean(): void;
}

const HEAD_BYTES = 4100;

/** Files below `media/`, named by the SHA-256 of their bytes: a stranger's name never becomes a path. */
export function createFileStore(dataDir: string): FileStore {
  const root = join(dataDir, 'media');
  const temporary = join(root, 'tmp');
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256);
  return {
    pathOf,

    async receive(stream, options) {
      await mkdir(temporary, { recursive: true, mode: 0o700 });
      const path = join(temporary, randomUUID());
      try {
        return { path, ...(await writeStream(path, stream, options)) };
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },

    async keep(file) {
      const target = pathOf(file.sha256);
      const folder = dirname(target);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const present = await stat(target).catch(() => null);
      // A file of another size under this name can only be damaged: the new bytes replace it.
      if (present?.size === file.byteSize) await rm(file.path, { force: true });
      else await rename(file.path, target);
      await syncFolder(folder);
    },

    discard: (file) => rm(file.path, { force: true }),

    clean() {
      mkdirSync(temporary, { recursive: true, mode: 0o700 });
      for (const name of readdirSync(temporary))
        rmSync(join(temporary, name), { force: true, recursive: true });
    },
  };
}

async function writeStream(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  options: { maxBytes: number; onHead?: (head: Buffer) => number | Promise<number> },
): Promise<{ byteSize: number; sha256: string }> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let byteSize = 0;
  let { maxBytes } = options;
  let head: Buffer | null = Buffer.alloc(0);
  try {
    for await (const chunk of stream) {
      byteSize += chunk.byteLength;
      if (byteSize > maxBytes) throw new TooManyBytes();
      if (head !== null) head = Buffer.concat([head, chunk]);
      if (head !== null && head.length >= HEAD_BYTES) {
        maxBytes = Math.min(maxBytes, (await options.onHead?.(head)) ?? maxBytes);
        head = null;
        if (byteSize > maxBytes) throw new TooManyBytes();
      }
      hash.update(chunk);
      await writeAll(file, chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { byteSize, sha256: hash.digest('hex') };
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> {
  let written = 0;
  while (written < chunk.byteLength) {
    written += (await file.write(chunk, written, chunk.byteLength - written)).bytesWritten;
  }
}

/** Makes a rename durable; Windows knows no such thing for folders and does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether an error means that the disk, or one's share of it, is full. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';
}
