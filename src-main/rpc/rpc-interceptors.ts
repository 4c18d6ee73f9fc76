import { ORPCError } from '@orpc/server';
import type { Log } from '../ports.ts';
import { isAnswered, malformedRequest, toOrpcError } from './door-error.ts';

interface Next<Result> {
  next(): Promise<Result>;
}

/**
 * What every door puts around a call, so that a refusal or a bug leaves it with a code and a sentence. The inner one
 * sees what the procedure threw; what the outer one meets beyond that, the request itself could not be read.
 */
export function doorInterceptors(log: Log) {
  return {
    clientInterceptors: [
      async <Result>({ next }: Next<Result>): Promise<Result> => {
        try {
          return await next();
        } catch (error) {
          throw toOrpcError(error, log);
        }
      },
    ],
    interceptors: [
      async <Result>({ next }: Next<Result>): Promise<Result> => {
        try {
          return await next();
        } catch (error) {
          if (isAnswered(error)) throw error;
          throw error instanceof ORPCError ? toOrpcError(error, log) : malformedRequest();
        }
      },
    ],
  };
}

/** For the doors of seats, which have nobody behind them to say that a path does not exist. */
export async function refuseUnmatched<Result extends { matched: boolean }>({
  next,
}: Next<Result>): Promise<Result> {
  const result = await next();
  if (!result.matched) throw new ORPCError('NOT_FOUND');
  return result;
}
