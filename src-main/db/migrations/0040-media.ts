import type { Database } from 'better-sqlite3';

/** Files: what is known of them and where their bytes are (by hash, below media/). */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE media (
      id INTEGER PRIMARY KEY,
      account_id INTEGER,
      direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
      -- Meta's id: of the webhook for what came in (7 days), of our upload for what goes out (30 days).
      meta_media_id TEXT,
      meta_media_at INTEGER,
      mime_type TEXT NOT NULL,
      file_name TEXT,
      byte_size INTEGER,
      -- Hex. announced_sha256 is what the webhook promised, sha256 what lies on the disk.
      announced_sha256 TEXT,
      sha256 TEXT,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'stored', 'failed')),
      failure TEXT,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_attempt_at INTEGER,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX media_by_meta_id ON media (account_id, meta_media_id) WHERE direction = 'in' AND meta_media_id IS NOT NULL;
    CREATE INDEX media_waiting ON media (next_attempt_at) WHERE state = 'waiting' AND direction = 'in';
  `);
}
