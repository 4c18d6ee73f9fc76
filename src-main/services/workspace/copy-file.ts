import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Copies a file durably and returns the SHA-256 (hex) of its bytes; `onBytes` is told of each piece. */
export async function copyFile(
  from: string,
  to: string,
  { signal, onBytes }: { signal: AbortSignal; onBytes: (bytes: number) => void },
): Promise<string> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const source = await open(from, 'r');
  const file = await open(to, 'wx', 0o600).catch(async (error: unknown) => {
    await source.close();
    throw error;
  });
  try {
    // Closes what it reads from at its end.
    for await (const piece of source.createReadStream({ signal }) as AsyncIterable<Buffer>) {
      hash.update(piece);
      await file.writeFile(piece);
      onBytes(piece.length);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** The SHA-256 (hex) of a file that is there. */
export async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { signal }) as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest('hex');
}
