import { QueryClient } from '@tanstack/react-query';
import { ConnectionLostError } from './connection-lost.ts';

/**
 * The cache of everything that comes from the hub. It never goes stale by time: change events say what to fetch again.
 * `always`: the hub is on this computer, being offline is no reason to wait.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        // A refusal stays a refusal. A lost line comes back by itself, and everything is then fetched again.
        retry: (count, error) => error instanceof ConnectionLostError && count < 4,
        retryDelay: (count) => 250 * 2 ** count,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
