const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/** The clock on the wall of one IANA zone. A calendar day is the UTC midnight of its date, in milliseconds. */
export interface ZoneTime {
  /** The calendar day of a moment. */
  dayOf(at: number): number;
  /**
   * When the clock on the wall shows so many minutes after the midnight of a day; more than a day's minutes mean days after
   * it. A time that the clock skips is the moment of the skip; of one that it shows twice, the first or the last.
   */
  momentOf(day: number, minutes: number, which: 'first' | 'last'): number;
}

/** Making one costs more than asking it, so whoever asks often keeps it. */
export function zoneTime(timeZone: string): ZoneTime {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  /** What the wall shows, as if it hung in UTC. */
  const wallOf = (at: number): number => {
    const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
    for (const { type, value } of format.formatToParts(at)) {
      if (type in shown) shown[type as keyof typeof shown] = Number(value);
    }
    return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
  };
  const offsetAt = (at: number): number => wallOf(at) - Math.floor(at / 1000) * 1000;
  return {
    dayOf: (at) => Math.floor(wallOf(at) / DAY_MS) * DAY_MS,
    momentOf(day, minutes, which) {
      const wall = day + minutes * MINUTE_MS;
      // Zones change their offset at most once in two days; a day on either side sees it.
      const before = offsetAt(wall - DAY_MS);
      const after = offsetAt(wall + DAY_MS);
      const found = [wall - before, wall - after].filter((moment) => wallOf(moment) === wall);
      if (found.length > 0) return which === 'first' ? Math.min(...found) : Math.max(...found);
      return changeBetween(offsetAt, wall - after, wall - before);
    },
  };
}

/** The moment at which the offset changes. */
function changeBetween(offsetAt: (at: number) => number, from: number, to: number): number {
  const offset = offsetAt(from);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

/** Minutes since midnight of a time of day such as `09:30`. */
export function minutesOfTime(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
