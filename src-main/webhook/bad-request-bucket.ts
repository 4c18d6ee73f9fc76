import type { Clock } from '../ports.ts';

const PER_SECOND = 20;

export interface BadRequestBucket {
  /** Counts a request that nobody signed; false when there were too many of them within the last second. */
  take(): boolean;
}

/**
 * Limits what unsigned requests may cost. One bucket for all senders: behind a tunnel everyone comes from 127.0.0.1 and
 * X-Forwarded-For is anybody's word. Signed requests never pass here.
 */
export function createBadRequestBucket(clock: Clock): BadRequestBucket {
  let tokens = PER_SECOND;
  let filledAt = clock.now();
  return {
    take() {
      const now = clock.now();
      // A clock that was set back must not close the bucket until it has caught up.
      const elapsed = Math.max(0, now - filledAt);
      tokens = Math.min(PER_SECOND, tokens + (elapsed * PER_SECOND) / 1000);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
