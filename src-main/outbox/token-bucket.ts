/** Allows `perSecond` takes a second on average, with `burst` at once; times in UTC milliseconds. */
export interface TokenBucket {
  /** 0 when one was taken, otherwise how many milliseconds until one can be. */
  take(now: number): number;
}

/** Meta lets a number send 80 messages a second (`research/api.md` 4.5). */
export function createTokenBucket(options: { perSecond: number; burst: number }): TokenBucket {
  const { perSecond, burst } = options;
  let tokens = burst;
  let filledAt = Number.NEGATIVE_INFINITY;
  return {
    take(now) {
      // A clock that was set back must not stop sending.
      const elapsed = Math.max(0, now - filledAt);
      tokens = Math.min(burst, tokens + (elapsed * perSecond) / 1000);
      filledAt = now;
      if (tokens >= 1) {
        tokens -= 1;
        return 0;
      }
      return Math.ceil(((1 - tokens) * 1000) / perSecond);
    },
  };
}
