import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { numericId, sha256Hex } from '../identifiers.ts';
import type { MediaRecord } from '../state.ts';
import type { World } from '../world.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Ids of uploads live for 30 days, ids that came in a webhook for 7 (`research/api.md` 4.3). */
export const UPLOAD_LIFE_MS = 30 * DAY_MS;
const WEBHOOK_LIFE_MS = 7 * DAY_MS;
const MOST_MEDIA = 4_000;

/** A media object that has not expired, or undefined. */
export function findMedia(world: World, id: string): MediaRecord | undefined {
  return world.state.media.find((record) => record.id === id && record.expiresAt > world.now());
}

/** For the customer's own phone: there nothing expires. */
export const findAnyMedia = (world: World, id: string): MediaRecord | undefined =>
  world.state.media.find((record) => record.id === id);

export function pathOf(world: World, record: MediaRecord): string {
  const folder = record.file.folder === 'samples' ? world.samplesFolder : world.mediaFolder;
  return join(folder, record.file.name);
}

export const readMedia = (world: World, record: MediaRecord): Promise<Buffer> =>
  readFile(pathOf(world, record));
export const streamMedia = (world: World, record: MediaRecord) => createReadStream(pathOf(world, record));

/** Gives one of the built-in sample files a new media id, as every message at Meta has its own. */
export async function addSample(world: World, sample: SampleFile): Promise<MediaRecord> {
  const bytes = await readFile(join(world.samplesFolder, sample.name));
  const record: MediaRecord = {
    id: numericId(16),
    mimeType: sample.mimeType,
    byteSize: bytes.byteLength,
    sha256: sha256Hex(bytes),
    file: { folder: 'samples', name: sample.name },
    expiresAt: world.now() + WEBHOOK_LIFE_MS,
  };
  const { media } = world.state;
  media.push(record);
  // A demo that runs for weeks must not fill the state file: the oldest samples go, uploads stay until they expire.
  if (media.length > MOST_MEDIA) {
    const old = new Set(media.filter(({ file }) => file.folder === 'samples').slice(0, MOST_MEDIA / 4));
    world.state.media = media.filter((each) => !old.has(each));
  }
  return record;
}

export async function deleteMedia(world: World, record: MediaRecord): Promise<void> {
  world.state.media = world.state.media.filter((other) => other !== record);
  if (record.file.folder === 'media') await rm(pathOf(world, record), { force: true });
}

/** Removes files of uploads that no record names, such as those of an interrupted upload or of a reset. */
export async function sweepMediaFolder(world: World): Promise<void> {
  await mkdir(world.mediaFolder, { recursive: true });
  const known = new Set(world.state.media.map((record) => record.file.name));
  for (const name of readdirSync(world.mediaFolder)) {
    if (!known.has(name)) await rm(join(world.mediaFolder, basename(name)), { force: true });
  }
}

export interface SampleFile {
  name: string;
  mimeType: string;
}

export const sampleFiles = {
  image: { name: 'bouquet.jpg', mimeType: 'image/jpeg' },
  video: { name: 'clip.mp4', mimeType: 'video/mp4' },
  voice: { name: 'voice-note.ogg', mimeType: 'audio/ogg' },
  document: { name: 'invoice.pdf', mimeType: 'application/pdf' },
  sticker: { name: 'sticker.webp', mimeType: 'image/webp' },
} as const satisfies Record<string, SampleFile>;

/**
 * The folder with the sample files: `resources/samples` of the project or of the packaged program, which lies two or
 * more folders above this file, depending on how the sources were bundled.
 */
export function findSamplesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let step = 0; step < 6; step += 1) {
    const candidate = join(folder, 'resources', 'samples');
    if (existsSync(candidate) && statSync(candidate).isDirectory()) return candidate;
    folder = dirname(folder);
  }
  throw new Error('The folder resources/samples of the sandbox was not found.');
}
