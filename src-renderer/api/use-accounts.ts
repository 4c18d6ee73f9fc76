import { useSuspenseQuery } from '@tanstack/react-query';
import type { Account } from '#shared/contract/accounts.ts';
import { useHub } from './hub-context.ts';

/** All accounts, in the order in which they were connected. */
export function useAccounts(): readonly Account[] {
  const { query } = useHub();
  return useSuspenseQuery(query.accounts.list.queryOptions()).data;
}
