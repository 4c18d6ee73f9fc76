import { openWorkspace } from '../../src-main/db/open.ts';
import { indexMessages } from '../../src-main/db/queries/search-index.ts';

/** Fills a new workspace with made-up rows by plain SQL: as large as an old shop's, in seconds. */
export function seedWorkspace(
  dataDir: string,
  size: { conversations: number; messagesEach: number; contacts: number },
): void {
  const workspace = openWorkspace(dataDir, { now: Date.now });
  const { db } = workspace;
  const now = Date.now();
  db.transaction(() => {
    db.prepare(
      `INSERT INTO accounts (id, key, kind, name, color, phone_number_id, waba_id, app_id, created_at)
       VALUES (1, 'bench', 'live', 'Bench', 'cornflower', '106540352242922', '102290129340398', '1234567890123', ?)`,
    ).run(now);
    db.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO contacts (id, profile_name, wa_id, search_text, created_at)
       SELECT i, 'Customer ' || i, 380670000000 + i, 'customer ' || i || ' ' || (380670000000 + i), ? FROM n`,
    ).run(size.contacts, now);
    db.prepare(
      `INSERT INTO conversations (id, account_id, contact_id, last_message_at, preview_direction, preview_kind, preview_text, last_inbound_at, created_at)
       SELECT id, 1, id, ? - id * 60000, 'in', 'text', 'Hello from ' || id, ? - id * 60000, ? FROM contacts WHERE id <= ?`,
    ).run(now, now, now, size.conversations);
    db.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO messages (conversation_id, account_id, direction, kind, wamid, sent_at, received_at, text, content)
       SELECT c.id, 1, 'in', 'text', 'wamid.S' || c.id || '.' || n.i, c.last_message_at - (? - n.i) * 1000, c.last_message_at, 'Message ' || n.i,
              json_object('kind', 'text', 'body', 'Message ' || n.i || ' of a conversation that goes on for a while')
       FROM n CROSS JOIN conversations c`,
    ).run(size.messagesEach, size.messagesEach);
    db.exec(
      `UPDATE conversations SET last_message_id = (SELECT id FROM messages WHERE conversation_id = conversations.id ORDER BY sent_at DESC, id DESC LIMIT 1)`,
    );
  })();
  // An old shop's messages are in the index long since: the start is measured, not the indexing.
  while (indexMessages(db, 5_000) > 0);
  workspace.close();
}
