import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import type { Hub } from './hub-context.ts';
import { type MessageWindow, messageWindowKey } from './message-window.ts';

/** How many messages come at once. */
export const MESSAGE_PAGE = 60;
/** And how many at the most. */
export const LARGEST_MESSAGE_PAGE = 200;
/** Read messages that are loaded above the first unread one, so that an answer has its context. */
export const UNREAD_CONTEXT = 20;

/** The newest messages, at least so many if that is not too much, with some before them. */
export function loadNewestMessages(
  hub: Hub,
  conversationId: ConversationId,
  count: number,
): Promise<MessageWindow> {
  const limit = Math.min(Math.max(MESSAGE_PAGE, count + UNREAD_CONTEXT), LARGEST_MESSAGE_PAGE);
  return hub.client.messages.list({ conversationId, limit });
}

/** The stretch that a conversation opens with: the newest messages, or the first unread one where those are too many. */
export function loadFirstMessages(
  hub: Hub,
  conversationId: ConversationId,
  unreadCount: number,
): Promise<MessageWindow> {
  if (unreadCount + UNREAD_CONTEXT <= LARGEST_MESSAGE_PAGE)
    return loadNewestMessages(hub, conversationId, unreadCount);
  return hub.client.messages.list({ conversationId, unread: unreadCount, limit: LARGEST_MESSAGE_PAGE });
}

/**
 * Asks for what opening a conversation needs before its screen is drawn: the list knows the conversation itself, and its
 * messages come while the rest is being drawn, instead of after it.
 */
export function prepareConversation(hub: Hub, conversation: Conversation): void {
  const { query, queryClient } = hub;
  const { id, unreadCount } = conversation;
  queryClient.setQueryData<Conversation>(
    query.conversations.get.queryKey({ input: { id } }),
    (known) => known ?? conversation,
  );
  const queryKey = messageWindowKey(id);
  // What was loaded before is kept up to date by events, and may stand at a place in the past.
  if (queryClient.getQueryData(queryKey) !== undefined) return;
  void queryClient.prefetchQuery({ queryKey, queryFn: () => loadFirstMessages(hub, id, unreadCount) });
}
