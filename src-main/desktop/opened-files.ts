import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { net, shell, type WebContents } from 'electron';
import { displayFileName } from '#shared/domain/file-name.ts';
import { isSafeToOpen } from '#shared/domain/media-rules.ts';
import { mediaFileAddress } from './media-link.ts';

const folderIn = (profileDir: string): string => join(profileDir, 'opened');

/**
 * Opens a customer's file in the system's own program, from a read-only copy under its name. Only for types that cannot run
 * anything, as the hub has found them in the bytes; all others, and what no program takes, are offered for saving.
 */
export async function openMediaFile(contents: WebContents, id: string, profileDir: string): Promise<void> {
  const address = mediaFileAddress(id);
  try {
    const file = await copyOut(address, folderIn(profileDir));
    // The answer is empty when a program has taken it.
    if (file !== null && (await shell.openPath(file)) === '') return;
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'error';
    process.stderr.write(`Rozmova: a file could not be opened (${reason}), it is offered for saving\n`);
  }
  if (!contents.isDestroyed()) contents.downloadURL(address);
}

/** Takes away what was opened before: copies of files that the workspace keeps. Those still open elsewhere may stay. */
export async function clearOpenedFiles(profileDir: string): Promise<void> {
  try {
    await rm(folderIn(profileDir), { recursive: true, force: true });
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'error';
    process.stderr.write(`Rozmova: opened files stay until the next start (${reason})\n`);
  }
}

/** Null where the hub does not vouch for the type, or has no such file. */
async function copyOut(address: string, folder: string): Promise<string | null> {
  const answer = await net.fetch(address);
  const type = answer.headers.get('content-type') ?? '';
  if (!answer.ok || answer.body === null || !isSafeToOpen(type)) {
    await answer.body?.cancel();
    return null;
  }
  // A folder for each: the same name comes often, and what is open is never written over.
  const place = join(folder, randomUUID());
  await mkdir(place, { recursive: true, mode: 0o700 });
  const file = join(place, displayFileName(nameOf(answer.headers.get('content-disposition')), type));
  await pipeline(Readable.from(answer.body), createWriteStream(file, { flags: 'wx', mode: 0o400 }));
  return file;
}

/** The hub writes the name in UTF-8, with the ending that its type has. */
function nameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return encoded === undefined ? '' : decodeURIComponent(encoded);
}
