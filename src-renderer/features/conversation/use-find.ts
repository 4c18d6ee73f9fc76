import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import { parseSearchQuery } from '#shared/domain/search-query.ts';
import { useHub } from '../../api/hub-context.ts';
import { jumpToMessage } from '../../state/jump-store.ts';
import { usePaused } from '../../state/use-paused.ts';

const PAGE = 200;
const LOOK_AHEAD = 20;

/** Searches in one conversation and goes from hit to hit; the newest one is the first. */
export function useFind(conversationId: ConversationId, query: string) {
  const hub = useHub();
  const typed = usePaused(query);
  const isSearched = hasWords(typed);
  const results = useInfiniteQuery({
    ...hub.query.search.messages.infiniteOptions({
      input: (cursor: string | null) => ({
        query: typed,
        conversationId,
        limit: PAGE,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
    enabled: isSearched,
    placeholderData: keepPreviousData,
  });
  const pages = isSearched ? (results.data?.pages ?? []) : [];
  const hits = pages.flatMap((page) => page.items.map((item) => item.messageId));
  const [current, setCurrent] = useState<{ typed: string; id: MessageId } | null>(null);
  const found = current?.typed === typed ? hits.indexOf(current.id) : -1;
  const index = Math.max(found, 0);
  const isSettled = isSearched && !results.isPlaceholderData && results.data !== undefined;
  const [first] = hits;
  // As one types, the newest hit is shown; it stays the chosen one when a newer one comes in.
  if (isSettled && first !== undefined && current?.typed !== typed) setCurrent({ typed, id: first });

  const go = (to: number) => {
    const id = hits[to];
    if (id === undefined) return;
    setCurrent({ typed, id });
    jumpToMessage(conversationId, id);
    if (to >= hits.length - LOOK_AHEAD && results.hasNextPage) void results.fetchNextPage();
  };
  const showFirst = useEffectEvent(() => {
    if (first !== undefined) jumpToMessage(conversationId, first);
  });
  useEffect(() => {
    if (isSettled && typed !== '') showFirst();
  }, [isSettled, typed]);

  return {
    typed,
    isSettled,
    error: results.error,
    /** From 1; 0 while there is none. */
    place: hits.length === 0 ? 0 : index + 1,
    count: pages[0]?.count ?? { value: 0, isCapped: false },
    older: () => go(hits.length === 0 ? 0 : (index + 1) % hits.length),
    newer: () => go(hits.length === 0 ? 0 : (index - 1 + hits.length) % hits.length),
  };
}

/** Whether there is a word to look for. */
function hasWords(typed: string): boolean {
  return parseSearchQuery(typed, Date.now()).terms.length > 0;
}
