import { useSuspenseQuery } from '@tanstack/react-query';
import { useHub } from './hub-context.ts';

/** What the hub told this seat before its first screen: who sits here, settings, addresses. */
export function useBootstrap() {
  const { query } = useHub();
  return useSuspenseQuery(query.app.bootstrap.queryOptions()).data;
}
