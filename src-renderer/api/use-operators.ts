import { useQuery } from '@tanstack/react-query';
import type { Operator } from '#shared/contract/app.ts';
import { useHub } from './hub-context.ts';

const none: readonly Operator[] = [];

/** Everybody who works here, by name; nobody until they are known. */
export function useOperators(): readonly Operator[] {
  const { query } = useHub();
  return useQuery(query.app.operators.queryOptions()).data ?? none;
}
