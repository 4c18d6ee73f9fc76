import type { AccountId, MediaId } from '#shared/domain/ids.ts';
import { type Db, getRow, run } from '../statements.ts';

/** A file on its way to Meta as the sample of a header, or there: then it has a handle. */
export interface TemplateSample {
  accountId: AccountId;
  mediaId: MediaId;
  /** The handle is worth something in this app only. */
  appId: string;
  uploadId: string | null;
  sentBytes: number;
  handle: string | null;
  updatedAt: number;
}

interface SampleRow {
  account_id: AccountId;
  media_id: MediaId;
  app_id: string;
  upload_id: string | null;
  sent_bytes: number;
  handle: string | null;
  updated_at: number;
}

/** What is known of a sample, or null. */
export function getTemplateSample(db: Db, accountId: number, mediaId: number): TemplateSample | null {
  const row = getRow<SampleRow>(db, 'SELECT * FROM template_samples WHERE account_id = ? AND media_id = ?', [
    accountId,
    mediaId,
  ]);
  if (!row) return null;
  return {
    accountId: row.account_id,
    mediaId: row.media_id,
    appId: row.app_id,
    uploadId: row.upload_id,
    sentBytes: row.sent_bytes,
    handle: row.handle,
    updatedAt: row.updated_at,
  };
}

/** Writes down how far a sample is. */
export function upsertTemplateSample(db: Db, sample: TemplateSample): void {
  run(
    db,
    `INSERT INTO template_samples (account_id, media_id, app_id, upload_id, sent_bytes, handle, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, media_id) DO UPDATE SET app_id = excluded.app_id,
       upload_id = excluded.upload_id, sent_bytes = excluded.sent_bytes, handle = excluded.handle,
       updated_at = excluded.updated_at`,
    [
      sample.accountId,
      sample.mediaId,
      sample.appId,
      sample.uploadId,
      sample.sentBytes,
      sample.handle,
      sample.updatedAt,
    ],
  );
}
