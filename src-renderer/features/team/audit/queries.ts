import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AuditEntry } from '#shared/contract/audit.ts';
import type { HubClient } from '#shared/contract/index.ts';
import { useHub } from '../../../api/hub-context.ts';
import type { askedBy } from './audit-filter.ts';

type Asked = ReturnType<typeof askedBy>;

const PAGE = 100;
const MOST_FRESH = 200;
/** Away from the keys that every new line makes stale: what was written does not change, only the newest lines are asked for again. */
const linesKey = 'audit-lines';

/** The lines of the log, newest first, page by page, with those that are written meanwhile in front. */
export function useAuditLines(asked: Asked) {
  const { client, query, queryClient } = useHub();
  const queryKey = [linesKey, asked];
  const pages = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      client.audit.list(
        { ...asked, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    getNextPageParam: ({ next }) => next,
    staleTime: Infinity,
    gcTime: 0,
  });
  const known = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const fresh = useQuery({
    ...query.audit.list.queryOptions({ input: { ...asked, afterId: known[0]?.id ?? 0, limit: MOST_FRESH } }),
    enabled: pages.isSuccess,
    gcTime: 0,
  }).data;
  // More came than one page holds: between them and what is known lines would be missing.
  const hasGap = fresh ? fresh.next !== null : false;
  useEffect(() => {
    if (hasGap) void queryClient.resetQueries({ queryKey: [linesKey] });
  }, [hasGap, queryClient]);
  return { pages, entries: [...(fresh?.items ?? []), ...known] };
}

/** The check of the whole log: once when the screen opens, and when somebody asks for it. */
export function useAuditCheck() {
  const { client } = useHub();
  return useQuery({
    queryKey: ['audit-check'],
    queryFn: () => client.audit.verify(),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

export interface GatherOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** All lines that fit, page by page; rejects with the signal's reason when it is cancelled. */
export async function gatherLines(
  client: HubClient,
  asked: Asked,
  { signal, onProgress }: GatherOptions,
): Promise<AuditEntry[]> {
  const lines: AuditEntry[] = [];
  let cursor: string | null = null;
  do {
    signal.throwIfAborted();
    const page: Awaited<ReturnType<HubClient['audit']['list']>> = await client.audit.list({
      ...asked,
      limit: MOST_FRESH,
      ...(cursor === null ? {} : { cursor }),
    });
    lines.push(...page.items);
    onProgress(lines.length);
    cursor = page.next;
  } while (cursor !== null);
  return lines;
}
