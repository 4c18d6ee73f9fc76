import type { NamedContact } from '#shared/domain/contact-name.ts';
import type { MessageContent } from '#shared/domain/content.ts';
import type { AccountId, ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import { type Db, getRow } from '../statements.ts';

/** What is said of a conversation when it pops up. */
export interface AlertFactsRow {
  conversationId: ConversationId;
  accountId: AccountId;
  accountName: string;
  contact: NamedContact;
  preview: { kind: string; text: string } | null;
  /** One of its labels is urgent. */
  isUrgent: boolean;
}

/** The facts of a conversation, or null when it is gone. */
export function getAlertFacts(db: Db, conversationId: number): AlertFactsRow | null {
  const row = getRow<
    NamedContact & {
      id: ConversationId;
      accountId: AccountId;
      accountName: string;
      kind: string | null;
      text: string | null;
      isUrgent: 0 | 1;
    }
  >(
    db,
    `SELECT c.id, c.account_id AS accountId, a.name AS accountName, c.preview_kind AS kind, c.preview_text AS text,
       p.custom_name AS customName, p.profile_name AS profileName, p.username, p.wa_id AS waId, p.bsuid,
       EXISTS (SELECT 1 FROM conversation_labels JOIN labels ON labels.id = label_id
               WHERE conversation_id = c.id AND is_urgent = 1) AS isUrgent
     FROM conversations c JOIN contacts p ON p.id = c.contact_id JOIN accounts a ON a.id = c.account_id
     WHERE c.id = ?`,
    [conversationId],
  );
  if (!row) return null;
  const { id, accountId, accountName, kind, text, isUrgent, ...contact } = row;
  return {
    conversationId: id,
    accountId,
    accountName,
    contact,
    preview: kind === null ? null : { kind, text: text ?? '' },
    isUrgent: isUrgent === 1,
  };
}

/** A line that colleagues wrote or made in a conversation. */
export interface TeamLine {
  conversationId: ConversationId;
  /** Who did it; null: the program. */
  by: OperatorId | null;
  content: Extract<MessageContent, { kind: 'note' | 'team_event' }>;
}

/** The note or team event of this id; null for every other message. */
export function getTeamLine(db: Db, messageId: MessageId): TeamLine | null {
  const row = getRow<{ conversation_id: ConversationId; operator_id: OperatorId | null; content: string }>(
    db,
    `SELECT conversation_id, operator_id, content FROM messages WHERE id = ? AND kind IN ('note', 'team_event')`,
    [messageId],
  );
  if (!row) return null;
  // Written by the hub only, in this shape.
  return {
    conversationId: row.conversation_id,
    by: row.operator_id,
    content: JSON.parse(row.content) as TeamLine['content'],
  };
}
