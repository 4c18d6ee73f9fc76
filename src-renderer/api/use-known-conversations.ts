import { useState, useSyncExternalStore } from 'react';
import type { Conversation } from '#shared/contract/conversations.ts';
import { readConversations } from './conversation-list.ts';
import { type Hub, useHub } from './hub-context.ts';

/** Conversations as far as this screen knows them, kept up to date; nothing is fetched for it. */
export function useKnownConversations(ids: readonly number[]): readonly Conversation[] {
  const hub = useHub();
  const [read] = useState(() => createReader(hub));
  return useSyncExternalStore(
    (listener) => hub.queryClient.getQueryCache().subscribe(listener),
    () => read(ids),
  );
}

/** The same array as long as nothing in it changed, which is what React compares. */
function createReader(hub: Hub): (ids: readonly number[]) => readonly Conversation[] {
  let last: readonly Conversation[] = [];
  return (ids) => {
    // One that left every list while it is worked on stays as it was last seen.
    const found = new Map([...last, ...readConversations(hub, ids)].map((item) => [Number(item.id), item]));
    const next = ids.flatMap((id) => found.get(id) ?? []);
    const isSame = next.length === last.length && next.every((item, index) => item === last[index]);
    if (!isSame) last = next;
    return last;
  };
}
