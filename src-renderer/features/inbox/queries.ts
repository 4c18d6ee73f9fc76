import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import {
  appendConversations,
  type ConversationList,
  type ConversationListScope,
  conversationListKey,
} from '../../api/conversation-list.ts';
import { type Hub, useHub } from '../../api/hub-context.ts';

const PAGE = 60;
const LARGEST_PAGE = 200;
const MINUTE_MS = 60_000;
/** After everything had to be fetched again, this much of a long list is restored at once; the rest comes by scrolling. */
const MOST_RESTORED = 1000;

async function loadPage(
  hub: Hub,
  scope: ConversationListScope,
  cursor: string | null,
  limit: number,
): Promise<ConversationList> {
  const { accountId, filter, labelId, search } = scope;
  return hub.client.conversations.list({
    filter,
    limit,
    ...(accountId === null ? {} : { accountId }),
    ...(labelId === null ? {} : { labelId }),
    ...(search === '' ? {} : { search }),
    ...(cursor === null ? {} : { cursor }),
  });
}

/** The beginning of a list, as long as it was before, so that a refetch does not throw the reader back to the top. */
async function loadList(
  hub: Hub,
  queryClient: QueryClient,
  scope: ConversationListScope,
): Promise<ConversationList> {
  const before = queryClient.getQueryData<ConversationList>(conversationListKey(scope))?.items.length ?? 0;
  const wanted = Math.min(Math.max(before, PAGE), MOST_RESTORED);
  let list = await loadPage(hub, scope, null, Math.min(wanted, LARGEST_PAGE));
  while (list.items.length < wanted && list.next !== null) {
    list = appendConversations(list, await loadPage(hub, scope, list.next, LARGEST_PAGE));
  }
  return list;
}

/** The beginning of a list as a query; the console asks for it before its first picture. */
export function conversationListOptions(hub: Hub, scope: ConversationListScope) {
  return { queryKey: conversationListKey(scope), queryFn: () => loadList(hub, hub.queryClient, scope) };
}

/** The conversations of a scope and the function that loads more of them. */
export function useConversationList(scope: ConversationListScope) {
  const hub = useHub();
  const isLoadingMore = useRef(false);
  const { queryKey, queryFn } = conversationListOptions(hub, scope);
  const { data, error, isPending, refetch } = useQuery({
    queryKey,
    queryFn,
    placeholderData: keepPreviousData,
    // Windows close by themselves: no event tells that a conversation entered this list, or left it.
    refetchInterval: scope.filter === 'closing' ? MINUTE_MS : false,
  });

  const loadMore = async () => {
    const next = hub.queryClient.getQueryData<ConversationList>(queryKey)?.next ?? null;
    if (next === null || isLoadingMore.current) return;
    isLoadingMore.current = true;
    try {
      const page = await loadPage(hub, scope, next, LARGEST_PAGE);
      hub.queryClient.setQueryData<ConversationList>(queryKey, (list) =>
        // Somebody else may have replaced the list meanwhile; then this page belongs to nothing.
        list?.next === next ? appendConversations(list, page) : list,
      );
    } finally {
      isLoadingMore.current = false;
    }
  };

  return { list: data, error, isPending, refetch, loadMore };
}
