import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { HubClient } from '#shared/contract/index.ts';
import { invariant } from '#shared/domain/assert.ts';

/** What a screen needs to talk to the hub. */
export interface Hub {
  /** Plain calls: `client.messages.send(...)`. */
  readonly client: HubClient;
  /** The same as options for TanStack Query: `query.accounts.list.queryOptions()`, `query.accounts.create.mutationOptions()`. */
  readonly query: HubQueries;
  readonly queryClient: QueryClient;
}

const makeQueries = (client: HubClient) => createTanstackQueryUtils(client);
export type HubQueries = ReturnType<typeof makeQueries>;

/** Joins a client and a cache; hosts and tests make one each. */
export function createHub(client: HubClient, queryClient: QueryClient): Hub {
  return { client, query: makeQueries(client), queryClient };
}

export const HubContext = createContext<Hub | null>(null);

/** The hub of this screen. */
export function useHub(): Hub {
  const hub = useContext(HubContext);
  invariant(hub, 'useHub needs a HubProvider above it');
  return hub;
}
