import type { Database as Db } from 'better-sqlite3';
import type { Media } from '#shared/contract/media.ts';
import { displayFileName } from '#shared/domain/file-name.ts';
import type { ConversationId, MediaId, MessageId } from '#shared/domain/ids.ts';

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
}

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
  };
}

/** One file, or null. */
export function getMediaRow(db: Db, id: MediaId): MediaRow | null {
  return (db.prepare('SELECT * FROM media WHERE id = ?').get(id) as MediaRow | undefined) ?? null;
}

/** Files by id in one query, for a page of messages. */
export function listMediaByIds(db: Db, ids: readonly MediaId[]): Media[] {
  const rows = db
    .prepare('SELECT * FROM media WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(ids));
  return (rows as MediaRow[]).map(toMedia);
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
    announcedSha256: string | null;
    now: number;
  },
): MediaId {
  const known = db
    .prepare(`SELECT id FROM media WHERE account_id = ? AND meta_media_id = ? AND direction = 'in'`)
    .pluck()
    .get(media.accountId, media.metaMediaId) as MediaId | undefined;
  if (known !== undefined) return known;
  const inserted = db
    .prepare(
      `INSERT INTO media (account_id, direction, meta_media_id, meta_media_at, mime_type, file_name, announced_sha256, state, created_at)
       VALUES (?, 'in', ?, ?, ?, ?, ?, 'waiting', ?)`,
    )
    .run(
      media.accountId,
      media.metaMediaId,
      media.now,
      media.mimeType,
      media.fileName,
      media.announcedSha256,
      media.now,
    );
  return Number(inserted.lastInsertRowid) as MediaId;
}

/** A file that an operator gave and whose bytes are stored already. */
export function insertOutgoingMedia(
  db: Db,
  media: { mimeType: string; fileName: string | null; byteSize: number; sha256: string; now: number },
): MediaId {
  const inserted = db
    .prepare(
      `INSERT INTO media (account_id, direction, mime_type, file_name, byte_size, sha256, state, created_at)
       VALUES (NULL, 'out', ?, ?, ?, ?, 'stored', ?)`,
    )
    .run(media.mimeType, media.fileName, media.byteSize, media.sha256, media.now);
  return Number(inserted.lastInsertRowid) as MediaId;
}

/** Files to fetch now, longest waiting first. */
export function listDueMedia(db: Db, now: number, limit: number): MediaRow[] {
  return db
    .prepare(
      `SELECT * FROM media WHERE state = 'waiting' AND direction = 'in' AND (next_attempt_at IS NULL OR next_attempt_at <= ?)
       ORDER BY next_attempt_at, id LIMIT ?`,
    )
    .all(now, limit) as MediaRow[];
}

/** When the next file is due (UTC ms; 0 for at once), or null when none waits. */
export function getNextMediaAttemptAt(db: Db): number | null {
  const row = db
    .prepare(
      `SELECT coalesce(next_attempt_at, 0) AS at FROM media WHERE state = 'waiting' AND direction = 'in'
       ORDER BY next_attempt_at LIMIT 1`,
    )
    .get() as { at: number } | undefined;
  return row?.at ?? null;
}

/** The bytes are on the disk; the type is what was found in them. */
export function updateMediaStored(
  db: Db,
  id: MediaId,
  stored: { sha256: string; byteSize: number; mimeType: string },
): void {
  db.prepare(
    `UPDATE media SET state = 'stored', sha256 = ?, byte_size = ?, mime_type = ?, failure = NULL, next_attempt_at = NULL
     WHERE id = ?`,
  ).run(stored.sha256, stored.byteSize, stored.mimeType, id);
}

/** Keeps the file waiting until `nextAttemptAt`; `failure` says why it is not here yet. */
export function updateMediaWaiting(
  db: Db,
  id: MediaId,
  next: { failure: string; attempts: number; nextAttemptAt: number },
): void {
  db.prepare(
    `UPDATE media SET state = 'waiting', failure = ?, attempts = ?, next_attempt_at = ? WHERE id = ?`,
  ).run(next.failure, next.attempts, next.nextAttemptAt, id);
}

/** Gives the file up until a person asks for it again. */
export function updateMediaFailed(db: Db, id: MediaId, failure: string): void {
  db.prepare(`UPDATE media SET state = 'failed', failure = ?, next_attempt_at = NULL WHERE id = ?`).run(
    failure,
    id,
  );
}

/** A person asks for a file again: at once and with all attempts before it. */
export function updateMediaRetried(db: Db, id: MediaId): void {
  db.prepare(
    `UPDATE media SET state = 'waiting', failure = NULL, attempts = 0, next_attempt_at = NULL
     WHERE id = ? AND state = 'failed' AND direction = 'in'`,
  ).run(id);
}

/** Remembers Meta's id of an uploaded file; it is valid for 30 days and for the number it was uploaded to. */
export function updateMediaUploaded(
  db: Db,
  id: MediaId,
  upload: { accountId: number; metaMediaId: string; at: number },
): void {
  db.prepare(
    `UPDATE media SET account_id = ?, meta_media_id = ?, meta_media_at = ? WHERE id = ? AND direction = 'out'`,
  ).run(upload.accountId, upload.metaMediaId, upload.at, id);
}

/** Messages that show this file, for the change events. */
export function listMessagesOfMedia(
  db: Db,
  id: MediaId,
): { id: MessageId; conversationId: ConversationId }[] {
  return db
    .prepare('SELECT id, conversation_id AS conversationId FROM messages WHERE media_id = ?')
    .all(id) as { id: MessageId; conversationId: ConversationId }[];
}

/** How many files are awaited and how many were given up. */
export function countMedia(db: Db): { waiting: number; failed: number } {
  return db
    .prepare(
      `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'failed') AS failed
       FROM media WHERE direction = 'in' AND state <> 'stored'`,
    )
    .get() as { waiting: number; failed: number };
}
