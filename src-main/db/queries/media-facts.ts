import type { MediaId } from '#shared/domain/ids.ts';
import { type Db, getRow, run } from '../statements.ts';

export interface MediaFacts {
  width: number | null;
  height: number | null;
  durationMs: number | null;
  /** One byte a bar. */
  waveform: Buffer | null;
  /** WebP. */
  thumbnail: Buffer | null;
}

/** Keeps what was found out about a file; what is null stays as it was. */
export function upsertMediaFacts(db: Db, mediaId: MediaId, facts: MediaFacts): void {
  run(
    db,
    `INSERT INTO media_facts (media_id, width, height, duration_ms, waveform, thumbnail)
     VALUES (:mediaId, :width, :height, :durationMs, :waveform, :thumbnail)
     ON CONFLICT (media_id) DO UPDATE SET
       width = coalesce(excluded.width, width), height = coalesce(excluded.height, height),
       duration_ms = coalesce(excluded.duration_ms, duration_ms),
       waveform = coalesce(excluded.waveform, waveform), thumbnail = coalesce(excluded.thumbnail, thumbnail)`,
    { mediaId, ...facts },
  );
}

/** The small picture of a file, or null. */
export function getThumbnail(db: Db, mediaId: MediaId): Buffer | null {
  const sql = 'SELECT thumbnail FROM media_facts WHERE media_id = ?';
  return getRow<{ thumbnail: Buffer | null }>(db, sql, [mediaId])?.thumbnail ?? null;
}
