import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Message } from '#shared/contract/messages.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';
import { viewerItems } from './viewer-items.ts';

const PAGE = 200;
/** Two thousand pictures; further ones come as one leafs towards them. */
const MOST_PAGES_AT_ONCE = 10;
const LOOK_AHEAD = 5;

export interface ViewerPlace {
  /** Null while the viewer is closed. */
  readonly message: Message | null;
  /** From 1, oldest first; null while older ones are still being counted. */
  readonly position: number | null;
  readonly count: number;
  readonly previous: Message | null;
  readonly next: Message | null;
}

/** Which picture of a conversation is open, and its neighbours, also those that the list has not loaded. */
export function useViewer(conversationId: ConversationId, loaded: readonly Message[]) {
  const { client } = useHub();
  const [opened, setOpened] = useState<Message | null>(null);
  const isOpen = opened !== null;
  const gallery = useInfiniteQuery({
    queryKey: ['viewer', conversationId],
    queryFn: ({ pageParam }) =>
      client.search.gallery({ conversationId, what: 'pictures', cursor: pageParam, limit: PAGE }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: isOpen,
    retry: false,
  });
  const pages = gallery.data?.pages ?? [];
  const items = viewerItems(
    opened ? [...loaded, opened] : [],
    pages.flatMap((page) => page.items),
  );
  const index = items.findIndex((message) => message.id === opened?.id);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = gallery;
  const wantsMore =
    isOpen && hasNextPage && !isFetchingNextPage && (pages.length < MOST_PAGES_AT_ONCE || index < LOOK_AHEAD);
  useEffect(() => {
    if (wantsMore) void fetchNextPage();
  }, [wantsMore, fetchNextPage]);

  const isCounted = gallery.isError || (gallery.data !== undefined && !hasNextPage);
  const place: ViewerPlace = {
    message: opened,
    position: isCounted && index >= 0 ? index + 1 : null,
    count: items.length,
    previous: items[index - 1] ?? null,
    next: index < 0 ? null : (items[index + 1] ?? null),
  };
  return { place, open: setOpened, close: () => setOpened(null) };
}
