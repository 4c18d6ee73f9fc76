import type { AccountId, MessageId } from '#shared/domain/ids.ts';
import { isWamid } from '../by-wamid.ts';
import { type Db, getRow, run } from '../statements.ts';
import { refreshPreview } from './message-writes.ts';
import { getMessageRow, getMessageRowByWamid } from './messages.ts';

/** Everything about a conversation that decides whether and to whom a message goes. */
export interface Addressee {
  accountId: AccountId;
  accountState: 'active' | 'paused' | 'disconnected';
  accountKind: 'live' | 'sandbox';
  contactId: number;
  lastMessageAt: number;
  /** Meta's time of the customer's last message. */
  lastInboundAt: number | null;
  lastInboundWamid: string | null;
  /** Blocked at Meta for this account. */
  isBlocked: boolean;
  /** Wants no marketing. */
  isOptedOut: boolean;
  waId: string | null;
  /** Business-scoped user id, or the parent one when only that is known. */
  bsuid: string | null;
}

/** The number from which the customer wrote last, where it is still theirs: merged contacts have several. */
const ANSWERED_NUMBER = `(SELECT value FROM messages JOIN contact_aliases ON value = json_extract(raw, '$.from')
  WHERE ${isWamid('wamid', 'last_inbound_wamid')} AND messages.account_id = conversations.account_id
    AND contact_aliases.contact_id = contacts.id AND contact_aliases.kind = 'wa_id' AND superseded_at IS NULL)`;

/** Whom a conversation is with and under which conditions, or null. */
export function getAddressee(db: Db, conversationId: number): Addressee | null {
  const found = getRow<
    Omit<Addressee, 'isBlocked' | 'isOptedOut'> & { blockedAt: number | null; optedOutAt: number | null }
  >(
    db,
    `SELECT accounts.id AS accountId, accounts.state AS accountState, accounts.kind AS accountKind,
       contacts.id AS contactId, last_message_at AS lastMessageAt, last_inbound_at AS lastInboundAt,
       last_inbound_wamid AS lastInboundWamid, blocked_at AS blockedAt,
       opted_out_at AS optedOutAt, coalesce(${ANSWERED_NUMBER}, contacts.wa_id) AS waId,
       coalesce(contacts.bsuid, (SELECT value FROM contact_aliases WHERE contact_id = contacts.id
         AND kind = 'parent_bsuid' AND superseded_at IS NULL ORDER BY id DESC LIMIT 1)) AS bsuid
     FROM conversations
     JOIN accounts ON accounts.id = conversations.account_id
     JOIN contacts ON contacts.id = conversations.contact_id
     WHERE conversations.id = ?`,
    [conversationId],
  );
  if (!found) return null;
  const { blockedAt, optedOutAt, ...addressee } = found;
  return { ...addressee, isBlocked: blockedAt !== null, isOptedOut: optedOutAt !== null };
}

/** The message that a status's callback data means, if the account sent it. */
export function getMessageIdByClientId(db: Db, accountId: number, clientId: string): MessageId | null {
  const row = getRow<{ id: MessageId }>(
    db,
    `SELECT id FROM messages WHERE client_id = ? AND account_id = ? AND direction = 'out'`,
    [clientId, accountId],
  );
  return row?.id ?? null;
}

/** Whether statuses of this wamid belong to the message although it is sent again under another: a former attempt. */
export const isFormerWamid = (db: Db, messageId: number, wamid: string): boolean =>
  getRow(db, 'SELECT 1 FROM message_statuses WHERE message_id = ? AND wamid = ? LIMIT 1', [
    messageId,
    wamid,
  ]) !== undefined;

/** Remembers what a reply answers, once that is known. */
export function setQuotedWamid(db: Db, messageId: number, wamid: string): void {
  run(db, 'UPDATE messages SET quoted_wamid = ? WHERE id = ?', [wamid, messageId]);
}

/**
 * Gives an outgoing message Meta's id. When another row has it already, an echo of our own message that came as a
 * webhook of its own, that row gives way and its statuses come along; then its id is returned.
 */
export function setWamid(db: Db, messageId: number, wamid: string): MessageId | null {
  const message = getMessageRow(db, messageId);
  if (!message) return null;
  const echo = getMessageRowByWamid(db, message.account_id, wamid);
  const isReplaced = echo !== null && echo.id !== messageId && echo.is_ours === 0;
  if (isReplaced) {
    run(db, 'UPDATE message_statuses SET message_id = ? WHERE message_id = ?', [messageId, echo.id]);
    run(db, 'DELETE FROM messages WHERE id = ?', [echo.id]);
  }
  run(db, 'UPDATE messages SET wamid = ? WHERE id = ?', [wamid, messageId]);
  if (isReplaced) refreshPreview(db, message.conversation_id);
  return isReplaced ? echo.id : null;
}

/** A message is sent once more: it moves to the end of its conversation and loses what an earlier attempt gave it. */
export function restartMessage(db: Db, messageId: number, sentAt: number): void {
  run(
    db,
    `UPDATE messages SET wamid = NULL, status = 'queued', status_at = NULL, error = NULL, sent_at = ? WHERE id = ?`,
    [sentAt, messageId],
  );
}

/** Puts Meta's id on the emoji that an operator set, if it still stands there. */
export function confirmOwnReaction(db: Db, pendingWamid: string, wamid: string): void {
  run(db, `UPDATE reactions SET reaction_wamid = ? WHERE reaction_wamid = ? AND side = 'us'`, [
    wamid,
    pendingWamid,
  ]);
}

/**
 * After a reaction of ours was not sent: what stood on the message before comes back, from the newest reaction to it
 * that Meta took.
 */
export function restoreOwnReaction(db: Db, accountId: number, targetWamid: string): void {
  run(db, `DELETE FROM reactions WHERE account_id = ? AND target_wamid = ? AND side = 'us'`, [
    accountId,
    targetWamid,
  ]);
  run(
    db,
    `INSERT INTO reactions (account_id, target_wamid, side, emoji, at, reaction_wamid)
     SELECT account_id, quoted_wamid, 'us', json_extract(content, '$.emoji'), sent_at, wamid FROM messages
     WHERE quoted_wamid = :wamid AND account_id = :accountId AND kind = 'reaction' AND direction = 'out'
       AND wamid IS NOT NULL AND status <> 'failed'
       AND conversation_id = (SELECT conversation_id FROM messages WHERE ${isWamid('wamid', ':wamid')} AND account_id = :accountId)
     ORDER BY sent_at DESC, id DESC LIMIT 1`,
    { wamid: targetWamid, accountId },
  );
}
