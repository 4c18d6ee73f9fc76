import { describe, expect, it } from 'vitest';
import type { AccountId, ConversationId, LabelId, OperatorId } from '#shared/domain/ids.ts';
import {
  appendConversations,
  type ConversationList,
  type ConversationListScope,
  conversationListKey,
  placeConversation,
  removeConversation,
  showInLists,
} from '../../../src-renderer/api/conversation-list.ts';
import { hubThatAnswers } from '../../helpers/render-screen.tsx';
import { sampleConversation, sampleNow } from '../../helpers/sample-chat.ts';

const all: ConversationListScope = { accountId: null, filter: 'all', labelId: null, search: '' };
const unread: ConversationListScope = { ...all, filter: 'unread' };
const conversation = (id: number, lastMessageAt: number, unreadCount = 0) =>
  sampleConversation({ id: id as ConversationId, lastMessageAt, unreadCount });
const listOf = (items: ReturnType<typeof conversation>[], next: string | null = null): ConversationList => ({
  items,
  next,
});
const moment = { now: sampleNow, operatorId: 1 };
const place = (
  list: ConversationList,
  changed: ReturnType<typeof conversation>,
  scope: ConversationListScope,
  keepId: number | null,
) => placeConversation(list, changed, { scope, moment, keepId });
const ids = (list: ConversationList) => list.items.map((item) => item.id);

describe('the list of conversations when one of them changes', () => {
  const list = listOf([conversation(3, 30), conversation(2, 20), conversation(1, 10)]);

  it('moves it to where its newest message belongs', () => {
    expect(ids(place(list, conversation(1, 40), all, null))).toEqual([1, 3, 2]);
  });

  it('takes in one that was not there', () => {
    expect(ids(place(list, conversation(9, 25), all, null))).toEqual([3, 9, 2, 1]);
  });

  it('leaves one that belongs below the loaded rows to its own page', () => {
    expect(place({ ...list, next: 'more' }, conversation(9, 5), all, null).items).toHaveLength(3);
    expect(ids(place(list, conversation(9, 5), all, null))).toEqual([3, 2, 1, 9]);
  });

  it('drops one that no longer fits the filter, unless it is open', () => {
    const waiting = listOf([conversation(3, 30, 2), conversation(2, 20, 1)]);
    expect(ids(place(waiting, conversation(3, 30, 0), unread, null))).toEqual([2]);
    expect(ids(place(waiting, conversation(3, 30, 0), unread, 3))).toEqual([3, 2]);
    expect(ids(place(waiting, conversation(9, 40, 0), unread, 9))).toEqual([3, 2]);
  });

  it('keeps accounts apart and knows who wrote last', () => {
    const other = { ...all, accountId: 8 as AccountId };
    expect(ids(place(listOf([]), conversation(1, 10), other, null))).toEqual([]);
    const answered = sampleConversation({
      preview: { direction: 'out', kind: 'text', text: 'Yes', status: 'sent' },
    });
    expect(ids(place(listOf([]), answered, { ...all, filter: 'waiting' }, null))).toEqual([]);
  });

  it('keeps the open one where it stands, even when its order would be another, once it no longer fits', () => {
    const done = sampleConversation({ id: 2 as ConversationId, lastMessageAt: 90, state: 'done' });
    const kept = place(list, done, all, 2);
    expect(ids(kept)).toEqual([3, 2, 1]);
    expect(kept.items[1]).toEqual(done);
    expect(ids(place(kept, done, all, null))).toEqual([3, 1]);
  });

  it('puts what is pinned above everything, in all but the lists of what was put away', () => {
    const pinned = sampleConversation({ id: 1 as ConversationId, lastMessageAt: 10, pinnedAt: 5 });
    expect(ids(place(list, pinned, all, null))).toEqual([1, 3, 2]);
    const done = { ...pinned, state: 'done' as const };
    const doneList = listOf([{ ...conversation(3, 30), state: 'done' }]);
    expect(ids(place(doneList, done, { ...all, filter: 'done' }, null))).toEqual([3, 1]);
  });

  it('goes by label, by who answers, and by the window that closes first', () => {
    const labelId = 4 as LabelId;
    const labelled = sampleConversation({ labelIds: [labelId] });
    expect(ids(place(listOf([]), labelled, { ...all, labelId }, null))).toEqual([1]);
    expect(ids(place(listOf([]), conversation(1, 1), { ...all, labelId }, null))).toEqual([]);
    const mine = sampleConversation({ assigneeId: 1 as OperatorId });
    expect(ids(place(listOf([]), mine, { ...all, filter: 'mine' }, null))).toEqual([1]);
    const closesIn = (id: number, hours: number) =>
      sampleConversation({
        id: id as ConversationId,
        lastInboundAt: sampleNow - (24 - hours) * 3_600_000,
      });
    const closing: ConversationListScope = { ...all, filter: 'closing' };
    const soon = place(listOf([closesIn(1, 3)]), closesIn(2, 1), closing, null);
    expect(ids(soon)).toEqual([2, 1]);
    expect(ids(place(soon, closesIn(3, 9), closing, null))).toEqual([2, 1]);
  });

  it('forgets one that is gone', () => {
    expect(ids(removeConversation(list, 2))).toEqual([3, 1]);
    expect(removeConversation(list, 99)).toBe(list);
  });

  it('grows by a page without doubling one that moved up meanwhile', () => {
    const grown = appendConversations(list, listOf([conversation(3, 30), conversation(0, 5)], 'more'));
    expect({ ids: ids(grown), next: grown.next }).toEqual({ ids: [3, 2, 1, 0], next: 'more' });
  });
});

describe('hundreds of conversations that change at once', () => {
  const count = 600;
  const many = Array.from({ length: count }, (_, index) => conversation(count - index, count - index));

  /** A hub that keeps one list of everything and one of what is done. */
  function open(next: string | null) {
    const hub = hubThatAnswers({});
    const doneScope: ConversationListScope = { ...all, filter: 'done' };
    hub.queryClient.setQueryData(conversationListKey(all), listOf(many, next));
    hub.queryClient.setQueryData(conversationListKey(doneScope), listOf([]));
    const read = (scope: ConversationListScope) =>
      ids(hub.queryClient.getQueryData<ConversationList>(conversationListKey(scope)) ?? listOf([]));
    return { hub, all: () => read(all), done: () => read(doneScope) };
  }
  const put = (state: 'done' | 'open') => many.slice(100).map((item) => ({ ...item, state }));

  it('leave and enter lists as they would one by one, the open one staying where it is', () => {
    const { hub, ...lists } = open(null);
    showInLists(hub, put('done'), 300);
    expect(lists.all()).toEqual([...many.slice(0, 100).map(({ id }) => id), 300]);
    expect(lists.done()).toEqual(many.slice(100).map(({ id }) => id));
    showInLists(hub, put('open'), null);
    expect(lists.all()).toEqual(many.map(({ id }) => id));
    expect(lists.done()).toEqual([]);
  });

  it('do not appear below what is loaded while there is more to come', () => {
    const { hub, ...lists } = open('more');
    const older = Array.from({ length: 20 }, (_, index) => conversation(-index, -index));
    showInLists(hub, older, null);
    expect(lists.all()).toEqual(many.map(({ id }) => id));
  });
});
