import type { Database } from 'better-sqlite3';

/**
 * What a status said word for word stands in the journal, whole, with its chain of checksums; nothing ever read the copy
 * here, which was three eighths of a busy workspace.
 */
export function up(db: Database): void {
  db.exec('ALTER TABLE message_statuses DROP COLUMN raw');
}
