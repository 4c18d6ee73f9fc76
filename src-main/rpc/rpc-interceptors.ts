import { ORPCError } from '@orpc/server';
import type { Log } from '../ports.ts';
import { toOrpcError } from './door-error.ts';

interface Handled {
  matched: boolean;
}

/** What the two seat doors put around every call: refusals and bugs become errors with a code, an unknown path is one. */
export function rpcInterceptor(log: Log) {
  return async <Result extends Handled>({ next }: { next: () => Promise<Result> }): Promise<Result> => {
    try {
      const result = await next();
      if (!result.matched) throw new ORPCError('NOT_FOUND');
      return result;
    } catch (error) {
      throw toOrpcError(error, log);
    }
  };
}
