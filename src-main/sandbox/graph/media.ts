import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { deathOf, findBearer } from '../connection/bearer.ts';
import { takeFault } from '../faults.ts';
import type { MediaRecord } from '../state.ts';
import { asText } from '../values.ts';
import type { World } from '../world.ts';
import { GraphFailure } from './errors.ts';
import { findMedia, readMedia, streamMedia } from './media-store.ts';

const URL_LIFE_MS = 5 * 60 * 1000;
export const ATTACHMENTS_PATH = '/whatsapp_business/attachments/';

/** Addresses that were given out; each is good for five minutes of sandbox time. */
export class MediaUrls {
  readonly #urls = new Map<string, { mediaId: string; expiresAt: number }>();
  readonly #origin: () => string;
  readonly #now: () => number;

  constructor(origin: () => string, now: () => number) {
    this.#origin = origin;
    this.#now = now;
  }

  make(mediaId: string): string {
    const now = this.#now();
    // In the order of expiry, since the clock only moves forward.
    for (const [hash, { expiresAt }] of this.#urls) {
      if (expiresAt > now) break;
      this.#urls.delete(hash);
    }
    const hash = randomBytes(18).toString('base64url');
    const expiresAt = now + URL_LIFE_MS;
    this.#urls.set(hash, { mediaId, expiresAt });
    return `${this.#origin()}${ATTACHMENTS_PATH}?mid=${mediaId}&ext=${Math.floor(expiresAt / 1000)}&hash=${hash}`;
  }

  mediaIdOf(hash: string): string | null {
    const entry = this.#urls.get(hash);
    return entry && entry.expiresAt > this.#now() ? entry.mediaId : null;
  }
}

/** `GET /{media}`: where the bytes are, and what they are; the size is a string in Meta's description. */
export function describeMedia(world: World, record: MediaRecord): Record<string, unknown> {
  return {
    url: world.mediaUrls.make(record.id),
    mime_type: record.mimeType,
    sha256: record.sha256,
    file_size: String(record.byteSize),
    id: record.id,
    messaging_product: 'whatsapp',
  };
}

/** The bytes; without the bearer token or after five minutes there are none. */
export async function serveMedia(world: World, request: Request, response: Response): Promise<void> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const bearer = findBearer(world, token);
  if (!bearer || deathOf(world, bearer) !== null) {
    response.status(401).json(new GraphFailure(190).toJson());
    return;
  }
  const mediaId = world.mediaUrls.mediaIdOf(asText(request.query.hash));
  const record = mediaId === null ? undefined : findMedia(world, mediaId);
  if (!record) {
    response.status(404).type('text/plain').send('URL signature expired');
    return;
  }
  response.setHeader('content-type', record.mimeType);
  response.setHeader('content-length', record.byteSize);
  if (takeFault(world.state, 'media_cut')) {
    world.changed();
    const bytes = await readMedia(world, record);
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
    return;
  }
  if (takeFault(world.state, 'media_wrong_hash')) {
    world.changed();
    const bytes = await readMedia(world, record);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 0xff;
    response.end(bytes);
    return;
  }
  streamMedia(world, record)
    .on('error', () => response.destroy())
    .pipe(response);
}
