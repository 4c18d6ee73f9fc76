import type { Media } from '#shared/contract/media.ts';
import { displayFileName } from '#shared/domain/file-name.ts';
import type { ConversationId, MediaId, MessageId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

export interface MediaRow {
  id: MediaId;
  account_id: number | null;
  direction: 'in' | 'out';
  meta_media_id: string | null;
  meta_media_at: number | null;
  mime_type: string;
  file_name: string | null;
  byte_size: number | null;
  announced_sha256: string | null;
  sha256: string | null;
  state: 'waiting' | 'stored' | 'failed';
  failure: string | null;
  attempts: number;
  next_attempt_at: number | null;
  created_at: number;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  waveform: Buffer | null;
  has_thumbnail: number;
}

/** A file and what a page found out about it; the small picture itself stays on its pages. */
const MEDIA_SQL = `SELECT media.*, facts.width, facts.height, facts.duration_ms, facts.waveform,
    facts.thumbnail IS NOT NULL AS has_thumbnail
  FROM media LEFT JOIN media_facts AS facts ON facts.media_id = media.id`;

/** The row as seats see it; the file name is cleaned here, since senders write what they like. */
export function toMedia(row: MediaRow): Media {
  return {
    id: row.id,
    state: row.state,
    mimeType: row.mime_type,
    fileName: row.file_name === null ? null : displayFileName(row.file_name, row.mime_type),
    byteSize: row.byte_size,
    sha256: row.sha256,
    failure: row.failure,
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    waveform: row.waveform === null ? null : [...row.waveform],
    hasThumbnail: row.has_thumbnail === 1,
  };
}

/** One file, or null. */
export function getMediaRow(db: Db, id: MediaId): MediaRow | null {
  return getRow<MediaRow>(db, `${MEDIA_SQL} WHERE media.id = ?`, [id]) ?? null;
}

/** Files by id in one query, for a page of messages. */
export function listMediaByIds(db: Db, ids: readonly MediaId[]): Media[] {
  const sql = `${MEDIA_SQL} WHERE media.id IN (SELECT value FROM json_each(?))`;
  return listRows<MediaRow>(db, sql, [JSON.stringify(ids)]).map(toMedia);
}

/**
 * A file that a webhook announced; the bytes are fetched by the media store. The same announcement twice gives the
 * same row.
 */
export function insertInboundMedia(
  db: Db,
  media: {
    accountId: number;
    metaMediaId: string;
    mimeType: string;
    fileName: string | null;
    /** As Meta writes it, base64 or hex. */
    announcedSha256: string | null;
    now: number;
  },
): MediaId {
  const known = getRow<{ id: MediaId }>(
    db,
    `SELECT id FROM media WHERE account_id = ? AND meta_media_id = ? AND direction = 'in'`,
    [media.accountId, media.metaMediaId],
  );
  if (known) return known.id;
  const inserted = run(
    db,
    `INSERT INTO media
       (account_id, direction, meta_media_id, meta_media_at, mime_type, file_name, announced_sha256, state, created_at)
     VALUES (:accountId, 'in', :metaMediaId, :now, :mimeType, :fileName, :announcedSha256, 'waiting', :now)`,
    media,
  );
  return Number(inserted.lastInsertRowid) as MediaId;
}

/** A file that an operator gave, or that is passed on; its bytes are stored already. */
export function insertOutgoingMedia(
  db: Db,
  media: { mimeType: string; fileName: string | null; byteSize: number; sha256: string; now: number },
): MediaId {
  const inserted = run(
    db,
    `INSERT INTO media (direction, mime_type, file_name, byte_size, sha256, state, created_at)
     VALUES ('out', :mimeType, :fileName, :byteSize, :sha256, 'stored', :now)`,
    media,
  );
  return Number(inserted.lastInsertRowid) as MediaId;
}

/** Files to fetch now, the one that is due longest first. */
export function listDueMedia(db: Db, now: number, limit: number): MediaRow[] {
  return listRows<MediaRow>(
    db,
    `${MEDIA_SQL}
     WHERE state = 'waiting' AND direction = 'in' AND (next_attempt_at IS NULL OR next_attempt_at <= ?)
     ORDER BY next_attempt_at, id LIMIT ?`,
    [now, limit],
  );
}

/** When the next file is due (UTC ms; 0 for at once), or null when none waits. */
export function getNextMediaAttemptAt(db: Db): number | null {
  const next = getRow<{ at: number }>(
    db,
    `SELECT coalesce(next_attempt_at, 0) AS at FROM media WHERE state = 'waiting' AND direction = 'in'
     ORDER BY next_attempt_at LIMIT 1`,
  );
  return next?.at ?? null;
}

/** The bytes are on the disk; the type is what was found in them. */
export function updateMediaStored(
  db: Db,
  id: MediaId,
  stored: { sha256: string; byteSize: number; mimeType: string },
): void {
  run(
    db,
    `UPDATE media SET state = 'stored', sha256 = :sha256, byte_size = :byteSize, mime_type = :mimeType,
       failure = NULL, next_attempt_at = NULL
     WHERE id = :id`,
    { ...stored, id },
  );
}

/** Keeps the file waiting until `nextAttemptAt` (UTC ms); `failure` says why it is not here yet. */
export function updateMediaWaiting(
  db: Db,
  id: MediaId,
  next: { failure: string; attempts: number; nextAttemptAt: number },
): void {
  run(
    db,
    `UPDATE media SET failure = :failure, attempts = :attempts, next_attempt_at = :nextAttemptAt
     WHERE id = :id AND state = 'waiting'`,
    { ...next, id },
  );
}

/** Gives the file up until a person asks for it again. */
export function updateMediaFailed(db: Db, id: MediaId, failure: string): void {
  run(db, `UPDATE media SET state = 'failed', failure = ?, next_attempt_at = NULL WHERE id = ?`, [
    failure,
    id,
  ]);
}

/** A person asks for a file again: at once, and with all attempts before it. */
export function updateMediaRetried(db: Db, id: MediaId): void {
  run(
    db,
    `UPDATE media SET state = 'waiting', failure = NULL, attempts = 0, next_attempt_at = NULL
     WHERE id = ? AND direction = 'in' AND state <> 'stored'`,
    [id],
  );
}

/** Remembers Meta's id of an uploaded file; it is valid for 30 days, for the account that uploaded it. */
export function updateMediaUploaded(
  db: Db,
  id: MediaId,
  upload: { accountId: number; metaMediaId: string; at: number },
): void {
  run(
    db,
    `UPDATE media SET account_id = :accountId, meta_media_id = :metaMediaId, meta_media_at = :at
     WHERE id = :id AND direction = 'out'`,
    { ...upload, id },
  );
}

/** Messages that show this file, for the change events. */
export function listMessagesOfMedia(
  db: Db,
  id: MediaId,
): { id: MessageId; conversationId: ConversationId }[] {
  return listRows(db, 'SELECT id, conversation_id AS conversationId FROM messages WHERE media_id = ?', [id]);
}

/** How many files are awaited and how many were given up. */
export function countMedia(db: Db): { waiting: number; failed: number } {
  return (
    getRow<{ waiting: number; failed: number }>(
      db,
      `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'failed') AS failed
       FROM media WHERE direction = 'in' AND state <> 'stored'`,
    ) ?? { waiting: 0, failed: 0 }
  );
}

/** Meta does not have this upload any more; one that was made since is kept. */
export function forgetLostUpload(db: Db, id: MediaId, metaMediaId: string): void {
  run(db, 'UPDATE media SET meta_media_at = 0 WHERE id = ? AND meta_media_id = ?', [id, metaMediaId]);
}

/** The next message with this file uploads it anew: what Meta has of it may be the reason of a failure. */
export function forgetUpload(db: Db, id: MediaId): void {
  run(db, `UPDATE media SET meta_media_at = 0 WHERE id = ? AND direction = 'out'`, [id]);
}
