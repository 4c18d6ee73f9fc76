const FIRST_MS = 1_000;
const LAST_MS = 60_000;
/** After this a relay that is still away is asked seldom: those that are hammered shut the door. */
const FAST_FOR_MS = 10 * 60_000;
const SLOW_MS = 5 * 60_000;
const JITTER = 0.3;

/**
 * How long to wait before the next attempt: 1, 2, 4 ... 60 seconds, five minutes after ten minutes of trying; each time up
 * to 30 % more or less, so that all computers of a relay that comes back do not come at once.
 */
export function backOffMs(failures: number, downForMs: number, random: () => number = Math.random): number {
  const exact =
    downForMs >= FAST_FOR_MS ? SLOW_MS : Math.min(LAST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(exact * (1 - JITTER + 2 * JITTER * random()));
}
