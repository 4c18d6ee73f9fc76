import { useEffect, useState } from 'react';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { Message } from '#shared/contract/messages.ts';
import { useConnectionState } from '../../api/connection-store.ts';
import { useIsAttentive } from '../../state/use-is-attentive.ts';
import { countNewerIncoming, findFirstUnread } from './message-rows.ts';
import { useMarkRead } from './mutations.ts';

/**
 * How far one has read: the line before the first unread message stays where it was when the conversation was opened, and
 * the conversation is marked read once its messages are really before the eyes.
 */
export function useReading(conversation: Conversation, messages: readonly Message[], mayMark: boolean) {
  const isAttentive = useIsAttentive();
  const isOnline = useConnectionState() === 'online';
  const [firstUnreadId] = useState(() => findFirstUnread(messages, conversation.unreadCount));
  const [isAtEnd, setAtEnd] = useState(firstUnreadId === null);
  const [seenId, setSeenId] = useState(() => lastSeenId(messages, firstUnreadId));
  const [wasUnread] = useState(conversation.unreadCount > 0);
  const { mutate, isIdle } = useMarkRead();

  const newestId = messages.at(-1)?.id ?? null;
  const isSeen = isAttentive && isAtEnd;
  if (isSeen && seenId !== newestId) setSeenId(newestId);

  // Opening shows what was unread at that time; what comes later counts as read only at the end of the list.
  const isBeforeEyes = isAtEnd || (wasUnread && isIdle);
  const mayMarkNow = mayMark && isOnline && isAttentive && isBeforeEyes;
  // Once for each count: a refusal must not be asked for again and again.
  const countToClear = mayMarkNow ? conversation.unreadCount : 0;
  useEffect(() => {
    if (countToClear > 0) mutate({ id: conversation.id });
  }, [countToClear, mutate, conversation.id]);

  return { firstUnreadId, newCount: isSeen ? 0 : countNewerIncoming(messages, seenId), setAtEnd };
}

/** The newest message that was read before: the one above the line, or the last of all where there is no line. */
function lastSeenId(messages: readonly Message[], firstUnreadId: number | null): number | null {
  const unread = messages.findIndex((message) => message.id === firstUnreadId);
  return (unread < 0 ? messages.at(-1) : messages[unread - 1])?.id ?? null;
}
