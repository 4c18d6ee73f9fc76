import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { extensionOf } from '#shared/domain/file-name.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { type MediaKind, mediaRuleOf, plainMimeType } from '#shared/domain/media-rules.ts';
import { getMediaRow, updateMediaUploaded } from '../db/queries/media.ts';
import type { GraphError } from '../meta/graph-error.ts';
import type { AccountTarget, OutboxParts } from './parts.ts';

/** Meta keeps an upload for 30 days; a day is left for the message to be sent. */
const UPLOAD_LIFE_MS = 29 * 24 * 60 * 60 * 1000;

/** Meta's words for an id that it does not know any more, and for much else. */
const MAY_BE_LOST: ReadonlySet<number | null> = new Set([100, 131_009, 131_053]);
/** What was brought so lately is not doubted: then the message itself is wrong. */
const NOT_DOUBTED_MS = 10 * 60 * 1000;

/** Whether a refusal may mean that Meta has lost a file, which is then worth another upload. */
export const mayBeLost = ({ uploadedAt }: Uploaded, error: GraphError, now: number): boolean =>
  error.kind === 'refused' && MAY_BE_LOST.has(error.code) && Math.abs(now - uploadedAt) > NOT_DOUBTED_MS;

/** The bytes are not on this computer (any more). */
export class MediaMissing extends Error {}

export interface Uploaded {
  metaMediaId: string;
  kind: MediaKind;
  fileName: string | null;
  /** When it was brought there; UTC milliseconds. */
  uploadedAt: number;
}

/** The files of one message that Meta has, by their id here. */
export type Brought = ReadonlyMap<MediaId, Uploaded>;

/** Brings all files of a message to Meta, one after the other. Throws GraphError, or MediaMissing. */
export async function uploadAll(
  parts: OutboxParts,
  account: AccountTarget & { accountId: number },
  mediaIds: readonly MediaId[],
): Promise<Brought> {
  const brought = new Map<MediaId, Uploaded>();
  for (const mediaId of mediaIds) {
    if (!brought.has(mediaId)) brought.set(mediaId, await uploadMedia(parts, account, mediaId));
  }
  return brought;
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
  const { meta_media_id: known, meta_media_at: uploadedAt } = row;
  const isHere = row.account_id === accountId && known !== null && uploadedAt !== null;
  if (isHere && clock.now() - uploadedAt < UPLOAD_LIFE_MS)
    return { ...uploaded, metaMediaId: known, uploadedAt };
  const bring = async (): Promise<Uploaded> => {
    await access(place.path, constants.R_OK).catch(() => {
      throw new MediaMissing();
    });
    const { metaMediaId } = await parts.graph.uploadMedia(account.target, account.phoneNumberId, {
      path: place.path,
      mimeType,
      fileName: `${uploaded.kind}.${extensionOf(mimeType) ?? place.fileName.split('.').at(-1) ?? 'bin'}`,
    });
    const at = clock.now();
    if (!parts.isDead()) updateMediaUploaded(db, mediaId, { accountId, metaMediaId, at });
    return { ...uploaded, metaMediaId, uploadedAt: at };
  };
  const key = `${accountId} ${mediaId}`;
  const underWay = parts.uploads.get(key) ?? bring().finally(() => parts.uploads.delete(key));
  parts.uploads.set(key, underWay);
  return underWay;
}
