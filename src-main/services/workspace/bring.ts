import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type WorkspaceCopy, workspaceCopySchema } from '#shared/contract/workspace.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { copyFile } from './copy-file.ts';
import { type Manifest, totalBytes } from './manifest.ts';
import type { Progress, WorkspaceOptions } from './workspace.ts';

const readySchema = z.object({ at: z.number(), copy: workspaceCopySchema });

/** What a manifest says, for people. */
export const copyFacts = ({ createdAt, version, counts, files }: Manifest): WorkspaceCopy => ({
  createdAt,
  version,
  ...counts,
  files: files.length - 2,
  byteSize: totalBytes(files),
});

/** Copies everything beside the present workspace and checks each hash; "ready" is written when all of it is on the disk. */
export async function takeCopyOver(
  { copies, clock }: WorkspaceOptions,
  folder: string,
  manifest: Manifest,
  progress: Progress,
): Promise<void> {
  const incoming = copies.incomingFolder;
  progress.expect(totalBytes(manifest.files));
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  try {
    for (const { name, sha256 } of manifest.files) {
      const found = await copyFile(join(folder, name), join(incoming, name), {
        signal: progress.signal,
        onBytes: progress.add,
      });
      if (found !== sha256) throw new Refusal('COPY_INCOMPLETE', { file: name });
    }
    await mkdir(join(incoming, 'media'), { recursive: true, mode: 0o700 });
    progress.signal.throwIfAborted();
    // Written under another name: whatever has the right one is whole.
    const unfinished = join(incoming, `${copies.readyFile}.unfinished`);
    const ready = await open(unfinished, 'wx', 0o600);
    await ready.writeFile(JSON.stringify({ at: clock.now(), copy: copyFacts(manifest) }));
    await ready.sync();
    await ready.close();
    await rename(unfinished, join(incoming, copies.readyFile));
  } catch (error) {
    await rm(incoming, { recursive: true, force: true });
    throw error;
  }
}

/** The copy that waits for the next start, or null. */
export async function readIncoming({ copies }: WorkspaceOptions): Promise<WorkspaceCopy | null> {
  const file = join(copies.incomingFolder, copies.readyFile);
  if (!existsSync(file)) return null;
  const ready = readySchema.safeParse(parseJson(await readFile(file, 'utf8')));
  // The next start leaves alone what it cannot understand, so that there is nothing to announce.
  return ready.success ? ready.data.copy : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
