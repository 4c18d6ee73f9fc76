import type { SendingsOptions } from './options.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Counting people takes a walk through the day's messages: between two counts it is reckoned. */
const COUNTED_FOR_MS = 15_000;
/** When nobody knows when the next place is free. */
const LOOK_AGAIN_MS = 10 * 60 * 1000;
const LEAST_WAIT_MS = 60_000;

/** How many more people a number may write to first within Meta's limit of the day. */
export interface RoomOfTheDay {
  left(accountId: number, accountNow: number): number;
  /** So many more were written to. */
  take(accountId: number, started: number): void;
  /** When the next place is free, by the account's clock. */
  freeAt(accountId: number, accountNow: number): number;
}

/** Remembers for a moment how many people were written to today. */
export function createRoomOfTheDay({ limits }: Pick<SendingsOptions, 'limits'>): RoomOfTheDay {
  const counted = new Map<number, { left: number; at: number }>();
  return {
    left(accountId, accountNow) {
      const known = counted.get(accountId);
      const isFresh = known && Math.abs(accountNow - known.at) < COUNTED_FOR_MS && known.left > 0;
      if (isFresh) return known.left;
      const daily = limits.daily(accountId, accountNow);
      const left = daily === null ? Number.POSITIVE_INFINITY : Math.max(0, daily.perDay - daily.startedToday);
      counted.set(accountId, { left, at: accountNow });
      return left;
    },
    take(accountId, started) {
      const known = counted.get(accountId);
      if (known) known.left -= started;
    },
    freeAt(accountId, accountNow) {
      const firstAt = limits.daily(accountId, accountNow)?.firstAt ?? null;
      const freeAt = firstAt === null ? accountNow + LOOK_AGAIN_MS : Math.min(firstAt, accountNow) + DAY_MS;
      return Math.max(freeAt, accountNow + LEAST_WAIT_MS);
    },
  };
}
