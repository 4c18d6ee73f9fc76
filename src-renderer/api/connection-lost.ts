import type { ClientContext, ClientLink } from '@orpc/client';
import { ORPCError } from '@orpc/client';

/** The line to the hub broke while a call was under way: it may or may not have been carried out. */
export class ConnectionLostError extends Error {
  constructor(cause: unknown) {
    super('The connection to the hub was lost', { cause });
    this.name = 'ConnectionLostError';
  }
}

/** Tells a broken line apart from an answer: whatever is neither the hub's refusal nor the caller's own abort is the line. */
export function guardLink<Context extends ClientContext>(link: ClientLink<Context>): ClientLink<Context> {
  return {
    async call(path, input, options) {
      try {
        return await link.call(path, input, options);
      } catch (error) {
        if (error instanceof ORPCError || error instanceof TypeError || options.signal?.aborted) throw error;
        throw new ConnectionLostError(error);
      }
    },
  };
}
