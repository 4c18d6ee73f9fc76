import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { BusinessRecord, RecordField, RecordQuery, RecordType } from '#shared/contract/records.ts';
import { useHub } from '../../api/hub-context.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { sortTypes } from '../../state/sort-types.ts';
import type { RecordOrder } from './records-store.ts';

const PAGE = 200;

const none: readonly BusinessRecord[] = [];

/** The type that is built in: its records are the contacts. */
export const CONTACT = 'Contact';

/** The types in the order of their names in the reader's language. */
export function useRecordTypes() {
  const { query } = useHub();
  const { language } = useLanguage();
  return useQuery(query.records.types.queryOptions({ select: (types) => sortTypes(types, language) }));
}

/** How many records fit; undefined until that is known. */
export function useRecordCount(question: RecordQuery): number | undefined {
  const { query } = useHub();
  return useQuery(query.records.count.queryOptions({ input: question, placeholderData: keepPreviousData }))
    .data?.count;
}

/** What the references of a list lead to, as it is read; null for what is not here. */
export type ReferenceTitles = ReadonlyMap<string, string | null>;

/** The name under which `ReferenceTitles` know a record. */
export const referenceName = (type: string, key: string): string => `${type}\n${key}`;

/** The records that fit, as far as they are loaded. */
export function useRecordList(question: RecordQuery, order: RecordOrder) {
  const { query } = useHub();
  const pages = useInfiniteQuery(
    query.records.list.infiniteOptions({
      input: (cursor: string | null) => ({
        ...question,
        order,
        limit: PAGE,
        ...(cursor === null ? {} : { cursor }),
      }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
      // The rows of another type have other columns; only a change of the question keeps them until the answer is here.
      placeholderData: (before) => (before?.pages[0]?.items[0]?.type === question.type ? before : undefined),
    }),
  );
  const records = pages.data?.pages.flatMap(({ items }) => items) ?? none;
  const titles = new Map(
    pages.data?.pages.flatMap(({ references }) =>
      references.map(({ type, key, title }) => [referenceName(type, key), title] as const),
    ),
  );
  const loadMore = () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  };
  return { ...pages, records, titles, loadMore };
}

export function useRecord(type: string, key: string) {
  const { query } = useHub();
  return useQuery(query.records.get.queryOptions({ input: { type, key } }));
}

/** The field by which `order: 'key'` sorts: people are sought by their names, everything else by its key. */
export function sortField({ name, keyField }: RecordType): string {
  return name === CONTACT ? 'name' : keyField;
}

/** What a type or a field is called in the language of this screen; a name only where it has no label. */
export function useRecordLabel(): (of: Pick<RecordType | RecordField, 'name' | 'label'>) => string {
  const { language } = useLanguage();
  return ({ name, label }) => label[language].trim() || label.uk.trim() || label.en.trim() || name;
}
