import type { Media } from '#shared/contract/media.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { getMediaRow, listMessagesOfMedia, toMedia } from '../../db/queries/media.ts';
import { upsertMediaFacts } from '../../db/queries/media-facts.ts';
import type { Db } from '../../db/statements.ts';
import type { Publish } from '../../ports.ts';

export interface MediaFactsInput {
  width?: number | undefined;
  height?: number | undefined;
  durationMs?: number | undefined;
  waveform?: number[] | undefined;
  /** WebP in base64. */
  thumbnail?: string | undefined;
}

export interface MediaFactsService {
  /** Keeps what a page found out about a stored file. Throws NOT_FOUND, MEDIA_NOT_READY, BAD_INPUT. */
  save(id: MediaId, facts: MediaFactsInput): Media;
}

const MOST_THUMBNAIL_BYTES = 32 * 1024;

/** What pages find out by decoding files: the hub believes their numbers, and looks into the picture that it serves again. */
export function createMediaFacts({ db, publish }: { db: Db; publish: Publish }): MediaFactsService {
  return {
    save(id, facts) {
      const row = getMediaRow(db, id);
      if (row === null) throw new Refusal('NOT_FOUND');
      if (row.state !== 'stored') throw new Refusal('MEDIA_NOT_READY');
      upsertMediaFacts(db, id, {
        width: facts.width ?? null,
        height: facts.height ?? null,
        durationMs: facts.durationMs ?? null,
        waveform: facts.waveform ? Buffer.from(facts.waveform) : null,
        thumbnail: facts.thumbnail === undefined ? null : readThumbnail(facts.thumbnail),
      });
      publish(
        listMessagesOfMedia(db, id).map((message) => ({
          entity: 'message',
          name: 'message.changed',
          ...message,
        })),
      );
      return toMedia(getMediaRow(db, id) ?? row);
    },
  };
}

function readThumbnail(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > MOST_THUMBNAIL_BYTES)
    throw badThumbnail(`${bytes.length} bytes > ${MOST_THUMBNAIL_BYTES}`);
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  const isWhole = isWebp && bytes.readUInt32LE(4) + 8 <= bytes.length + 1;
  if (!isWhole) throw badThumbnail('not WebP');
  return bytes;
}

const badThumbnail = (detail: string) =>
  new Refusal('BAD_INPUT', { detail: `thumbnail: ${detail}`, detailUk: `thumbnail: ${detail}` });
