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
  const [isAtEnd, setAtEnd] = useState(true);
  const [firstUnreadId] = useState(() => findFirstUnread(messages, conversation.unreadCount));
  const [seenId, setSeenId] = useState<number | null>(messages.at(-1)?.id ?? null);
  // Opening shows what was unread at that time; what comes later counts as read only at the end of the list.
  const [unreadAtOpening, setUnreadAtOpening] = useState(conversation.unreadCount);
  const { mutate, isPending } = useMarkRead();

  const newestId = messages.at(-1)?.id ?? null;
  const isSeen = isAttentive && isAtEnd;
  if (isSeen && seenId !== newestId) setSeenId(newestId);

  const shouldMark =
    mayMark && isOnline && isAttentive && conversation.unreadCount > 0 && (isAtEnd || unreadAtOpening > 0);
  useEffect(() => {
    if (!shouldMark || isPending) return;
    setUnreadAtOpening(0);
    mutate({ id: conversation.id });
  }, [shouldMark, isPending, mutate, conversation.id]);

  return { firstUnreadId, newCount: isSeen ? 0 : countNewerIncoming(messages, seenId), setAtEnd };
}
