const MINUTE_MS = 60_000;

/** Until when a person wants quiet: two short whiles, and the morning when the next working day begins. */
export const quietTimes = ['halfHour', 'hour', 'tomorrow'] as const;
export type QuietTime = (typeof quietTimes)[number];

const MORNING_HOUR = 8;

/** The moment at which such a quiet ends, UTC ms; the morning is that of this computer. */
export function quietUntil(time: QuietTime, now: number): number {
  if (time === 'halfHour') return now + 30 * MINUTE_MS;
  if (time === 'hour') return now + 60 * MINUTE_MS;
  const morning = new Date(now);
  morning.setDate(morning.getDate() + 1);
  return morning.setHours(MORNING_HOUR, 0, 0, 0);
}
