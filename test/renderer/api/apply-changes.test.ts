import { ORPCError } from '@orpc/client';
import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import { applyChanges } from '../../../src-renderer/api/apply-changes.ts';
import { type ConversationList, conversationListKey } from '../../../src-renderer/api/conversation-list.ts';
import { type MessageWindow, messageWindowKey } from '../../../src-renderer/api/message-window.ts';
import { answer, hubThatAnswers } from '../../helpers/render-screen.tsx';
import { sampleConversation, sampleMessage } from '../../helpers/sample-chat.ts';

const gone = () =>
  new ORPCError('NOT_FOUND', { data: { sentence: { uk: 'Немає', en: 'Gone' }, values: {} } });

function orGone<Value>(value: Value | undefined): Value {
  if (value === undefined) throw gone();
  return value;
}

/** A hub that has these conversations and messages, and a cache in which the first conversation is open. */
function open(store: { conversations: Conversation[]; messages: Message[]; joinedInto?: Conversation }) {
  const calls: string[] = [];
  const hub = hubThatAnswers({
    conversations: {
      get: answer.conversations.get.handler(({ input: { id } }) => {
        calls.push(`conversation ${id}`);
        return orGone(store.conversations.find((item) => item.id === id) ?? store.joinedInto);
      }),
    },
    messages: {
      get: answer.messages.get.handler(({ input: { id } }) => {
        calls.push(`message ${id}`);
        return orGone(store.messages.find((item) => item.id === id));
      }),
    },
  });
  const scope = { accountId: null, filter: 'all', labelId: null, search: '' } as const;
  const listKey = conversationListKey(scope);
  const windowKey = messageWindowKey(1);
  hub.queryClient.setQueryData<ConversationList>(listKey, { items: [sampleConversation()], next: null });
  hub.queryClient.setQueryData<MessageWindow>(windowKey, {
    items: [sampleMessage()],
    before: null,
    after: null,
  });
  const refetched: string[] = [];
  const watch = (queryKey: readonly unknown[], name: string) =>
    new QueryObserver(hub.queryClient, {
      queryKey,
      queryFn: async () => {
        refetched.push(name);
        return hub.queryClient.getQueryData(queryKey);
      },
    }).subscribe(() => undefined);
  watch(listKey, 'list');
  watch(windowKey, 'window');
  const apply = (changes: Parameters<typeof applyChanges>[1]) =>
    applyChanges({ hub, openConversationId: () => null }, changes);
  return {
    hub,
    calls,
    refetched,
    apply,
    list: () => hub.queryClient.getQueryData<ConversationList>(listKey)?.items.map((item) => item.id),
    window: () => hub.queryClient.getQueryData<MessageWindow>(windowKey)?.items.map((item) => item.id),
  };
}

const received = (id: number, conversationId = 1) =>
  ({ entity: 'message', id, conversationId, name: 'message.received' }) as const;

describe('what a change event does to the cache', () => {
  it('fetches a new message and its conversation, and nothing else', async () => {
    const conversations = [sampleConversation({ unreadCount: 1 })];
    const screen = open({ conversations, messages: [sampleMessage({ id: 2 as MessageId })] });
    await screen.apply([received(2)]);
    expect({ window: screen.window(), calls: screen.calls.toSorted(), refetched: screen.refetched }).toEqual({
      window: [1, 2],
      calls: ['conversation 1', 'message 2'],
      refetched: [],
    });
  });

  it('brings a conversation that was never seen into the list', async () => {
    const newcomer = sampleConversation({ id: 5 as ConversationId, lastMessageAt: Date.now() });
    const screen = open({ conversations: [newcomer], messages: [] });
    await screen.apply([{ entity: 'conversation', id: 5, accountId: 7 }]);
    expect(screen.list()).toEqual([5, 1]);
  });

  it('forgets a discarded message without asking for it', async () => {
    const screen = open({ conversations: [sampleConversation()], messages: [] });
    await screen.apply([{ ...received(1), name: 'message.discarded' }]);
    expect({ window: screen.window(), calls: screen.calls }).toEqual({
      window: [],
      calls: ['conversation 1'],
    });
  });

  it('forgets a conversation that is gone, with its messages', async () => {
    const screen = open({ conversations: [], messages: [] });
    await screen.apply([{ entity: 'conversation', id: 1, accountId: 7 }]);
    expect({ list: screen.list(), window: screen.window() }).toEqual({ list: [], window: undefined });
  });

  it('leaves in the list what a conversation was joined into, and leads to it', async () => {
    const kept = sampleConversation({ id: 2 as ConversationId });
    const screen = open({ conversations: [kept], messages: [], joinedInto: kept });
    await screen.apply([
      { entity: 'conversation', id: 2, accountId: 7 },
      { entity: 'conversation', id: 1, accountId: 7 },
    ]);
    const { query, queryClient } = screen.hub;
    const found = queryClient.getQueryData(query.conversations.get.queryKey({ input: { id: 1 } }));
    expect({ list: screen.list(), window: screen.window(), found }).toEqual({
      list: [2],
      window: undefined,
      found: kept,
    });
  });

  it('drops the messages of a conversation that nobody looks at', async () => {
    const screen = open({ conversations: [sampleConversation({ id: 2 as ConversationId })], messages: [] });
    screen.hub.queryClient.setQueryData<MessageWindow>(messageWindowKey(2), {
      items: [],
      before: null,
      after: null,
    });
    await screen.apply([received(9, 2)]);
    expect(screen.hub.queryClient.getQueryData(messageWindowKey(2))).toBeUndefined();
    expect(screen.calls).toEqual(['conversation 2']);
  });

  it('fetches lists as a whole when very much changed at once', async () => {
    const screen = open({ conversations: [], messages: [] });
    await screen.apply(Array.from({ length: 60 }, (_, index) => received(index + 1, index + 1)));
    expect({ calls: screen.calls, refetched: screen.refetched }).toEqual({
      calls: ['message 1'],
      refetched: ['list'],
    });
  });
});
