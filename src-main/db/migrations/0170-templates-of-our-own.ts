import type { Database } from 'better-sqlite3';

/**
 * Templates that are written here: what has not been submitted, where values come from, what happened to each of them, and
 * which message was sent with which template.
 *
 * The table is built anew because a name is no longer one row: several drafts may bear it while they are written, and what
 * Meta deleted stays for its history when the name comes back.
 */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE templates_of_our_own (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      meta_template_id TEXT,
      name TEXT NOT NULL,
      language TEXT NOT NULL,
      category TEXT NOT NULL,
      status TEXT NOT NULL,
      quality_score TEXT,
      rejected_reason TEXT,
      parameter_format TEXT NOT NULL DEFAULT 'POSITIONAL',
      components TEXT NOT NULL,
      raw TEXT,
      updated_at INTEGER NOT NULL,
      created_at INTEGER NOT NULL,
      coming_category TEXT,
      previous_category TEXT,
      ttl_seconds INTEGER,
      /* JSON; null: nobody has said anything yet. */
      binding TEXT,
      draft TEXT,
      /* The file that was submitted last as the sample of the header. */
      sample_media_id INTEGER,
      has_conflict INTEGER NOT NULL DEFAULT 0,
      /* The webhooks of a template do not tell all of it: it is to be read from Meta. */
      is_to_read INTEGER NOT NULL DEFAULT 0,
      /* When what is known of Meta's side was true; updated_at moves with our own changes too. */
      meta_at INTEGER NOT NULL DEFAULT 0,
      last_used_at INTEGER,
      deleted_at INTEGER
    ) STRICT;
    INSERT INTO templates_of_our_own (id, account_id, meta_template_id, name, language, category, status, quality_score,
        rejected_reason, parameter_format, components, raw, updated_at, created_at, meta_at)
      SELECT id, account_id, meta_template_id, name, language, category, status, quality_score, rejected_reason,
        parameter_format, components, raw, updated_at, updated_at, updated_at FROM templates;
    DROP TABLE templates;
    ALTER TABLE templates_of_our_own RENAME TO templates;
    CREATE UNIQUE INDEX templates_at_meta ON templates (account_id, name, language)
      WHERE status NOT IN ('DRAFT', 'DELETED');
    CREATE INDEX templates_by_name ON templates (account_id, name, language);
    CREATE INDEX templates_by_meta_id ON templates (meta_template_id) WHERE meta_template_id IS NOT NULL;

    CREATE INDEX templates_to_read ON templates (account_id) WHERE is_to_read = 1;

    CREATE TABLE template_syncs (
      account_id INTEGER PRIMARY KEY REFERENCES accounts (id),
      at INTEGER NOT NULL,
      /* How many templates Meta allows; null: it has not said so. */
      template_limit INTEGER
    ) STRICT;

    CREATE TABLE template_versions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      template_id INTEGER NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
      at INTEGER NOT NULL,
      origin TEXT NOT NULL CHECK (origin IN ('submitted', 'edited', 'meta')),
      operator_id INTEGER,
      category TEXT NOT NULL,
      components TEXT NOT NULL,
      /* Counts against Meta's limits: an edit of a template that was approved. */
      is_of_approved INTEGER NOT NULL DEFAULT 0
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
      /* A handle is worth something in the app that uploaded it. */
      app_id TEXT NOT NULL,
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
    CREATE INDEX message_templates_by_operator ON message_templates (template_id, operator_id, sent_at);
  `);
}
