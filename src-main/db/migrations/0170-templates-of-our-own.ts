import type { Database } from 'better-sqlite3';

/**
 * Templates that are written here: what has not been submitted, where values come from, what happened to each of them, and
 * which message was sent with which template.
 */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE templates ADD COLUMN binding TEXT;
    ALTER TABLE templates ADD COLUMN draft TEXT;
    ALTER TABLE templates ADD COLUMN has_conflict INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE templates ADD COLUMN coming_category TEXT;
    ALTER TABLE templates ADD COLUMN previous_category TEXT;
    ALTER TABLE templates ADD COLUMN last_used_at INTEGER;
    ALTER TABLE templates ADD COLUMN deleted_at INTEGER;
    ALTER TABLE templates ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
    UPDATE templates SET created_at = updated_at;

    CREATE TABLE template_versions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      template_id INTEGER NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('submitted', 'edited', 'meta')),
      operator_id INTEGER,
      category TEXT NOT NULL,
      components TEXT NOT NULL
    ) STRICT;
    CREATE INDEX template_versions_by_template ON template_versions (template_id, at);

    CREATE TABLE template_events (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      template_id INTEGER NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      from_word TEXT,
      to_word TEXT,
      reason TEXT,
      source TEXT NOT NULL CHECK (source IN ('us', 'webhook', 'sync')),
      operator_id INTEGER
    ) STRICT;
    CREATE INDEX template_events_by_template ON template_events (template_id, at);

    CREATE TABLE template_samples (
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      media_id INTEGER NOT NULL REFERENCES media (id) ON DELETE CASCADE,
      upload_id TEXT,
      sent_bytes INTEGER NOT NULL DEFAULT 0,
      handle TEXT,
      updated_at INTEGER NOT NULL,
      PRIMARY KEY (account_id, media_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE message_templates (
      message_id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
      template_id INTEGER NOT NULL REFERENCES templates (id),
      operator_id INTEGER,
      sent_at INTEGER NOT NULL,
      answered_at INTEGER
    ) STRICT;
    CREATE INDEX message_templates_by_template ON message_templates (template_id, sent_at);
  `);
}
