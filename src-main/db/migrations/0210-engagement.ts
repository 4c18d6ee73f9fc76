import type { Database } from 'better-sqlite3';

/** What a conversation is counted as: the columns of `conversation_tallies` after the account. */
const sortOf = (row: 'conversations' | 'old' | 'new') =>
  `${row}.state, coalesce(${row}.preview_direction = 'in', 0), coalesce(${row}.assignee_id, 0)`;
const addOne = (row: 'new') =>
  `INSERT INTO conversation_tallies VALUES (${row}.account_id, ${sortOf(row)}, 1)
     ON CONFLICT DO UPDATE SET count = count + 1;`;
const removeOne = (row: 'old') =>
  `UPDATE conversation_tallies SET count = count - 1
     WHERE (account_id, state, is_waiting, assignee_id) = (${row}.account_id, ${sortOf(row)});`;

/** The same of what each operator has not read; the state is that of the conversation at that moment. */
const countUnread = (row: 'old' | 'new', step: 1 | -1) =>
  `INSERT INTO unread_tallies
     SELECT ${row}.operator_id, ${row}.account_id, state, ${step} FROM conversations WHERE id = ${row}.conversation_id
     ON CONFLICT DO UPDATE SET count = count + ${step};`;

/** How long a conversation belongs to its participants (`domain/who-is-told.ts`), as it was when this step was written. */
const ENGAGEMENT_MS = 15 * 24 * 60 * 60 * 1000;

/** Who takes part in a conversation, what each operator has not read, and since when a customer waits. */
export function up(db: Database): void {
  db.exec(`
    ${UNREAD}
    -- What nobody had read is now unread for everybody who is told of the account.
    INSERT INTO unread (operator_id, account_id, conversation_id, count)
      SELECT operator_id, conversations.account_id, conversations.id, unread_count
      FROM conversations JOIN account_operators ON account_operators.account_id = conversations.account_id
      JOIN operators ON operators.id = operator_id
      WHERE unread_count > 0 AND removed_at IS NULL
      ORDER BY 1, 2, 3;

    DROP TRIGGER conversations_tally_insert;
    DROP TRIGGER conversations_tally_delete;
    DROP TRIGGER conversations_tally_update;
    DROP TABLE conversation_tallies;
    DROP INDEX conversations_open_unread;
    ALTER TABLE conversations DROP COLUMN unread_count;
    ${TALLIES}

    -- All by the clock of the account.
    ALTER TABLE conversations ADD COLUMN last_operator_at INTEGER;
    ALTER TABLE conversations ADD COLUMN waiting_since INTEGER;
    ALTER TABLE conversations ADD COLUMN escalated_at INTEGER;
    ${PARTICIPANTS}
    ${ENGAGED_SO_FAR}
    CREATE INDEX conversations_to_escalate ON conversations (account_id, waiting_since)
      WHERE state = 'open' AND waiting_since IS NOT NULL AND escalated_at IS NULL;
  `);
}

const UNREAD = `
    CREATE TABLE unread (
      operator_id INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
      account_id INTEGER NOT NULL,
      conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      count INTEGER NOT NULL CHECK (count > 0),
      PRIMARY KEY (operator_id, account_id, conversation_id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX unread_by_conversation ON unread (conversation_id, operator_id);`;

const TALLIES = `
    CREATE TABLE conversation_tallies (
      account_id INTEGER NOT NULL,
      state TEXT NOT NULL,
      is_waiting INTEGER NOT NULL,
      -- 0: nobody.
      assignee_id INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (account_id, state, is_waiting, assignee_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO conversation_tallies
      SELECT account_id, ${sortOf('conversations')}, count(*) FROM conversations GROUP BY 1, 2, 3, 4;
    CREATE TRIGGER conversations_tally_insert AFTER INSERT ON conversations BEGIN
      ${addOne('new')}
    END;
    CREATE TRIGGER conversations_tally_delete AFTER DELETE ON conversations BEGIN
      ${removeOne('old')}
    END;
    CREATE TRIGGER conversations_tally_update
      AFTER UPDATE OF account_id, state, preview_direction, assignee_id ON conversations
      WHEN (old.account_id, ${sortOf('old')}) IS NOT (new.account_id, ${sortOf('new')})
    BEGIN
      ${removeOne('old')}
      ${addOne('new')}
    END;

    CREATE TABLE unread_tallies (
      operator_id INTEGER NOT NULL,
      account_id INTEGER NOT NULL,
      state TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (operator_id, account_id, state)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO unread_tallies
      SELECT operator_id, unread.account_id, state, count(*)
      FROM unread JOIN conversations ON conversations.id = conversation_id GROUP BY 1, 2, 3;
    CREATE TRIGGER unread_tally_insert AFTER INSERT ON unread BEGIN
      ${countUnread('new', 1)}
    END;
    CREATE TRIGGER unread_tally_delete AFTER DELETE ON unread BEGIN
      ${countUnread('old', -1)}
    END;
    CREATE TRIGGER conversations_unread_update AFTER UPDATE OF state, account_id ON conversations
      WHEN (old.state, old.account_id) IS NOT (new.state, new.account_id)
    BEGIN
      UPDATE unread_tallies SET count = count - 1
        WHERE account_id = old.account_id AND state = old.state
          AND operator_id IN (SELECT operator_id FROM unread WHERE conversation_id = new.id);
      UPDATE unread SET account_id = new.account_id WHERE conversation_id = new.id AND account_id <> new.account_id;
      INSERT INTO unread_tallies SELECT operator_id, account_id, new.state, 1 FROM unread WHERE conversation_id = new.id
        ON CONFLICT DO UPDATE SET count = count + 1;
    END;
    -- Before the conversation is gone, so that its state can still be looked up.
    CREATE TRIGGER conversations_unread_delete BEFORE DELETE ON conversations BEGIN
      DELETE FROM unread WHERE conversation_id = old.id;
    END;`;

const PARTICIPANTS = `
    CREATE TABLE conversation_participants (
      conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      operator_id INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
      joined_at INTEGER NOT NULL,
      how TEXT NOT NULL CHECK (how IN ('wrote', 'added', 'mentioned', 'assigned', 'took_over', 'handed_over')),
      -- Null: they came by themselves.
      added_by INTEGER REFERENCES operators (id) ON DELETE SET NULL,
      PRIMARY KEY (conversation_id, operator_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX participants_by_operator ON conversation_participants (operator_id, conversation_id);`;

/**
 * Who wrote in the last 15 days of each account's messages takes part. Looked up along the conversations that moved since
 * then: a walk over a million messages would read every word of them.
 */
const ENGAGED_SO_FAR = `
    WITH since AS (
      SELECT account_id, max(last_message_at) - ${ENGAGEMENT_MS} AS at FROM conversations GROUP BY account_id
    )
    INSERT INTO conversation_participants (conversation_id, operator_id, joined_at, how, added_by)
      SELECT conversations.id, messages.operator_id, min(messages.sent_at), 'wrote', NULL
      FROM since
      CROSS JOIN conversations INDEXED BY conversations_newest
        ON conversations.account_id = since.account_id
          AND max(conversations.last_message_at, coalesce(conversations.woken_at, 0)) > since.at
      CROSS JOIN messages INDEXED BY messages_in_order
        ON messages.conversation_id = conversations.id AND messages.sent_at > since.at
      JOIN operators ON operators.id = messages.operator_id AND removed_at IS NULL
      WHERE messages.direction = 'out' AND messages.kind <> 'reaction'
      GROUP BY conversations.id, messages.operator_id;
    UPDATE conversations SET last_operator_at = (
      SELECT max(sent_at) FROM messages INDEXED BY messages_in_order
      WHERE messages.conversation_id = conversations.id AND direction = 'out' AND kind <> 'reaction'
        AND operator_id IS NOT NULL
    ) WHERE id IN (SELECT conversation_id FROM conversation_participants);
    WITH since AS (
      SELECT account_id, max(last_message_at) - ${ENGAGEMENT_MS} AS at FROM conversations GROUP BY account_id
    )
    UPDATE conversations SET waiting_since = last_inbound_at FROM since
      WHERE since.account_id = conversations.account_id AND state = 'open' AND preview_direction = 'in'
        AND last_inbound_at > since.at;`;
