import { fileTypeFromBuffer } from 'file-type';
import type { Media } from '#shared/contract/media.ts';
import { displayFileName } from '#shared/domain/file-name.ts';
import {
  checkMedia,
  MAX_MEDIA_BYTES,
  mediaRuleOf,
  plainMimeType,
  readableSize,
  refusedType,
} from '#shared/domain/media-rules.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { getMediaRow, insertOutgoingMedia, toMedia } from '../../db/queries/media.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock } from '../../ports.ts';
import { type FileStore, isDiskFull, type TemporaryFile, TooManyBytes } from './file-store.ts';
import { isAnimatedWebpHead, sniffFile, uploadType } from './sniff.ts';

interface Declared {
  mimeType: string;
  fileName: string | null;
}

/**
 * Takes a file from an operator: its bytes decide what it is, WhatsApp's rules whether it may be sent. Throws
 * MEDIA_TYPE_REFUSED, MEDIA_TOO_LARGE, MEDIA_EMPTY or DISK_FULL; then nothing is kept.
 */
export async function importUpload(
  parts: { db: Db; clock: Clock; files: FileStore },
  stream: AsyncIterable<Uint8Array>,
  declared: Declared,
): Promise<Media> {
  const { db, clock, files } = parts;
  const limit = { bytes: MAX_MEDIA_BYTES };
  const file = await files
    .receive(stream, { maxBytes: MAX_MEDIA_BYTES, onHead: limitByHead(limit) })
    .catch((error: unknown) => {
      throw asRefusal(error, limit.bytes);
    });
  try {
    const mimeType = await checkUpload(file, declared);
    await files.keep(file);
    const id = insertOutgoingMedia(db, {
      mimeType,
      fileName: declared.fileName === null ? null : displayFileName(declared.fileName, mimeType),
      byteSize: file.byteSize,
      sha256: file.sha256,
      now: clock.now(),
    });
    const row = getMediaRow(db, id);
    if (row === null) throw new Error('an uploaded file was not inserted');
    return toMedia(row);
  } catch (error) {
    await files.discard(file);
    throw asRefusal(error, limit.bytes);
  }
}

/** Stops a film of a gigabyte after 16 MB, not after 100: the first bytes tell what it is. */
function limitByHead(limit: { bytes: number }) {
  return async (head: Buffer): Promise<number> => {
    const found = await fileTypeFromBuffer(head);
    limit.bytes = mediaRuleOf(found?.mime ?? '')?.maxBytes ?? MAX_MEDIA_BYTES;
    return limit.bytes;
  };
}

async function checkUpload(file: TemporaryFile, declared: Declared): Promise<string> {
  if (file.byteSize === 0) throw new Refusal('MEDIA_EMPTY');
  const sniffed = await sniffFile(file.path);
  const mimeType = uploadType(sniffed, declared);
  if (mimeType === null) throw refusedType(nameOfRefused(declared));
  const isAnimated = isAnimatedWebpHead(sniffed.head);
  const fault = checkMedia({ mimeType, byteSize: file.byteSize, isAnimated });
  if (fault !== true) throw fault;
  return mimeType;
}

/** Bytes without a mark are called what the sender called them, unless that is a type that would be taken. */
function nameOfRefused(declared: Declared): string {
  const plain = plainMimeType(declared.mimeType);
  return mediaRuleOf(plain) === null ? plain : 'application/octet-stream';
}

function asRefusal(error: unknown, limit: number): unknown {
  if (error instanceof TooManyBytes) {
    return new Refusal('MEDIA_TOO_LARGE', { size: `> ${readableSize(limit)}`, limit: readableSize(limit) });
  }
  return isDiskFull(error) ? new Refusal('DISK_FULL') : error;
}
