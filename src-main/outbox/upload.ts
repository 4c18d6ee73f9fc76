import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { extensionOf } from '#shared/domain/file-name.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { type MediaKind, mediaRuleOf, plainMimeType } from '#shared/domain/media-rules.ts';
import { getMediaRow, updateMediaUploaded } from '../db/queries/media.ts';
import type { AccountTarget, OutboxParts } from './parts.ts';

/** Meta keeps an upload for 30 days; a day is left for the message to be sent. */
const UPLOAD_LIFE_MS = 29 * 24 * 60 * 60 * 1000;

/** The bytes are not on this computer (any more). */
export class MediaMissing extends Error {}

export interface Uploaded {
  metaMediaId: string;
  kind: MediaKind;
  fileName: string | null;
}

/**
 * Meta's id of a file, uploading it when there is none that is young enough and of this account. Harmless to repeat: an
 * upload reaches nobody. Throws GraphError, or MediaMissing.
 */
export async function uploadMedia(
  parts: OutboxParts,
  account: AccountTarget & { accountId: number },
  mediaId: MediaId,
): Promise<Uploaded> {
  const { db, clock } = parts;
  const row = getMediaRow(db, mediaId);
  const place = parts.media.locate(mediaId);
  const { accountId } = account;
  if (row === null || place === null) throw new MediaMissing();
  const mimeType = plainMimeType(row.mime_type);
  const uploaded = { kind: mediaRuleOf(mimeType)?.kind ?? 'document', fileName: place.fileName };
  const isUsable =
    row.account_id === accountId &&
    row.meta_media_id !== null &&
    row.meta_media_at !== null &&
    clock.now() - row.meta_media_at < UPLOAD_LIFE_MS;
  if (isUsable && row.meta_media_id !== null) return { ...uploaded, metaMediaId: row.meta_media_id };
  const bring = async (): Promise<Uploaded> => {
    await access(place.path, constants.R_OK).catch(() => {
      throw new MediaMissing();
    });
    const { metaMediaId } = await parts.graph.uploadMedia(account.target, account.phoneNumberId, {
      path: place.path,
      mimeType,
      fileName: `${uploaded.kind}.${extensionOf(mimeType) ?? place.fileName.split('.').at(-1) ?? 'bin'}`,
    });
    if (!parts.isDead()) updateMediaUploaded(db, mediaId, { accountId, metaMediaId, at: clock.now() });
    return { ...uploaded, metaMediaId };
  };
  const key = `${accountId} ${mediaId}`;
  const underWay = parts.uploads.get(key) ?? bring().finally(() => parts.uploads.delete(key));
  parts.uploads.set(key, underWay);
  return underWay;
}
