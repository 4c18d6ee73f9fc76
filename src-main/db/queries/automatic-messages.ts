import type { ConversationId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows } from '../statements.ts';
import { QUIET_LIST } from './message-writes.ts';

/** One of the messages that a customer wrote in a row. */
export interface WrittenMessage {
  kind: string;
  text: string;
  sentAt: number;
  isInGroup: boolean;
}

/** What a customer wrote since a message of theirs, that one first. */
export const listWrittenSince = (
  db: Db,
  { conversationId, messageId }: { conversationId: ConversationId; messageId: number },
): WrittenMessage[] =>
  listRows<Omit<WrittenMessage, 'isInGroup'> & { groupId: string | null }>(
    db,
    `SELECT kind, text, sent_at AS sentAt, json_extract(raw, '$.group_id') AS groupId
     FROM messages INDEXED BY messages_in_order
     WHERE conversation_id = ? AND id >= ? AND direction = 'in' AND kind NOT IN (${QUIET_LIST}) ORDER BY id LIMIT 50`,
    [conversationId, messageId],
  ).map(({ groupId, ...message }) => ({ ...message, isInGroup: groupId !== null }));

/** What went on in a conversation around a message of the customer's; all times by the account's clock. */
export interface Surroundings {
  wroteBeforeAt: number | null;
  lastOperatorAt: number | null;
  lastAutomaticAt: number | null;
  isAnswered: boolean;
}

/** `automaticSince` says how far back what went out by itself is looked for. */
export const requireSurroundings = (
  db: Db,
  around: { conversationId: ConversationId; messageId: number; wroteAt: number; automaticSince: number },
): Surroundings => {
  const found = getRow<Omit<Surroundings, 'isAnswered'> & { isAnswered: 0 | 1 }>(db, SURROUNDINGS_SQL, {
    ...around,
  });
  if (!found) throw new Error('the conversation of a message that just came is there');
  return { ...found, isAnswered: found.isAnswered === 1 };
};

/** Exported for the test that looks at its plan. */
export const SURROUNDINGS_SQL = `SELECT last_operator_at AS lastOperatorAt,
    (SELECT sent_at FROM messages INDEXED BY messages_in_order
     WHERE conversation_id = :conversationId AND (sent_at, id) < (:wroteAt, :messageId) AND direction = 'in'
       AND kind NOT IN (${QUIET_LIST}) ORDER BY sent_at DESC, id DESC LIMIT 1) AS wroteBeforeAt,
    (SELECT sent_at FROM messages INDEXED BY messages_in_order
     WHERE conversation_id = :conversationId AND sent_at > :automaticSince AND automatic IN ('away', 'greeting')
     ORDER BY sent_at DESC, id DESC LIMIT 1) AS lastAutomaticAt,
    EXISTS (SELECT 1 FROM messages INDEXED BY messages_in_order
      WHERE conversation_id = :conversationId AND id > :messageId AND direction = 'out' AND kind <> 'reaction') AS isAnswered
  FROM conversations WHERE id = :conversationId`;
