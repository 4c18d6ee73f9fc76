import { useQuery } from '@tanstack/react-query';
import type { Label } from '#shared/contract/labels.ts';
import { useHub } from './hub-context.ts';

const none: readonly Label[] = [];

/** All labels, by name; none until they are known. */
export function useLabels(): readonly Label[] {
  const { query } = useHub();
  return useQuery(query.labels.list.queryOptions()).data ?? none;
}
