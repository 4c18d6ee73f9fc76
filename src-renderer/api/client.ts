import { type ClientContext, type ClientLink, createORPCClient, ORPCError } from '@orpc/client';
import type { HubClient } from '#shared/contract/index.ts';
import { lookWhoSitsHere } from './seat-wishes.ts';
import type { Transport } from './transport.ts';

/** The typed client of the contract over a transport. */
export function createHubClient(transport: Pick<Transport, 'link'>): HubClient {
  return createORPCClient<HubClient>(hearLock(transport.link));
}

/** Whatever was asked: a refusal because nobody sits here brings the question who comes. */
function hearLock<Context extends ClientContext>(link: ClientLink<Context>): ClientLink<Context> {
  return {
    async call(path, input, options) {
      try {
        return await link.call(path, input, options);
      } catch (error) {
        if (error instanceof ORPCError && error.code === 'SEAT_LOCKED') lookWhoSitsHere();
        throw error;
      }
    },
  };
}
