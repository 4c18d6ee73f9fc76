import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { parseSearchQuery } from '#shared/domain/search-query.ts';
import { useHub } from '../../api/hub-context.ts';

const PAGE = 50;
const MOST_PEOPLE = 5;
const MOST_NOTES = 5;

export type SearchOrder = 'newest' | 'relevance';

/** Whether there is anything to look for yet, and whether it can be a name. */
function readTyped(typed: string): { isSearched: boolean; isName: boolean } {
  const { terms, filters, problems } = parseSearchQuery(typed, Date.now());
  const isSearched = terms.length + filters.length + problems.length > 0;
  return { isSearched, isName: isSearched && filters.length === 0 && terms.some((term) => !term.isNot) };
}

/**
 * People, messages and notes for what was typed. Every answer is kept under its own question, so a late one never takes the
 * place of a newer one; until the new one is there the last one stays on the screen.
 */
export function useSearchResults(typed: string, order: SearchOrder) {
  const { query } = useHub();
  const { isSearched, isName } = readTyped(typed);
  const words = typed.trim();
  const messages = useInfiniteQuery({
    ...query.search.messages.infiniteOptions({
      input: (cursor: string | null) => ({
        query: typed,
        order,
        limit: PAGE,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
    enabled: isSearched,
    placeholderData: keepPreviousData,
  });
  const people = useQuery({
    ...query.conversations.list.queryOptions({
      input: { search: words.replaceAll('"', '').slice(0, 200), filter: 'all', limit: MOST_PEOPLE },
    }),
    enabled: isName,
    placeholderData: keepPreviousData,
  });
  const notes = useQuery({
    ...query.search.notes.queryOptions({ input: { query: typed, limit: MOST_NOTES } }),
    enabled: isName,
    placeholderData: keepPreviousData,
  });
  return { isSearched, messages, people: isName ? people.data?.items : [], notes: isName ? notes.data : [] };
}

/** The names of people for `from:` and `in:`. */
export function usePeopleNames(part: string | null) {
  const { query } = useHub();
  return useQuery({
    ...query.conversations.list.queryOptions({
      input: { search: part ?? '', filter: 'all', limit: MOST_PEOPLE },
    }),
    enabled: part !== null,
  }).data?.items;
}
