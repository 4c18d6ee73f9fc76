import { createORPCClient } from '@orpc/client';
import type { HubClient } from '#shared/contract/index.ts';
import type { Transport } from './transport.ts';

/** The typed client of the contract over a transport. */
export function createHubClient(transport: Transport): HubClient {
  return createORPCClient<HubClient>(transport.link);
}
