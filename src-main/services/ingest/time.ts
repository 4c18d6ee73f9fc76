import { numberOf } from './json.ts';

const TOLERATED_AHEAD_MS = 5 * 60 * 1000;

/** Meta's seconds as UTC milliseconds, or null when there is no sensible time. */
export function timeOf(seconds: unknown): number | null {
  const value = numberOf(seconds);
  // The upper bound is what SQLite and Date can hold; beyond it nothing is a time.
  return value !== null && value > 0 && value < 8.64e12 ? Math.round(value * 1000) : null;
}

/**
 * When something is ordered: at Meta's time, but never ahead of its arrival by more than clocks may differ. A time from
 * the future would stay the newest for ever and hold the customer service window open.
 */
export function orderTime(seconds: unknown, receivedAt: number): number {
  const time = timeOf(seconds) ?? receivedAt;
  return time > receivedAt + TOLERATED_AHEAD_MS ? receivedAt : time;
}
