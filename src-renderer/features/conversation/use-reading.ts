import { useEffect, useState } from 'react';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import { useConnectionState } from '../../api/connection-store.ts';
import type { MessageWindow } from '../../api/message-window.ts';
import { useJumpStore } from '../../state/jump-store.ts';
import { useIsAttentive } from '../../state/use-is-attentive.ts';
import { countNewerIncoming, findFirstUnread } from './message-rows.ts';
import { useMarkRead } from './mutations.ts';

/**
 * How far one has read: the line before the first unread message stays where it was when the conversation was opened, and
 * the conversation is marked read once its messages are really before the eyes. Who comes for another message, from the search
 * or the gallery, does not see what is unread before going to the end.
 */
export function useReading(conversation: Conversation, window: MessageWindow, mayMark: boolean) {
  const { items: messages, after } = window;
  const isAttentive = useIsAttentive();
  const isOnline = useConnectionState() === 'online';
  const [firstUnreadId] = useState(() => firstUnreadOf(window, conversation.unreadCount));
  const [unreadAtFirst] = useState(firstUnreadId === null ? 0 : conversation.unreadCount);
  const [opensAtUnread] = useState(
    () => (after === null || firstUnreadId !== null) && !isJumpedTo(conversation),
  );
  const [isAtEnd, setAtEnd] = useState(opensAtUnread && firstUnreadId === null);
  /** The last message that was seen, null for none of those that are loaded; undefined while that is not known. */
  const [seenId, setSeenId] = useState(() =>
    after === null || firstUnreadId !== null ? lastSeenId(messages, firstUnreadId) : undefined,
  );
  const [showsUnread] = useState(opensAtUnread && conversation.unreadCount > 0);
  const { mutate, isIdle } = useMarkRead();

  const newestId = messages.at(-1)?.id ?? null;
  const isSeen = isAttentive && isAtEnd;
  if (isSeen && seenId !== newestId) setSeenId(newestId);

  // Opening shows what was unread at that time; what comes later counts as read only at the end of the list.
  const isBeforeEyes = isAtEnd || (showsUnread && isIdle);
  const mayMarkNow = mayMark && isOnline && isAttentive && isBeforeEyes;
  // Once for each count: a refusal must not be asked for again and again.
  const countToClear = mayMarkNow ? conversation.unreadCount : 0;
  useEffect(() => {
    if (countToClear > 0) mutate({ id: conversation.id });
  }, [countToClear, mutate, conversation.id]);

  // What lies beyond the stretch that is loaded is known to the hub only, which forgets it when it is marked read.
  const isKnown = after === null && (seenId === null || messages.some(({ id }) => id === seenId));
  const newer =
    isKnown && seenId !== undefined
      ? countNewerIncoming(messages, seenId)
      : Math.max(conversation.unreadCount, unreadAtFirst);
  return { firstUnreadId, newCount: isSeen ? 0 : newer, setAtEnd };
}

const isJumpedTo = ({ id }: Conversation): boolean => useJumpStore.getState().jump?.conversationId === id;

/** A stretch of the past holds none of what is unread, whatever it ends with, unless it was opened at it. */
function firstUnreadOf({ items, after, firstUnreadId }: MessageWindow, unreadCount: number): number | null {
  if (after === null) return findFirstUnread(items, unreadCount);
  return unreadCount > 0 && items.some(({ id }) => id === firstUnreadId) ? (firstUnreadId ?? null) : null;
}

/** The newest message that was read before: the one above the line, or the last of all where there is no line. */
function lastSeenId(messages: readonly Message[], firstUnreadId: number | null): number | null {
  const unread = messages.findIndex((message) => message.id === firstUnreadId);
  return (unread < 0 ? messages.at(-1) : messages[unread - 1])?.id ?? null;
}
