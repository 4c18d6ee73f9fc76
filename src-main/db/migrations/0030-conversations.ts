import type { Database } from 'better-sqlite3';

/** Conversations, messages, statuses and reactions. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE conversations (
      id INTEGER PRIMARY KEY,
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      contact_id INTEGER NOT NULL REFERENCES contacts (id),
      -- Repeated from the newest message so that the list reads one table by one index.
      last_message_id INTEGER,
      last_message_at INTEGER NOT NULL,
      preview_direction TEXT,
      preview_kind TEXT,
      preview_text TEXT,
      preview_status TEXT,
      unread_count INTEGER NOT NULL DEFAULT 0,
      -- Meta's time of the customer's last message: opens the customer service window.
      last_inbound_at INTEGER,
      last_inbound_wamid TEXT,
      -- Up to which of the customer's messages the blue ticks were asked for.
      read_wamid TEXT,
      created_at INTEGER NOT NULL,
      UNIQUE (account_id, contact_id)
    ) STRICT;
    -- Lists over several accounts merge one walk per account, so each index begins with the account.
    CREATE INDEX conversations_newest ON conversations (account_id, last_message_at DESC, id DESC);
    CREATE INDEX conversations_unread ON conversations (account_id, last_message_at DESC, id DESC) WHERE unread_count > 0;
    CREATE INDEX conversations_waiting ON conversations (account_id, last_message_at DESC, id DESC) WHERE preview_direction = 'in';
    CREATE INDEX conversations_by_contact ON conversations (contact_id);

    CREATE TABLE messages (
      id INTEGER PRIMARY KEY,
      conversation_id INTEGER NOT NULL REFERENCES conversations (id),
      account_id INTEGER NOT NULL,
      direction TEXT NOT NULL CHECK (direction IN ('in', 'out', 'system')),
      kind TEXT NOT NULL,
      wamid TEXT,
      client_id TEXT,
      sent_at INTEGER NOT NULL,
      received_at INTEGER NOT NULL,
      -- Body, caption or file name: what previews and search read.
      text TEXT NOT NULL DEFAULT '',
      content TEXT NOT NULL,
      -- The item of the webhook as it came; null for what we sent.
      raw TEXT,
      -- The message that this one answers, reacts to, edits or takes back.
      quoted_wamid TEXT,
      forwarded TEXT NOT NULL DEFAULT 'no' CHECK (forwarded IN ('no', 'once', 'many')),
      referral TEXT,
      status TEXT,
      status_at INTEGER,
      error TEXT,
      operator_id INTEGER REFERENCES operators (id),
      is_ours INTEGER NOT NULL DEFAULT 0,
      media_id INTEGER,
      edited_at INTEGER,
      revoked_at INTEGER
    ) STRICT;
    CREATE INDEX messages_in_order ON messages (conversation_id, sent_at, id);
    CREATE UNIQUE INDEX messages_by_wamid ON messages (wamid, account_id) WHERE wamid IS NOT NULL;
    CREATE UNIQUE INDEX messages_by_client_id ON messages (client_id) WHERE client_id IS NOT NULL;
    -- Edits and revocations that came before the message they belong to.
    CREATE INDEX messages_amendments ON messages (quoted_wamid, account_id) WHERE kind IN ('edit', 'revoke');
    CREATE INDEX messages_by_media ON messages (media_id) WHERE media_id IS NOT NULL;

    -- Every status once; one that comes before its message waits here (message_id null).
    CREATE TABLE message_statuses (
      id INTEGER PRIMARY KEY,
      account_id INTEGER NOT NULL,
      wamid TEXT NOT NULL,
      status TEXT NOT NULL,
      at INTEGER NOT NULL,
      -- Who of a group; empty for one person, whose ids may or may not be told.
      recipient TEXT NOT NULL DEFAULT '',
      message_id INTEGER,
      callback_data TEXT,
      received_at INTEGER NOT NULL,
      price_category TEXT,
      is_billable INTEGER,
      error TEXT,
      raw TEXT NOT NULL,
      UNIQUE (wamid, status, at, recipient, account_id)
    ) STRICT;
    CREATE INDEX message_statuses_by_message ON message_statuses (message_id, at) WHERE message_id IS NOT NULL;

    -- The emoji that stands on a message now, per side. A newer one replaces it, null takes it back.
    CREATE TABLE reactions (
      account_id INTEGER NOT NULL,
      target_wamid TEXT NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('customer', 'us')),
      emoji TEXT,
      at INTEGER NOT NULL,
      reaction_wamid TEXT NOT NULL,
      PRIMARY KEY (target_wamid, account_id, side)
    ) STRICT, WITHOUT ROWID;
  `);
}
