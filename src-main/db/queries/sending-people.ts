import type { ContactId, ConversationId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows } from '../statements.ts';

/** A contact as a sender sees it, in one account. */
export interface PersonRow {
  contactId: ContactId;
  customName: string | null;
  profileName: string | null;
  username: string | null;
  waId: string | null;
  bsuid: string | null;
  isOptedOut: 0 | 1;
  conversationId: ConversationId | null;
  isBlocked: 0 | 1;
  /** Meta's time of the last message from there, UTC milliseconds. */
  lastInboundAt: number | null;
}

/** A contact with its conversation in an account, or null when there is no such contact. */
export const getPerson = (db: Db, contactId: number, accountId: number): PersonRow | null =>
  getRow<PersonRow>(
    db,
    `SELECT contacts.id AS contactId, custom_name AS customName, profile_name AS profileName, username, wa_id AS waId,
       bsuid, opted_out_at IS NOT NULL AS isOptedOut, conversations.id AS conversationId,
       blocked_at IS NOT NULL AS isBlocked, last_inbound_at AS lastInboundAt
     FROM contacts LEFT JOIN conversations ON contact_id = contacts.id AND account_id = ?
     WHERE contacts.id = ?`,
    [accountId, contactId],
  ) ?? null;

/** Contacts with a conversation that carries a label, after a contact, each once. */
export const listContactsOfLabel = (
  db: Db,
  { labelId, after, limit }: { labelId: number; after: number; limit: number },
): ContactId[] =>
  listRows<{ id: ContactId }>(
    db,
    `SELECT DISTINCT contact_id AS id FROM conversation_labels
       CROSS JOIN conversations ON conversations.id = conversation_id
     WHERE label_id = ? AND contact_id > ? ORDER BY contact_id LIMIT ?`,
    [labelId, after, limit],
  ).map(({ id }) => id);

/**
 * People that an account wrote to first since `since` and before `until`, outside of every conversation that they had begun, and when the first of
 * them was; at most `limit` are counted. UTC milliseconds.
 */
export const countStarted = (
  db: Db,
  given: { accountId: number; since: number; until: number; limit: number },
): { count: number; firstAt: number | null } =>
  getRow<{ count: number; firstAt: number | null }>(
    db,
    `SELECT count(*) AS count, min(firstAt) AS firstAt FROM (
       SELECT min(message_templates.sent_at) AS firstAt FROM templates
         CROSS JOIN message_templates ON template_id = templates.id AND message_templates.sent_at > :since
           AND message_templates.sent_at < :until
         CROSS JOIN messages ON messages.id = message_id
         CROSS JOIN conversations ON conversations.id = conversation_id
       WHERE templates.account_id = :accountId AND message_templates.status <> 'failed'
         AND NOT coalesce(last_inbound_at BETWEEN message_templates.sent_at - 86400000 AND message_templates.sent_at, 0)
       GROUP BY conversation_id LIMIT :limit)`,
    given,
  ) ?? { count: 0, firstAt: null };

/** How many messages with templates an account sent since a quarter of an hour; never fewer than people were written to. */
export const countTemplateMessages = (db: Db, accountId: number, quarter: number): number =>
  getRow<{ count: number | null }>(
    db,
    `SELECT sum(count) AS count FROM templates CROSS JOIN template_tallies ON template_id = templates.id
     WHERE account_id = ? AND quarter >= ?`,
    [accountId, quarter],
  )?.count ?? 0;
