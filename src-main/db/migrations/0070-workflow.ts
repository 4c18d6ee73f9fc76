import type { Database } from 'better-sqlite3';

/** Where a conversation stands in lists; `queries/conversation-list.ts` asks for it in the same words. */
const LISTED_AT = 'max(last_message_at, coalesce(woken_at, 0))';

/** What a conversation is counted as: the columns of `conversation_tallies` after the account. */
const sortOf = (row: 'conversations' | 'old' | 'new') =>
  `${row}.state, ${row}.unread_count > 0, coalesce(${row}.preview_direction = 'in', 0), coalesce(${row}.assignee_id, 0)`;
const addOne = (row: 'new') =>
  `INSERT INTO conversation_tallies VALUES (${row}.account_id, ${sortOf(row)}, 1)
     ON CONFLICT DO UPDATE SET count = count + 1;`;
const removeOne = (row: 'old') =>
  `UPDATE conversation_tallies SET count = count - 1
     WHERE (account_id, state, is_unread, is_waiting, assignee_id) = (${row}.account_id, ${sortOf(row)});`;

/** What operators do with conversations: state, owner, pins, labels, drafts, quick replies. */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE conversations ADD COLUMN state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'snoozed', 'done'));
    -- Null while snoozed: until the customer writes. A customer's message ends every snooze and reopens what was done.
    ALTER TABLE conversations ADD COLUMN snoozed_until INTEGER;
    -- When a snooze last ended at its time: from then on the conversation stands in lists as if something had been said.
    ALTER TABLE conversations ADD COLUMN woken_at INTEGER;
    ALTER TABLE conversations ADD COLUMN assignee_id INTEGER REFERENCES operators (id);
    ALTER TABLE conversations ADD COLUMN pinned_at INTEGER;
    -- Blocked at Meta from this account on: the number, not the person, is what Meta blocks.
    ALTER TABLE conversations ADD COLUMN blocked_at INTEGER;

    -- One index for each list, in the order in which the list is walked; the old ones knew nothing of the state.
    DROP INDEX conversations_newest;
    DROP INDEX conversations_unread;
    DROP INDEX conversations_waiting;
    CREATE INDEX conversations_newest ON conversations (account_id, ${LISTED_AT} DESC, id DESC);
    CREATE INDEX conversations_open ON conversations (account_id, ${LISTED_AT} DESC, id DESC) WHERE state = 'open';
    CREATE INDEX conversations_done ON conversations (account_id, ${LISTED_AT} DESC, id DESC) WHERE state = 'done';
    CREATE INDEX conversations_snoozed ON conversations (account_id, ${LISTED_AT} DESC, id DESC) WHERE state = 'snoozed';
    CREATE INDEX conversations_open_unread ON conversations (account_id, ${LISTED_AT} DESC, id DESC)
      WHERE state = 'open' AND unread_count > 0;
    CREATE INDEX conversations_open_waiting ON conversations (account_id, ${LISTED_AT} DESC, id DESC)
      WHERE state = 'open' AND preview_direction = 'in';
    CREATE INDEX conversations_open_unassigned ON conversations (account_id, ${LISTED_AT} DESC, id DESC)
      WHERE state = 'open' AND assignee_id IS NULL;
    CREATE INDEX conversations_open_assigned ON conversations (assignee_id, account_id, ${LISTED_AT} DESC, id DESC)
      WHERE state = 'open' AND assignee_id IS NOT NULL;
    -- The customer service window closes in the order in which customers wrote.
    CREATE INDEX conversations_open_closing ON conversations (account_id, last_inbound_at, id)
      WHERE state = 'open' AND last_inbound_at IS NOT NULL;
    CREATE INDEX conversations_pinned ON conversations (account_id, pinned_at DESC) WHERE pinned_at IS NOT NULL;
    CREATE INDEX conversations_to_wake ON conversations (account_id, snoozed_until) WHERE snoozed_until IS NOT NULL;

    -- How many conversations there are of each sort, kept by the triggers below: counting a hundred thousand rows for eight
    -- filters after every change would take longer than the change.
    CREATE TABLE conversation_tallies (
      account_id INTEGER NOT NULL,
      state TEXT NOT NULL,
      is_unread INTEGER NOT NULL,
      is_waiting INTEGER NOT NULL,
      -- 0: nobody.
      assignee_id INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (account_id, state, is_unread, is_waiting, assignee_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO conversation_tallies
      SELECT account_id, ${sortOf('conversations')}, count(*) FROM conversations GROUP BY 1, 2, 3, 4, 5;
    CREATE TRIGGER conversations_tally_insert AFTER INSERT ON conversations BEGIN
      ${addOne('new')}
    END;
    CREATE TRIGGER conversations_tally_delete AFTER DELETE ON conversations BEGIN
      ${removeOne('old')}
    END;
    CREATE TRIGGER conversations_tally_update
      AFTER UPDATE OF account_id, state, unread_count, preview_direction, assignee_id ON conversations
      WHEN (old.account_id, ${sortOf('old')}) IS NOT (new.account_id, ${sortOf('new')})
    BEGIN
      ${removeOne('old')}
      ${addOne('new')}
    END;

    CREATE TABLE labels (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      -- Folded, so that two labels do not differ in letter case only.
      name_key TEXT NOT NULL UNIQUE,
      color TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE conversation_labels (
      label_id INTEGER NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
      conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      PRIMARY KEY (label_id, conversation_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX conversation_labels_by_conversation ON conversation_labels (conversation_id, label_id);

    -- What an operator has begun to write, with the files that are here already.
    CREATE TABLE drafts (
      operator_id INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
      conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      quoted_message_id INTEGER,
      -- JSON: [{ mediaId, caption, isVoice }] in the order of sending.
      attachments TEXT NOT NULL,
      updated_at INTEGER NOT NULL,
      PRIMARY KEY (operator_id, conversation_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX drafts_by_conversation ON drafts (conversation_id);

    CREATE TABLE quick_replies (
      id INTEGER PRIMARY KEY,
      -- Null: for everybody.
      owner_id INTEGER REFERENCES operators (id) ON DELETE CASCADE,
      shortcut TEXT NOT NULL,
      body TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX quick_replies_by_shortcut ON quick_replies (coalesce(owner_id, 0), shortcut);
  `);
}
