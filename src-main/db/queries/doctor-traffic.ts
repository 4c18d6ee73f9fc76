import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import { type Db, getRow, listRows } from '../statements.ts';

export interface RecentOutgoing {
  id: number;
  wamid: string | null;
  kind: string;
  sentAt: number;
  status: OutgoingStatus | null;
  /** As it is stored: JSON, or null. */
  error: string | null;
  conversationId: number;
}

/** Conversations that are looked at; more than any shop has in a day. */
const CONVERSATIONS = 400;
const MESSAGES = 500;

/** What this computer sent for an account since `since`, newest first, at most 500 of the newest 400 conversations. */
export const listRecentOutgoing = (db: Db, accountId: number, since: number): RecentOutgoing[] =>
  listRows<RecentOutgoing>(
    db,
    `WITH newest AS (
       SELECT id FROM conversations WHERE account_id = ? AND last_message_at >= ?
       ORDER BY last_message_at DESC, id DESC LIMIT ${CONVERSATIONS}
     )
     SELECT messages.id, messages.wamid, messages.kind, messages.sent_at AS sentAt, messages.status, messages.error,
       messages.conversation_id AS conversationId
     FROM newest CROSS JOIN messages ON messages.conversation_id = newest.id AND messages.sent_at >= ?
     WHERE messages.direction = 'out' AND messages.is_ours = 1
     ORDER BY messages.sent_at DESC LIMIT ${MESSAGES}`,
    [accountId, since, since],
  );

/** When a customer last wrote to an account, of its newest 400 conversations; null when nobody did. */
export const getLastInboundAt = (db: Db, accountId: number): number | null =>
  getRow<{ at: number | null }>(
    db,
    `SELECT max(last_inbound_at) AS at FROM (
       SELECT last_inbound_at FROM conversations WHERE account_id = ?
       ORDER BY last_message_at DESC, id DESC LIMIT ${CONVERSATIONS})`,
    [accountId],
  )?.at ?? null;

/** Whether Meta's code stands on a message, and which; null for none. */
export const getMessageFailure = (db: Db, messageId: number): { accountId: number; error: string } | null =>
  getRow<{ accountId: number; error: string }>(
    db,
    "SELECT account_id AS accountId, error FROM messages WHERE id = ? AND status = 'failed' AND error IS NOT NULL",
    [messageId],
  ) ?? null;
