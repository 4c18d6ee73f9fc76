import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import { patchWindow } from '../../api/apply-changes.ts';
import { type Hub, useHub } from '../../api/hub-context.ts';
import { appendPage, type MessageWindow, messageWindowKey, prependPage } from '../../api/message-window.ts';
import {
  LARGEST_MESSAGE_PAGE,
  loadFirstMessages,
  loadNewestMessages,
  MESSAGE_PAGE,
  UNREAD_CONTEXT,
} from '../../api/prepare-conversation.ts';
import { toFailure } from '../../api/refusal.ts';
import { useJumpStore } from '../../state/jump-store.ts';

/** Fetches again what is on the screen: its newest end, or the place in the past that is being read. */
async function loadWindow(
  hub: Hub,
  conversationId: ConversationId,
  unreadCount: number,
): Promise<MessageWindow> {
  // Asked for before the conversation was open: its place is shown at once, not the end first.
  const { jump } = useJumpStore.getState();
  if (jump?.conversationId === conversationId) {
    const page = await hub.client.messages
      .list({ conversationId, around: jump.messageId, limit: MESSAGE_PAGE })
      .catch(ifNotFound);
    if (page) return page;
  }
  const shown = hub.queryClient.getQueryData<MessageWindow>(messageWindowKey(conversationId));
  const middle = shown?.items[Math.floor(shown.items.length / 2)];
  if (shown?.after && middle)
    return hub.client.messages.list({ conversationId, around: middle.id, limit: LARGEST_MESSAGE_PAGE });
  if (!shown) return loadFirstMessages(hub, conversationId, unreadCount);
  return loadNewestMessages(hub, conversationId, Math.max(unreadCount, shown.items.length - UNREAD_CONTEXT));
}

/** A message that was discarded meanwhile is no reason not to open its conversation. */
function ifNotFound(error: unknown): null {
  const failure = toFailure(error);
  if (failure.kind === 'refused' && failure.code === 'NOT_FOUND') return null;
  throw error;
}

/** The messages of a conversation and the moves through them. */
export function useMessages(conversation: Conversation) {
  const hub = useHub();
  const conversationId = conversation.id;
  const isBusy = useRef({ before: false, after: false });
  const queryKey = messageWindowKey(conversationId);
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => loadWindow(hub, conversationId, conversation.unreadCount),
  });

  const extend = async (side: 'before' | 'after') => {
    const cursor = hub.queryClient.getQueryData<MessageWindow>(queryKey)?.[side] ?? null;
    if (cursor === null || isBusy.current[side]) return;
    isBusy.current[side] = true;
    try {
      const page = await hub.client.messages.list({
        conversationId,
        [side]: cursor,
        limit: LARGEST_MESSAGE_PAGE,
      });
      const grow = side === 'before' ? prependPage : appendPage;
      // A jump may have replaced the window meanwhile; then this page belongs to nothing.
      patchWindow(hub, conversationId, (window) => (window[side] === cursor ? grow(window, page) : window));
    } finally {
      isBusy.current[side] = false;
    }
  };

  return {
    window: data,
    error,
    refetch,
    loadOlder: () => extend('before'),
    loadNewer: () => extend('after'),
    /** Shows the stretch around a message that is not loaded. */
    openAround: async (around: MessageId) => {
      const window = await hub.client.messages.list({ conversationId, around, limit: MESSAGE_PAGE });
      hub.queryClient.setQueryData<MessageWindow>(queryKey, window);
    },
    openNewest: async () => {
      hub.queryClient.setQueryData<MessageWindow>(queryKey, await loadNewestMessages(hub, conversationId, 0));
    },
  };
}
