import { describe, expect, it } from 'vitest';
import {
  belongsToFilter,
  compareConversations,
  type ListFilter,
  type OrderedConversation,
} from '#shared/domain/conversation-order.ts';

const HOUR = 3_600_000;
const now = 100 * HOUR;
const moment = { now, operatorId: 1 };
const conversation = (values: Partial<OrderedConversation> = {}): OrderedConversation => ({
  id: 1,
  state: 'open',
  pinnedAt: null,
  assigneeId: null,
  unreadCount: 0,
  lastMessageAt: 1,
  wokenAt: null,
  lastInboundAt: null,
  preview: null,
  ...values,
});
const filters: ListFilter[] = [
  'all',
  'mine',
  'unassigned',
  'unread',
  'waiting',
  'closing',
  'snoozed',
  'done',
];
const listsOf = (values: Partial<OrderedConversation>) =>
  filters.filter((filter) => belongsToFilter(conversation(values), filter, moment));

describe('a conversation is in the lists', () => {
  it.each<[string, Partial<OrderedConversation>, ListFilter[]]>([
    ['nobody’s and read', {}, ['all', 'unassigned']],
    ['mine and unread', { assigneeId: 1, unreadCount: 2 }, ['all', 'mine', 'unread']],
    ['another’s, the customer waits', { assigneeId: 2, preview: { direction: 'in' } }, ['all', 'waiting']],
    ['answered', { assigneeId: 2, preview: { direction: 'out' } }, ['all']],
    ['snoozed, whatever else', { state: 'snoozed', unreadCount: 1, assigneeId: 1 }, ['snoozed']],
    ['done, whatever else', { state: 'done', lastInboundAt: now - 21 * HOUR }, ['done']],
  ])('%s', (_name, values, lists) => {
    expect(listsOf(values)).toEqual(lists);
  });

  it.each([
    ['written 19:59 hours ago', now - 20 * HOUR + 1, false],
    ['exactly four hours left', now - 20 * HOUR, true],
    ['a moment left', now - 24 * HOUR + 1, true],
    ['closed just now', now - 24 * HOUR, false],
    ['from the future', now + HOUR, false],
    ['never written', null, false],
  ])('closing: %s', (_name, lastInboundAt, isIn) => {
    expect(belongsToFilter(conversation({ lastInboundAt }), 'closing', moment)).toBe(isIn);
  });

  it('a search in all of them looks at what was put away as well', () => {
    const done = conversation({ state: 'done' });
    expect(belongsToFilter(done, 'all', { ...moment, isSearching: true })).toBe(true);
    expect(belongsToFilter(done, 'unread', { ...moment, isSearching: true })).toBe(false);
  });
});

describe('the order', () => {
  const sorted = (filter: ListFilter, ...list: OrderedConversation[]) =>
    list.sort((a, b) => compareConversations(filter, a, b)).map(({ id }) => id);
  const old = conversation({ id: 1, lastMessageAt: 1, lastInboundAt: 30 });
  const fresh = conversation({ id: 2, lastMessageAt: 9, lastInboundAt: 20 });
  const same = conversation({ id: 3, lastMessageAt: 9, lastInboundAt: 20 });
  const pinnedFirst = conversation({ id: 4, pinnedAt: 0, lastMessageAt: 0, lastInboundAt: 10 });
  const pinnedLater = conversation({ id: 5, pinnedAt: 7, lastMessageAt: 0, lastInboundAt: 40 });
  const all = [old, fresh, pinnedFirst, same, pinnedLater];

  it('pinned ones, the last pinned first, then the newest activity', () => {
    expect(sorted('all', ...all)).toEqual([5, 4, 3, 2, 1]);
    expect(sorted('unread', ...all.toReversed())).toEqual([5, 4, 3, 2, 1]);
  });

  it('a snooze that ended brings up as a message does', () => {
    const woken = conversation({ id: 6, lastMessageAt: 1, wokenAt: 8 });
    const answeredSince = conversation({ id: 7, lastMessageAt: 5, wokenAt: 3 });
    expect(sorted('all', old, woken, fresh, answeredSince)).toEqual([2, 6, 7, 1]);
  });

  it('what was put away is in the order of its activity alone', () => {
    expect(sorted('done', ...all)).toEqual([3, 2, 1, 5, 4]);
  });

  it('the window that closes first stands first', () => {
    expect(sorted('closing', ...all)).toEqual([4, 2, 3, 1, 5]);
  });
});
