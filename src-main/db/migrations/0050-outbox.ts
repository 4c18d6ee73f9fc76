import type { Database } from 'better-sqlite3';

/** What is to be sent, and how far the journal was understood. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY,
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      conversation_id INTEGER NOT NULL REFERENCES conversations (id),
      kind TEXT NOT NULL CHECK (kind IN ('message', 'read')),
      message_id INTEGER UNIQUE REFERENCES messages (id),
      -- JSON by kind, parsed again when it is taken out.
      payload TEXT NOT NULL,
      -- queued: may be sent. sending: an attempt was committed before its request left. unconfirmed: its answer was lost.
      -- accepted and failed are final (failed until a person retries).
      state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'unconfirmed', 'accepted', 'failed')),
      attempts INTEGER NOT NULL DEFAULT 0,
      not_before_at INTEGER NOT NULL DEFAULT 0,
      last_error TEXT,
      created_at INTEGER NOT NULL,
      sending_at INTEGER
    ) STRICT;
    CREATE INDEX outbox_open ON outbox (conversation_id, id) WHERE state IN ('queued', 'sending');
    CREATE INDEX outbox_by_state ON outbox (state, id) WHERE state <> 'accepted';

    CREATE TABLE projection (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      journal_seq INTEGER NOT NULL
    ) STRICT;
    INSERT INTO projection (id, journal_seq) VALUES (1, 0);

    -- Items of a webhook that could not be understood. Nothing is thrown away: a newer version may try again.
    CREATE TABLE ingest_failures (
      id INTEGER PRIMARY KEY,
      journal_seq INTEGER NOT NULL,
      path TEXT NOT NULL,
      -- Null when the body does not even say for which account it is.
      account_id INTEGER,
      error TEXT NOT NULL,
      item TEXT NOT NULL,
      at INTEGER NOT NULL,
      resolved_at INTEGER,
      UNIQUE (journal_seq, path)
    ) STRICT;
    CREATE INDEX ingest_failures_open ON ingest_failures (id DESC) WHERE resolved_at IS NULL;
  `);
}
