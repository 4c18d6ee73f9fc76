import { z } from 'zod';
import {
  type Conversation,
  type ConversationCounts,
  type ConversationFilter,
  conversationFilterSchema,
} from '#shared/contract/conversations.ts';
import type { AccountId, ContactId, ConversationId, LabelId, OperatorId } from '#shared/domain/ids.ts';
import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { cutPage, decodeCursor, encodeCursor } from '../cursor.ts';
import { searchNeedle } from '../search-text.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import { listContactIdsBySearch } from './contacts.ts';

interface ConversationRow {
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
  assignee_id: OperatorId | null;
  pinned_at: number | null;
  blocked_at: number | null;
  label_ids: string;
  last_message_at: number;
  last_message_id: number | null;
  preview_direction: 'in' | 'out' | 'system' | null;
  preview_kind: string | null;
  preview_text: string | null;
  preview_status: OutgoingStatus | null;
  unread_count: number;
  last_inbound_at: number | null;
  created_at: number;
}

type Place = [lastMessageAt: number, id: number];

const placeSchema: z.ZodType<Place> = z.tuple([z.number(), z.number()]);
const BEFORE_ALL: Place = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
/** A search that fits more contacts than this fits so many conversations that walking from the newest finds a page soon. */
const MANY_CONTACTS = 500;

const COLUMNS = `conversations.id, conversations.account_id, contact_id, custom_name, profile_name, username, wa_id, bsuid,
  opted_out_at, state, snoozed_until, assignee_id, pinned_at, blocked_at,
  (SELECT json_group_array(label_id) FROM conversation_labels WHERE conversation_id = conversations.id) AS label_ids,
  last_message_at, last_message_id, preview_direction, preview_kind, preview_text, preview_status, unread_count,
  last_inbound_at, conversations.created_at`;
const WITH_CONTACT = `SELECT ${COLUMNS} FROM conversations JOIN contacts ON contacts.id = conversations.contact_id`;

/** Written out, as SQLite uses a partial index only for its literal condition. */
const CONDITIONS: Record<ConversationFilter, string> = {
  all: "AND state = 'open'",
  mine: "AND state = 'open' AND assignee_id = :operatorId",
  unassigned: "AND state = 'open' AND assignee_id IS NULL",
  unread: "AND state = 'open' AND unread_count > 0",
  waiting: "AND state = 'open' AND preview_direction = 'in'",
  closing: "AND state = 'open' AND last_inbound_at IS NOT NULL",
  snoozed: "AND state = 'snoozed'",
  done: "AND state = 'done'",
};

export interface ListConversations {
  accountId?: number | undefined;
  filter: ConversationFilter;
  /** Whose `mine` are. */
  operatorId?: number | undefined;
  labelId?: number | undefined;
  /** Part of a name or number. */
  search?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** A page of conversations, newest activity first. */
export function listConversations(
  db: Db,
  input: ListConversations,
): { items: Conversation[]; next: string | null } {
  const before = input.cursor === undefined ? BEFORE_ALL : decodeCursor(input.cursor, placeSchema);
  const search = input.search?.trim() ?? '';
  const contactIds = search === '' ? null : listContactIdsBySearch(db, search, MANY_CONTACTS);
  if (contactIds?.length === 0) return { items: [], next: null };
  const rows = listAccountIds(db, input.accountId)
    .flatMap((accountId) => listOfAccount(db, { ...input, accountId, before, search, contactIds }))
    .sort((a, b) => b.last_message_at - a.last_message_at || b.id - a.id);
  const page = cutPage(rows, input.limit, (last) => encodeCursor([last.last_message_at, last.id]));
  return { items: page.items.map(toConversation), next: page.next };
}

/** The SQL of one account's walk, newest first; exported for the test that looks at its plan. */
export function conversationListSql(
  filter: ConversationFilter,
  search: 'none' | 'few-contacts' | 'many-contacts',
): string {
  const walk = `WHERE account_id = :accountId AND (last_message_at, conversations.id) < (:at, :id)
    ${CONDITIONS[filter]}`;
  const order = 'ORDER BY last_message_at DESC, conversations.id DESC LIMIT :limit';
  if (search === 'few-contacts') {
    // From the contacts to their conversations: CROSS JOIN keeps SQLite from walking all conversations instead.
    return `SELECT ${COLUMNS} FROM json_each(:contactIds) AS found
      CROSS JOIN conversations ON conversations.contact_id = found.value
      JOIN contacts ON contacts.id = conversations.contact_id ${walk} ${order}`;
  }
  return `${WITH_CONTACT} ${walk} ${search === 'none' ? '' : 'AND instr(search_text, :needle) > 0'} ${order}`;
}

function listOfAccount(
  db: Db,
  input: ListConversations & {
    accountId: number;
    before: Place;
    search: string;
    contactIds: number[] | null;
  },
): ConversationRow[] {
  const [at, id] = input.before;
  const values = {
    accountId: input.accountId,
    operatorId: input.operatorId ?? 0,
    at,
    id,
    limit: input.limit + 1,
  };
  if (input.contactIds === null) return listRows(db, conversationListSql(input.filter, 'none'), values);
  if (input.contactIds.length < MANY_CONTACTS) {
    const contactIds = JSON.stringify(input.contactIds);
    return listRows(db, conversationListSql(input.filter, 'few-contacts'), { ...values, contactIds });
  }
  return listRows(db, conversationListSql(input.filter, 'many-contacts'), {
    ...values,
    needle: searchNeedle(input.search),
  });
}

function listAccountIds(db: Db, accountId: number | undefined): number[] {
  if (accountId !== undefined) return [accountId];
  return listRows<{ id: number }>(db, 'SELECT id FROM accounts').map((row) => row.id);
}

/** The conversation of an id, or null. */
export function getConversation(db: Db, id: number): Conversation | null {
  const row = getRow<ConversationRow>(db, `${WITH_CONTACT} WHERE conversations.id = ?`, [id]);
  return row ? toConversation(row) : null;
}

/** Throws NOT_FOUND. */
export function requireConversation(db: Db, id: number): Conversation {
  const conversation = getConversation(db, id);
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
    'INSERT INTO conversations (account_id, contact_id, last_message_at, created_at) VALUES (?, ?, ?, ?)',
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

/** How many conversations each account has behind each filter. */
export function countConversations(
  db: Db,
  operatorId: number,
): {
  total: ConversationCounts;
  byAccount: { accountId: AccountId; counts: ConversationCounts }[];
} {
  const filters = conversationFilterSchema.options;
  const count = (filter: ConversationFilter, accountId: number) =>
    getRow<{ count: number }>(
      db,
      `SELECT count(*) AS count FROM conversations WHERE account_id = :accountId ${CONDITIONS[filter]}`,
      { accountId, operatorId },
    )?.count ?? 0;
  const countEach = (numberOf: (filter: ConversationFilter) => number) =>
    Object.fromEntries(filters.map((filter) => [filter, numberOf(filter)])) as ConversationCounts;
  const accounts = listRows<{ id: AccountId }>(db, 'SELECT id FROM accounts ORDER BY id');
  const byAccount = accounts.map(({ id }) => ({
    accountId: id,
    counts: countEach((filter) => count(filter, id)),
  }));
  const total = countEach((filter) => byAccount.reduce((sum, { counts }) => sum + counts[filter], 0));
  return { total, byAccount };
}

/** Clears the unread count; false when there was nothing to clear. */
export function markConversationRead(db: Db, id: number): boolean {
  return (
    run(db, 'UPDATE conversations SET unread_count = 0 WHERE id = ? AND unread_count > 0', [id]).changes === 1
  );
}

/** Marks a conversation for later; one that is unread already keeps its count. */
export function markConversationUnread(db: Db, id: number): boolean {
  return (
    run(db, 'UPDATE conversations SET unread_count = 1 WHERE id = ? AND unread_count = 0', [id]).changes === 1
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

function toConversation(row: ConversationRow): Conversation {
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
    assigneeId: row.assignee_id,
    pinnedAt: row.pinned_at,
    labelIds: JSON.parse(row.label_ids) as LabelId[],
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
