import { describe, expect, it } from 'vitest';
import type { ConversationId } from '#shared/domain/ids.ts';
import { messageWindowKey } from '../../../src-renderer/api/message-window.ts';
import { prepareConversation } from '../../../src-renderer/api/prepare-conversation.ts';
import { answer, hubThatAnswers } from '../../helpers/render-screen.tsx';
import { sampleConversation } from '../../helpers/sample-chat.ts';

const emptyWindow = { items: [], before: null, after: null };

/** A hub that counts the pages it is asked for. */
function countingHub() {
  const asked: { conversationId: number; unread?: number | undefined; limit?: number | undefined }[] = [];
  const list = answer.messages.list.handler(({ input }) => {
    asked.push(input);
    return emptyWindow;
  });
  return { hub: hubThatAnswers({ messages: { list } }), asked };
}
const conversation = (unreadCount = 0) => sampleConversation({ id: 7 as ConversationId, unreadCount });

describe('a conversation that is about to be opened', () => {
  it('is known before the hub is asked, and its messages are fetched once', async () => {
    const { hub, asked } = countingHub();
    prepareConversation(hub, conversation());
    prepareConversation(hub, conversation());
    const key = hub.query.conversations.get.queryKey({ input: { id: 7 } });
    expect(hub.queryClient.getQueryData(key)).toEqual(conversation());
    await expect.poll(() => hub.queryClient.getQueryData(messageWindowKey(7))).toEqual(emptyWindow);
    prepareConversation(hub, conversation());
    expect(asked).toEqual([{ conversationId: 7, limit: 60 }]);
  });

  it.each([
    [59, { limit: 79 }],
    [180, { limit: 200 }],
    [181, { limit: 200, unread: 181 }],
    [5000, { limit: 200, unread: 5000 }],
  ])('brings all of %s unread with it, or opens at the first of more than one page', async (unread, page) => {
    const { hub, asked } = countingHub();
    prepareConversation(hub, conversation(unread));
    await expect.poll(() => asked).toEqual([{ conversationId: 7, ...page }]);
  });

  it('keeps what is known of it already, which may be newer than the list and another place in the past', async () => {
    const { hub, asked } = countingHub();
    const key = hub.query.conversations.get.queryKey({ input: { id: 7 } });
    const inThePast = { items: [], before: 'older', after: 'newer' };
    hub.queryClient.setQueryData(key, conversation(3));
    hub.queryClient.setQueryData(messageWindowKey(7), inThePast);
    prepareConversation(hub, conversation(1));
    expect(hub.queryClient.getQueryData(key)).toEqual(conversation(3));
    expect(hub.queryClient.getQueryData(messageWindowKey(7))).toBe(inThePast);
    expect(asked).toEqual([]);
  });
});
