import type { Database } from 'better-sqlite3';

/**
 * Sendings to many. `client_id` is the id of the message that a recipient gets: it is made once, with the recipient, so that
 * whatever is repeated after a crash cannot become a second message.
 */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE sendings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      template_id INTEGER NOT NULL REFERENCES templates (id),
      title TEXT NOT NULL,
      state TEXT NOT NULL,
      source TEXT NOT NULL,
      answers TEXT NOT NULL,
      pause TEXT,
      prepared_at INTEGER,
      operator_id INTEGER,
      created_at INTEGER NOT NULL,
      started_at INTEGER,
      ended_at INTEGER
    ) STRICT;
    CREATE INDEX sendings_by_template ON sendings (template_id, id);
    CREATE INDEX sendings_open ON sendings (state) WHERE state IN ('preparing', 'running', 'paused');

    CREATE TABLE sending_recipients (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      sending_id INTEGER NOT NULL REFERENCES sendings (id) ON DELETE CASCADE,
      /* Whom it means, whatever record it came from: one person is in a sending once. Null for one without a number. */
      person TEXT,
      name TEXT NOT NULL,
      search_text TEXT NOT NULL,
      wa_id TEXT,
      contact_id INTEGER,
      record_type TEXT,
      record_key TEXT,
      client_id TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL,
      left_out TEXT,
      detail TEXT,
      message_id INTEGER,
      price REAL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sending_recipients_by_state ON sending_recipients (sending_id, state, id);
    CREATE UNIQUE INDEX sending_recipients_once ON sending_recipients (sending_id, person)
      WHERE person IS NOT NULL AND state <> 'left_out';
    CREATE INDEX sending_recipients_by_message ON sending_recipients (message_id) WHERE message_id IS NOT NULL;
  `);
}
