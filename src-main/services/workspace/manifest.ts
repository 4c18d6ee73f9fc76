import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '#shared/domain/refusals.ts';

export const MANIFEST = 'rozmova-workspace.json';

/** A million files; a bigger one was not written by us and would only fill the memory. */
const MAX_MANIFEST_BYTES = 200 * 1024 * 1024;

/** Only names that we give ourselves: nothing that a manifest says can lead out of its folder. */
const fileName = z.string().regex(/^(?:rozmova\.db|journal\.db|media\/[0-9a-f]{2}\/[0-9a-f]{64})$/);

const manifestSchema = z.object({
  kind: z.literal('rozmova-workspace'),
  createdAt: z.number().int().min(0).max(8.64e15),
  version: z.string().max(60),
  formats: z.object({ tables: z.number().int(), journal: z.number().int() }),
  counts: z.object({ accounts: z.number(), conversations: z.number(), messages: z.number() }),
  files: z
    .array(
      z.object({
        name: fileName,
        byteSize: z.number().int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(1_500_000),
});
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Reads what a copy of a workspace says of itself. Throws COPY_NOT_FOUND for a folder without one and for one that cannot be
 * understood, COPY_INCOMPLETE when a file is missing, and WORKSPACE_FROM_FUTURE for one of a newer Rozmova.
 */
export async function readManifest(folder: string, known: Manifest['formats']): Promise<Manifest> {
  const manifest = manifestSchema.safeParse(await readJson(join(folder, MANIFEST)));
  const names = new Set(manifest.data?.files.map(({ name }) => name));
  if (!manifest.success || !names.has('rozmova.db') || !names.has('journal.db'))
    throw new Refusal('COPY_NOT_FOUND', { folder });
  const { formats, files } = manifest.data;
  for (const part of ['tables', 'journal'] as const) {
    if (formats[part] > known[part]) {
      throw new Refusal('WORKSPACE_FROM_FUTURE', {
        dataDir: folder,
        found: formats[part],
        known: known[part],
      });
    }
  }
  for (const { name, byteSize } of files) {
    // A link or a pipe under the name of a file is not what was written.
    const found = await lstat(join(folder, name)).catch(() => null);
    if (!found?.isFile() || found.size !== byteSize) throw new Refusal('COPY_INCOMPLETE', { file: name });
  }
  return manifest.data;
}

async function readJson(file: string): Promise<unknown> {
  try {
    const { size } = await lstat(file);
    return size > MAX_MANIFEST_BYTES ? null : JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // Not there, not readable, not JSON: for the owner it is one thing, a folder without a copy in it.
    return null;
  }
}

export const totalBytes = (files: Manifest['files']): number =>
  files.reduce((sum, { byteSize }) => sum + byteSize, 0);
