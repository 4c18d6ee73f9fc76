import type { Database } from 'better-sqlite3';

/** Why a message is not out, as a word to count by: Meta's code, or our own word. */
const FAILURE = `CASE WHEN new.error IS NULL THEN NULL
  ELSE coalesce(CAST(json_extract(new.error, '$.code') AS TEXT), json_extract(new.error, '$.title'), 'unknown') END`;

/** A quarter of an hour is the finest piece that every zone's days are made of. */
const QUARTER_MS = 900_000;

const addRecipient = `INSERT INTO sending_tallies VALUES
    (new.sending_id, new.state, coalesce(new.left_out, new.failure, ''), new.answered_at IS NOT NULL, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;`;
const removeRecipient = `UPDATE sending_tallies SET count = count - 1
  WHERE (sending_id, state, reason, is_answered) =
    (old.sending_id, old.state, coalesce(old.left_out, old.failure, ''), old.answered_at IS NOT NULL);`;
const addUse = `INSERT INTO template_tallies VALUES
    (new.template_id, new.sent_at / ${QUARTER_MS}, new.status, coalesce(new.failure, ''), new.answered_at IS NOT NULL, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;`;
const removeUse = `UPDATE template_tallies SET count = count - 1
  WHERE (template_id, quarter, status, failure, is_answered) =
    (old.template_id, old.sent_at / ${QUARTER_MS}, old.status, coalesce(old.failure, ''), old.answered_at IS NOT NULL);`;

/**
 * Sendings to many. `client_id` is the id of the message that a recipient gets: it is made once, with the recipient, so that
 * whatever is repeated after a crash cannot become a second message.
 *
 * Triggers carry what happens to a message over to its recipient and to its template, so that no code path can forget it, and
 * count as they go: nobody counts a hundred thousand rows to draw a bar.
 */
export function up(db: Database): void {
  createTables(db);
  createTriggers(db);
  // What was sent with templates before is theirs, too.
  db.exec(`
    INSERT INTO message_templates (message_id, template_id, operator_id, sent_at, status, failure)
      SELECT messages.id, templates.id, messages.operator_id, messages.sent_at, coalesce(messages.status, 'accepted'),
        CASE WHEN messages.error IS NULL THEN NULL ELSE coalesce(CAST(json_extract(messages.error, '$.code') AS TEXT),
          json_extract(messages.error, '$.title'), 'unknown') END
      FROM messages JOIN templates ON templates.account_id = messages.account_id
        AND templates.name = json_extract(messages.content, '$.name')
        AND templates.language = replace(json_extract(messages.content, '$.language'), '-', '_')
      WHERE messages.kind = 'template' AND messages.direction = 'out' AND messages.is_ours = 1
        AND templates.status <> 'DRAFT'
      ON CONFLICT DO NOTHING;
  `);
}

function createTables(db: Database): void {
  db.exec(`
    CREATE TABLE sendings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      template_id INTEGER NOT NULL REFERENCES templates (id),
      /* The caller's own id, so that a repeated call makes no second sending. */
      client_id TEXT UNIQUE,
      title TEXT NOT NULL,
      state TEXT NOT NULL,
      source TEXT NOT NULL,
      answers TEXT NOT NULL,
      /* Why it stands still, or why it could not be prepared. */
      pause TEXT,
      /* Failures that a person has seen and went on after: how many of each, JSON. */
      forgiven TEXT NOT NULL DEFAULT '{}',
      currency TEXT,
      price REAL,
      unknown_prices INTEGER NOT NULL DEFAULT 0,
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
      /* The sentence for it in both languages, JSON. */
      detail TEXT,
      /* Meta's code, or our own word, of the message that failed or waits. */
      failure TEXT,
      message_id INTEGER,
      answered_at INTEGER,
      price REAL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sending_recipients_in_order ON sending_recipients (sending_id, id);
    CREATE INDEX sending_recipients_by_state ON sending_recipients (sending_id, state, id);
    CREATE UNIQUE INDEX sending_recipients_once ON sending_recipients (sending_id, person)
      WHERE person IS NOT NULL AND state <> 'left_out';
    CREATE UNIQUE INDEX sending_recipients_by_message ON sending_recipients (message_id) WHERE message_id IS NOT NULL;

    CREATE TABLE sending_tallies (
      sending_id INTEGER NOT NULL REFERENCES sendings (id) ON DELETE CASCADE,
      state TEXT NOT NULL,
      reason TEXT NOT NULL,
      is_answered INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (sending_id, state, reason, is_answered)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE message_templates ADD COLUMN status TEXT NOT NULL DEFAULT 'queued';
    ALTER TABLE message_templates ADD COLUMN failure TEXT;
    CREATE TABLE template_tallies (
      template_id INTEGER NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
      /* Quarters of an hour since 1970. */
      quarter INTEGER NOT NULL,
      status TEXT NOT NULL,
      failure TEXT NOT NULL,
      is_answered INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (template_id, quarter, status, failure, is_answered)
    ) STRICT, WITHOUT ROWID;

    /* One of many: what a person writes goes before it. */
    ALTER TABLE outbox ADD COLUMN is_patient INTEGER NOT NULL DEFAULT 0;

    /* What Meta last said of how much a number may send. */
    CREATE TABLE number_limits (
      account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
      messaging_tier TEXT,
      throughput_level TEXT,
      read_at INTEGER NOT NULL
    ) STRICT;
  `);
}

function createTriggers(db: Database): void {
  db.exec(`
    CREATE TRIGGER sending_recipients_tally_insert AFTER INSERT ON sending_recipients BEGIN ${addRecipient} END;
    CREATE TRIGGER sending_recipients_tally_delete AFTER DELETE ON sending_recipients BEGIN ${removeRecipient} END;
    CREATE TRIGGER sending_recipients_tally_update
      AFTER UPDATE OF state, left_out, failure, answered_at ON sending_recipients
      WHEN (old.state, old.left_out, old.failure, old.answered_at) IS NOT
        (new.state, new.left_out, new.failure, new.answered_at)
    BEGIN ${removeRecipient} ${addRecipient} END;

    CREATE TRIGGER message_templates_tally_insert AFTER INSERT ON message_templates BEGIN ${addUse} END;
    CREATE TRIGGER message_templates_tally_delete AFTER DELETE ON message_templates BEGIN ${removeUse} END;
    CREATE TRIGGER message_templates_tally_update
      AFTER UPDATE OF template_id, sent_at, status, failure, answered_at ON message_templates
    BEGIN ${removeUse} ${addUse} END;
    CREATE TRIGGER message_templates_answered AFTER UPDATE OF answered_at ON message_templates BEGIN
      UPDATE sending_recipients SET answered_at = new.answered_at WHERE message_id = new.message_id;
    END;

    CREATE TRIGGER messages_template_moved AFTER UPDATE OF status, error ON messages
      WHEN new.kind = 'template' AND new.direction = 'out' AND (old.status, old.error) IS NOT (new.status, new.error)
    BEGIN
      UPDATE message_templates SET status = coalesce(new.status, 'accepted'), failure = ${FAILURE}
        WHERE message_id = new.id;
      UPDATE sending_recipients SET failure = ${FAILURE}, updated_at = coalesce(new.status_at, updated_at),
        state = CASE new.status WHEN 'sending' THEN 'queued' WHEN 'sent' THEN 'accepted' WHEN 'played' THEN 'read'
          ELSE coalesce(new.status, 'accepted') END
        WHERE message_id = new.id;
    END;
    /* A person took it back before Meta had it. */
    CREATE TRIGGER messages_template_discarded AFTER DELETE ON messages WHEN old.kind = 'template' BEGIN
      UPDATE sending_recipients SET state = 'cancelled', failure = NULL, message_id = NULL WHERE message_id = old.id;
    END;
  `);
}
