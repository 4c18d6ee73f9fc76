import { useSyncExternalStore } from 'react';
import type { Message } from '#shared/contract/messages.ts';
import { useHub } from './hub-context.ts';
import { type MessageWindow, messageWindowKey } from './message-window.ts';

const none: readonly Message[] = [];

/**
 * The messages of a conversation that are loaded by whoever shows it; this only looks, and fetches nothing. A query of its
 * own with the same key would take over how the conversation is fetched.
 */
export function useLoadedMessages(conversationId: number | null): readonly Message[] {
  const { queryClient } = useHub();
  return useSyncExternalStore(
    (listener) => queryClient.getQueryCache().subscribe(listener),
    () =>
      (conversationId === null
        ? null
        : queryClient.getQueryData<MessageWindow>(messageWindowKey(conversationId))?.items) ?? none,
  );
}
