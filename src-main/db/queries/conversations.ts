import type { Conversation } from '#shared/contract/conversations.ts';
import type { AccountId, ContactId, ConversationId, LabelId, OperatorId } from '#shared/domain/ids.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { groupBy } from '../group-by.ts';
import { newIdSql } from '../new-id.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

export interface ConversationRow {
  id: ConversationId;
  account_id: AccountId;
  contact_id: ContactId;
  custom_name: string | null;
  profile_name: string | null;
  username: string | null;
  wa_id: string | null;
  bsuid: string | null;
  opted_out_at: number | null;
  state: Conversation['state'];
  snoozed_until: number | null;
  woken_at: number | null;
  assignee_id: OperatorId | null;
  pinned_at: number | null;
  blocked_at: number | null;
  last_message_at: number;
  preview_direction: 'in' | 'out' | 'system' | null;
  preview_kind: string | null;
  preview_text: string | null;
  preview_status: OutgoingStatus | null;
  unread_count: number;
  last_operator_at: number | null;
  waiting_since: number | null;
  escalated_at: number | null;
  last_inbound_at: number | null;
  created_at: number;
}

/** What a row is made of; its contact is joined in. `:operatorId` is who asks: each has their own unread. */
export const CONVERSATION_COLUMNS = `conversations.id, conversations.account_id, contact_id, custom_name, profile_name, username, wa_id, bsuid,
  opted_out_at, state, snoozed_until, woken_at, assignee_id, pinned_at, blocked_at,
  last_message_at, preview_direction, preview_kind, preview_text, preview_status,
  coalesce((SELECT count FROM unread WHERE conversation_id = conversations.id AND operator_id = :operatorId), 0)
    AS unread_count,
  last_operator_at, waiting_since, escalated_at, last_inbound_at, conversations.created_at`;

/** For whoever asks in nobody's name: then nothing is unread. */
const NOBODY = 0;

/** The conversation of an id as an operator has it, or null. Without an operator nothing is unread in it. */
export function getConversation(db: Db, id: number, operatorId: number = NOBODY): Conversation | null {
  const row = getRow<ConversationRow>(
    db,
    `SELECT ${CONVERSATION_COLUMNS} FROM conversations JOIN contacts ON contacts.id = conversations.contact_id
     WHERE conversations.id = :id`,
    { id, operatorId },
  );
  return row ? (withParts(db, [toConversation(row)])[0] ?? null) : null;
}

/** The same; throws NOT_FOUND. */
export function requireConversation(db: Db, id: number, operatorId: number = NOBODY): Conversation {
  const conversation = getConversation(db, id, operatorId);
  if (!conversation) throw new Refusal('NOT_FOUND');
  return conversation;
}

/** The conversation of an account with a contact, made when there is none; times in UTC milliseconds. */
export function ensureConversation(
  db: Db,
  { accountId, contactId, at }: { accountId: number; contactId: number; at: number },
): { id: ConversationId; isNew: boolean } {
  const found = getRow<{ id: ConversationId }>(
    db,
    'SELECT id FROM conversations WHERE account_id = ? AND contact_id = ?',
    [accountId, contactId],
  );
  if (found) return { id: found.id, isNew: false };
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO conversations (id, account_id, contact_id, last_message_at, created_at)
     VALUES (${newIdSql('conversations')}, ?, ?, ?, ?)`,
    [accountId, contactId, at, at],
  );
  // Row ids of this table are conversation ids.
  return { id: Number(lastInsertRowid) as ConversationId, isNew: true };
}

/** Conversations of a contact, over all accounts. */
export function listConversationsOfContact(
  db: Db,
  contactId: number,
): { id: ConversationId; accountId: AccountId }[] {
  return listRows(
    db,
    'SELECT id, account_id AS accountId FROM conversations WHERE contact_id = ? ORDER BY id',
    [contactId],
  );
}

/** What blue ticks were asked for, and what they could be asked for. */
export function getReadState(
  db: Db,
  id: number,
): { lastInboundWamid: string | null; readWamid: string | null } | null {
  const row = getRow<{ lastInboundWamid: string | null; readWamid: string | null }>(
    db,
    'SELECT last_inbound_wamid AS lastInboundWamid, read_wamid AS readWamid FROM conversations WHERE id = ?',
    [id],
  );
  return row ?? null;
}

/** Remembers up to which of the customer's messages blue ticks were asked for. */
export function setReadWamid(db: Db, id: number, wamid: string): void {
  run(db, 'UPDATE conversations SET read_wamid = ? WHERE id = ?', [wamid, id]);
}

/** A row without its labels and participants, which `withParts` reads for a whole page at once. */
export function toConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    accountId: row.account_id,
    contact: {
      id: row.contact_id,
      customName: row.custom_name,
      profileName: row.profile_name,
      username: row.username,
      waId: row.wa_id,
      bsuid: row.bsuid,
      isOptedOut: row.opted_out_at !== null,
    },
    state: row.state,
    snoozedUntil: row.snoozed_until,
    wokenAt: row.woken_at,
    assigneeId: row.assignee_id,
    participantIds: [],
    lastOperatorAt: row.last_operator_at,
    // Who was put away as done waits for nothing, until they write again.
    waitingSince: row.state === 'done' ? null : row.waiting_since,
    escalatedAt: row.state === 'done' ? null : row.escalated_at,
    pinnedAt: row.pinned_at,
    labelIds: [],
    isBlocked: row.blocked_at !== null,
    lastMessageAt: row.last_message_at,
    preview:
      row.preview_direction === null
        ? null
        : {
            direction: row.preview_direction,
            kind: row.preview_kind ?? 'unsupported',
            text: row.preview_text ?? '',
            status: row.preview_status,
          },
    unreadCount: row.unread_count,
    lastInboundAt: row.last_inbound_at,
    createdAt: row.created_at,
  };
}

/** Conversations with the labels they carry, in the order of their ids, and with who takes part; one query for all of each. */
export function withParts(db: Db, conversations: readonly Conversation[]): Conversation[] {
  const page = [JSON.stringify(conversations.map(({ id }) => id))];
  const labels = groupBy(
    listRows<{ conversationId: ConversationId; labelId: LabelId }>(db, LABELS_OF_PAGE_SQL, page),
    ({ conversationId }) => conversationId,
  );
  const participants = groupBy(
    listRows<{ conversationId: ConversationId; operatorId: OperatorId }>(db, PARTICIPANTS_OF_PAGE_SQL, page),
    ({ conversationId }) => conversationId,
  );
  return conversations.map((conversation) => ({
    ...conversation,
    labelIds: (labels.get(conversation.id) ?? []).map(({ labelId }) => labelId),
    participantIds: (participants.get(conversation.id) ?? []).map(({ operatorId }) => operatorId),
  }));
}

/** Exported for the test that looks at its plan. */
export const LABELS_OF_PAGE_SQL = `SELECT conversation_id AS conversationId, label_id AS labelId
  FROM json_each(?) AS page CROSS JOIN conversation_labels ON conversation_id = page.value`;

/** Exported for the test that looks at its plan. */
export const PARTICIPANTS_OF_PAGE_SQL = `SELECT conversation_id AS conversationId, operator_id AS operatorId
  FROM json_each(?) AS page CROSS JOIN conversation_participants ON conversation_id = page.value
  CROSS JOIN operators ON operators.id = operator_id
  WHERE removed_at IS NULL ORDER BY conversation_id, joined_at, operator_id`;
