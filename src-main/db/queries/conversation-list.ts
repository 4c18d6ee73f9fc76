import { z } from 'zod';
import type { Conversation, ConversationFilter } from '#shared/contract/conversations.ts';
import {
  closingSoonRange,
  compareConversations,
  type ListedConversation,
  listedAt,
  showsPinnedFirst,
} from '#shared/domain/conversation-order.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { cutPage, decodeCursor, encodeCursor } from '../cursor.ts';
import { searchNeedle } from '../search-text.ts';
import { type Db, getRow, listRows } from '../statements.ts';
import { listContactIdsBySearch } from './contacts.ts';
import { CONVERSATION_COLUMNS, type ConversationRow, toConversation, withParts } from './conversations.ts';

/** Where a page ended: among the pinned ones, or in the walk. */
type Place = [part: 'pinned' | 'walk', at: number, id: number];

const placeSchema: z.ZodType<Place> = z.tuple([z.enum(['pinned', 'walk']), z.number(), z.number()]);
/** A search that fits more contacts than this fits so many conversations that walking from the newest finds a page soon. */
const MANY_CONTACTS = 500;
/** The same for a label, and for what is unread: looking up and sorting fewer is sooner done than walking past all others. */
const MANY_LOOKED_UP = 2_000;

/** Written out, as SQLite uses a partial index only for its literal condition. */
const FILTER_CONDITIONS: Record<ConversationFilter, string> = {
  all: "state = 'open'",
  mine: "state = 'open' AND assignee_id = :operatorId AND assignee_id IS NOT NULL",
  unassigned: "state = 'open' AND assignee_id IS NULL",
  unread: `state = 'open' AND EXISTS (SELECT 1 FROM unread WHERE unread.operator_id = :operatorId
    AND unread.account_id = conversations.account_id AND unread.conversation_id = conversations.id)`,
  waiting: "state = 'open' AND preview_direction = 'in'",
  closing: "state = 'open' AND last_inbound_at IS NOT NULL AND last_inbound_at <= :closingUpTo",
  snoozed: "state = 'snoozed'",
  done: "state = 'done'",
};

const INDEXES: Record<ConversationFilter, string> = {
  all: 'conversations_open',
  mine: 'conversations_open_assigned',
  unassigned: 'conversations_open_unassigned',
  unread: 'conversations_open',
  waiting: 'conversations_open_waiting',
  closing: 'conversations_open_closing',
  snoozed: 'conversations_snoozed',
  done: 'conversations_done',
};

export interface ListConversations {
  accountId?: number | undefined;
  filter: ConversationFilter;
  /** Whose `mine` are, and whose unread. */
  operatorId?: number | undefined;
  labelId?: number | undefined;
  /** Part of a name or number. */
  search?: string | undefined;
  cursor?: string | undefined;
  limit: number;
  /** UTC milliseconds of this computer; each account's clock is counted from it. */
  now: number;
}

/** What one statement of the list looks like: where it starts from, and what it looks at on the way. */
export interface ListShape {
  filter: ConversationFilter;
  /** `walk`: along the index of the filter; the others look up what is known to be little, and sort it. */
  from: 'walk' | 'contacts' | 'label' | 'unread' | 'pinned';
  search: 'none' | 'few-contacts' | 'many-contacts';
  hasLabel: boolean;
}

interface Walk extends ListConversations {
  search: string;
  shape: ListShape;
  contactIds: readonly number[];
  place: Place | null;
}

/** A page of conversations in the order of `domain/conversation-order.ts`. */
export function listConversations(
  db: Db,
  input: ListConversations,
): { items: Conversation[]; next: string | null } {
  const place = input.cursor === undefined ? null : decodeCursor(input.cursor, placeSchema);
  const walk = prepareWalk(db, input, place);
  if (walk === null) return { items: [], next: null };
  const found = listAccounts(db, input.accountId)
    .flatMap((account) => listOfAccount(db, chooseStart(db, walk, account.id), account))
    .sort((a, b) => compareConversations(input.filter, a, b));
  const page = cutPage(found, input.limit, (last) => encodeCursor(placeOf(last, input.filter)));
  return { items: listPage(db, page.items, input.operatorId ?? 0), next: page.next };
}

function listPage(db: Db, page: readonly ListedConversation[], operatorId: number): Conversation[] {
  const rows = listRows<ConversationRow>(db, CONVERSATION_PAGE_SQL, {
    ids: JSON.stringify(page.map(({ id }) => id)),
    operatorId,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = page.flatMap(({ id }) => byId.get(id as ConversationId) ?? []);
  return withParts(db, inOrder.map(toConversation));
}

/** Whole rows of these ids, in no order: SQLite would copy them all to sort them. Exported for the bench. */
export const CONVERSATION_PAGE_SQL = `SELECT ${CONVERSATION_COLUMNS} FROM json_each(:ids) AS page
  CROSS JOIN conversations ON conversations.id = page.value
  CROSS JOIN contacts ON contacts.id = conversations.contact_id`;

/** Every account gives a whole page, of which most is cut away: only what decides the order is read of those. */
const ORDER_COLUMNS = `conversations.id, pinned_at AS pinnedAt, last_message_at AS lastMessageAt, woken_at AS wokenAt,
  last_inbound_at AS lastInboundAt`;

function placeOf(last: ListedConversation, filter: ConversationFilter): Place {
  if (filter === 'closing') return ['walk', last.lastInboundAt ?? 0, last.id];
  const isPinned = showsPinnedFirst(filter) && last.pinnedAt !== null;
  return isPinned ? ['pinned', last.pinnedAt ?? 0, last.id] : ['walk', listedAt(last), last.id];
}

/** Null when nothing can be found. */
function prepareWalk(db: Db, input: ListConversations, place: Place | null): Walk | null {
  const search = input.search?.trim() ?? '';
  const contactIds = search === '' ? [] : listContactIdsBySearch(db, search, MANY_CONTACTS);
  if (search !== '' && contactIds.length === 0) return null;
  const hasMany = contactIds.length === MANY_CONTACTS;
  const found = search === '' ? 'none' : hasMany ? 'many-contacts' : 'few-contacts';
  const hasLabel = input.labelId !== undefined;
  let from: ListShape['from'] = found === 'few-contacts' ? 'contacts' : 'walk';
  if (from === 'walk' && hasLabel && !hasManyLabelled(db, input.labelId ?? 0)) from = 'label';
  const shape: ListShape = { filter: input.filter, from, search: found, hasLabel };
  return { ...input, search, shape, contactIds, place };
}

/** What an operator has to read in one account is mostly little. */
function chooseStart(db: Db, walk: Walk, accountId: number): Walk {
  const { filter, from } = walk.shape;
  if (filter !== 'unread' || from !== 'walk' || hasManyUnread(db, walk.operatorId ?? 0, accountId))
    return walk;
  return { ...walk, shape: { ...walk.shape, from: 'unread' } };
}

const hasManyLabelled = (db: Db, labelId: number): boolean =>
  getRow(db, 'SELECT 1 FROM conversation_labels WHERE label_id = ? LIMIT 1 OFFSET ?', [
    labelId,
    MANY_LOOKED_UP,
  ]) !== undefined;

const hasManyUnread = (db: Db, operatorId: number, accountId: number): boolean =>
  getRow(
    db,
    `SELECT 1 FROM unread_tallies WHERE operator_id = ? AND account_id = ? AND state = 'open' AND count > ?`,
    [operatorId, accountId, MANY_LOOKED_UP],
  ) !== undefined;

/** The SQL of one account's part of a list; exported for the test that looks at its plan. */
export function conversationListSql({ filter, from, search, hasLabel }: ListShape): string {
  const looksEverywhere = filter === 'all' && search !== 'none';
  const index = looksEverywhere ? 'conversations_newest' : INDEXES[filter];
  // CROSS JOIN keeps SQLite from turning the order round.
  const sources: Record<ListShape['from'], string> = {
    walk: `conversations INDEXED BY ${index}`,
    pinned: 'conversations INDEXED BY conversations_pinned',
    contacts: `json_each(:contactIds) AS found CROSS JOIN conversations ON conversations.contact_id = found.value`,
    label: `conversation_labels CROSS JOIN conversations ON conversations.id = conversation_labels.conversation_id`,
    unread: 'unread AS mine CROSS JOIN conversations ON conversations.id = mine.conversation_id',
  };
  const conditions = [
    'conversations.account_id = :accountId',
    ...(looksEverywhere ? [] : [from === 'unread' ? IS_MINE : FILTER_CONDITIONS[filter]]),
    ...(from === 'label' ? ['label_id = :labelId'] : hasLabel ? [HAS_LABEL] : []),
    ...(search === 'many-contacts' ? ['instr(search_text, :needle) > 0'] : []),
    ...(from === 'pinned' && search === 'few-contacts'
      ? ['contact_id IN (SELECT value FROM json_each(:contactIds))']
      : []),
  ];
  const [walked, order] = WALKS[filter === 'closing' ? 'closing' : 'newest'];
  const part =
    from === 'pinned'
      ? ['pinned_at IS NOT NULL']
      : [walked, ...(showsPinnedFirst(filter) ? ['pinned_at IS NULL'] : [])];
  const contacts =
    search === 'many-contacts' ? 'CROSS JOIN contacts ON contacts.id = conversations.contact_id' : '';
  return `SELECT ${ORDER_COLUMNS} FROM ${sources[from]} ${contacts}
    WHERE ${[...conditions, ...part].join(' AND ')}
    ${from === 'pinned' ? '' : `ORDER BY ${order} LIMIT :limit`}`;
}

const IS_MINE = "state = 'open' AND mine.operator_id = :operatorId AND mine.account_id = :accountId";

const HAS_LABEL = `EXISTS (SELECT 1 FROM conversation_labels
  WHERE label_id = :labelId AND conversation_id = conversations.id)`;

/** In the words of the migration, or its indexes are not used. */
const LISTED_AT = 'max(last_message_at, coalesce(woken_at, 0))';

const WALKS: Record<'newest' | 'closing', [condition: string, order: string]> = {
  newest: [
    // Not as one row value: SQLite would not look an expression up for that.
    `${LISTED_AT} <= :at AND (${LISTED_AT} < :at OR conversations.id < :id)`,
    `${LISTED_AT} DESC, conversations.id DESC`,
  ],
  closing: ['(last_inbound_at, conversations.id) > (:at, :id)', 'last_inbound_at, conversations.id'],
};

interface AccountClock {
  id: number;
  clockOffsetMs: number;
}

function listAccounts(db: Db, accountId: number | undefined): AccountClock[] {
  const accounts = listRows<AccountClock>(
    db,
    'SELECT id, clock_offset_ms AS clockOffsetMs FROM accounts ORDER BY id',
  );
  return accountId === undefined ? accounts : accounts.filter(({ id }) => id === accountId);
}

/** One account's rows for a page and one more, and all of its pinned ones that are still to come. */
function listOfAccount(db: Db, walk: Walk, account: AccountClock): ListedConversation[] {
  const { after, upTo } = closingSoonRange(walk.now + account.clockOffsetMs);
  const [at, id] = startOf(walk, after);
  const all = {
    accountId: account.id,
    operatorId: walk.operatorId ?? 0,
    closingUpTo: upTo,
    labelId: walk.labelId ?? 0,
    contactIds: JSON.stringify(walk.contactIds),
    needle: searchNeedle(walk.search),
    at,
    id,
    limit: walk.limit + 1,
  };
  const rows = listRows<ListedConversation>(db, conversationListSql(walk.shape), all);
  const hasPinned = showsPinnedFirst(walk.filter) && walk.place?.[0] !== 'walk';
  return hasPinned ? [...listPinned(db, walk, all), ...rows] : rows;
}

function startOf({ filter, place }: Walk, openAfter: number): [at: number, id: number] {
  const walked = place?.[0] === 'walk' ? place : null;
  if (filter !== 'closing')
    return [walked?.[1] ?? Number.MAX_SAFE_INTEGER, walked?.[2] ?? Number.MAX_SAFE_INTEGER];
  // While a person turned the page, more windows may have closed.
  return walked && walked[1] > openAfter ? [walked[1], walked[2]] : [openAfter, Number.MAX_SAFE_INTEGER];
}

function listPinned(db: Db, walk: Walk, values: Record<string, string | number>): ListedConversation[] {
  const sql = conversationListSql({ ...walk.shape, from: 'pinned' });
  const rows = listRows<ListedConversation>(db, sql, values);
  if (walk.place === null) return rows;
  const [, at, id] = walk.place;
  return rows.filter((row) => {
    const pinnedAt = row.pinnedAt ?? 0;
    return pinnedAt < at || (pinnedAt === at && row.id < id);
  });
}
