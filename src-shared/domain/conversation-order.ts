import { assertNever } from './assert.ts';
import { CUSTOMER_SERVICE_WINDOW_MS } from './window.ts';

/** A window that closes sooner than this is worth a list of its own. */
const CLOSING_SOON_MS = 4 * 60 * 60 * 1000;

export type ListFilter =
  | 'all'
  | 'mine'
  | 'unassigned'
  | 'unread'
  | 'waiting'
  | 'closing'
  | 'snoozed'
  | 'done';

/** What the place of a conversation in a list depends on. */
export interface OrderedConversation {
  id: number;
  state: 'open' | 'snoozed' | 'done';
  pinnedAt: number | null;
  assigneeId: number | null;
  unreadCount: number;
  lastMessageAt: number;
  /** When a snooze last ended at its time. */
  wokenAt: number | null;
  lastInboundAt: number | null;
  preview: { direction: 'in' | 'out' | 'system' } | null;
}

export interface ListMoment {
  /** UTC milliseconds by the clock of the conversation's account. */
  now: number;
  /** Whose `mine` are. */
  operatorId: number;
  /** A search with the filter `all` looks in what was put away as well. */
  isSearching?: boolean;
}

/** The times between which the customer must have written last for the window to close soon: after, up to and with. */
export function closingSoonRange(now: number): { after: number; upTo: number } {
  const after = now - CUSTOMER_SERVICE_WINDOW_MS;
  return { after, upTo: after + CLOSING_SOON_MS };
}

/** Whether pinned conversations stand at the top of a list. */
export const showsPinnedFirst = (filter: ListFilter): boolean =>
  filter !== 'closing' && filter !== 'snoozed' && filter !== 'done';

/** Whether a conversation is in a list; the hub's SQL says the same. */
export function belongsToFilter(
  conversation: OrderedConversation,
  filter: ListFilter,
  { now, operatorId, isSearching = false }: ListMoment,
): boolean {
  const isOpen = conversation.state === 'open';
  switch (filter) {
    case 'all':
      return isOpen || isSearching;
    case 'mine':
      return isOpen && conversation.assigneeId === operatorId;
    case 'unassigned':
      return isOpen && conversation.assigneeId === null;
    case 'unread':
      return isOpen && conversation.unreadCount > 0;
    case 'waiting':
      return isOpen && conversation.preview?.direction === 'in';
    case 'closing':
      return isOpen && isClosingSoon(conversation.lastInboundAt, now);
    case 'snoozed':
    case 'done':
      return conversation.state === filter;
    default:
      return assertNever(filter);
  }
}

function isClosingSoon(lastInboundAt: number | null, now: number): boolean {
  const { after, upTo } = closingSoonRange(now);
  return lastInboundAt !== null && lastInboundAt > after && lastInboundAt <= upTo;
}

/** The time by which a conversation stands in lists: a snooze that ended brings it up as a message would. */
export const listedAt = ({
  lastMessageAt,
  wokenAt,
}: Pick<OrderedConversation, 'lastMessageAt' | 'wokenAt'>): number => Math.max(lastMessageAt, wokenAt ?? 0);

/** What two conversations of one list are told apart by. */
export type ListedConversation = Pick<
  OrderedConversation,
  'id' | 'pinnedAt' | 'lastMessageAt' | 'wokenAt' | 'lastInboundAt'
>;

/** Negative when `a` stands above `b` in a list. */
export function compareConversations(
  filter: ListFilter,
  a: ListedConversation,
  b: ListedConversation,
): number {
  if (filter === 'closing') return (a.lastInboundAt ?? 0) - (b.lastInboundAt ?? 0) || a.id - b.id;
  if (showsPinnedFirst(filter) && (a.pinnedAt !== null || b.pinnedAt !== null)) {
    // What is not pinned comes after everything that is.
    return (b.pinnedAt ?? -1) - (a.pinnedAt ?? -1) || b.id - a.id;
  }
  return listedAt(b) - listedAt(a) || b.id - a.id;
}
