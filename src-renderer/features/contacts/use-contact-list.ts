import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { Contact } from '#shared/contract/contacts.ts';
import { useHub } from '../../api/hub-context.ts';

const PAGE = 100;

const none: readonly Contact[] = [];

/** The contacts whose name or number has `search` in it, by name, as far as they are loaded. */
export function useContactList(search: string) {
  const { query } = useHub();
  const pages = useInfiniteQuery(
    query.contacts.list.infiniteOptions({
      input: (cursor: string | null) => ({
        limit: PAGE,
        ...(search === '' ? {} : { search }),
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
      placeholderData: keepPreviousData,
    }),
  );
  const contacts = pages.data?.pages.flatMap(({ items }) => items) ?? none;
  const loadMore = () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  };
  return { ...pages, contacts, loadMore };
}
