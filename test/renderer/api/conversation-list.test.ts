import { describe, expect, it } from 'vitest';
import type { AccountId, ConversationId } from '#shared/domain/ids.ts';
import {
  appendConversations,
  type ConversationList,
  type ConversationListScope,
  placeConversation,
  removeConversation,
} from '../../../src-renderer/api/conversation-list.ts';
import { sampleConversation } from '../../helpers/sample-chat.ts';

const all: ConversationListScope = { accountId: null, filter: 'all', search: '' };
const unread: ConversationListScope = { ...all, filter: 'unread' };
const conversation = (id: number, lastMessageAt: number, unreadCount = 0) =>
  sampleConversation({ id: id as ConversationId, lastMessageAt, unreadCount });
const listOf = (items: ReturnType<typeof conversation>[], next: string | null = null): ConversationList => ({
  items,
  next,
});
const ids = (list: ConversationList) => list.items.map((item) => item.id);

describe('the list of conversations when one of them changes', () => {
  const list = listOf([conversation(3, 30), conversation(2, 20), conversation(1, 10)]);

  it('moves it to where its newest message belongs', () => {
    expect(ids(placeConversation(list, conversation(1, 40), all, null))).toEqual([1, 3, 2]);
  });

  it('takes in one that was not there', () => {
    expect(ids(placeConversation(list, conversation(9, 25), all, null))).toEqual([3, 9, 2, 1]);
  });

  it('leaves one that belongs below the loaded rows to its own page', () => {
    expect(placeConversation({ ...list, next: 'more' }, conversation(9, 5), all, null).items).toHaveLength(3);
    expect(ids(placeConversation(list, conversation(9, 5), all, null))).toEqual([3, 2, 1, 9]);
  });

  it('drops one that no longer fits the filter, unless it is open', () => {
    const waiting = listOf([conversation(3, 30, 2), conversation(2, 20, 1)]);
    expect(ids(placeConversation(waiting, conversation(3, 30, 0), unread, null))).toEqual([2]);
    expect(ids(placeConversation(waiting, conversation(3, 30, 0), unread, 3))).toEqual([3, 2]);
    expect(ids(placeConversation(waiting, conversation(9, 40, 0), unread, 9))).toEqual([3, 2]);
  });

  it('keeps accounts apart and knows who wrote last', () => {
    const other = { ...all, accountId: 8 as AccountId };
    expect(ids(placeConversation(listOf([]), conversation(1, 10), other, null))).toEqual([]);
    const answered = sampleConversation({
      preview: { direction: 'out', kind: 'text', text: 'Yes', status: 'sent' },
    });
    expect(ids(placeConversation(listOf([]), answered, { ...all, filter: 'waiting' }, null))).toEqual([]);
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
