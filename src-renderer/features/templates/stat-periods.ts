import type { TemplateStats } from '#shared/contract/templates.ts';

export const statPeriods = ['7', '30', '90', '365'] as const;
export type StatPeriod = (typeof statPeriods)[number];

/** The last so many days, today included, as the hub names days: `2026-11-22`. */
export function daysOf(period: StatPeriod, now: number): { from: string; to: string } {
  const first = new Date(now);
  first.setDate(first.getDate() - (Number(period) - 1));
  return { from: dayName(first), to: dayName(new Date(now)) };
}

// The Swedish form of a date is the one of ISO, in the zone of this computer.
const dayName = (date: Date): string => date.toLocaleDateString('sv-SE');

type Day = TemplateStats['days'][number];

/** One bar of the chart: a day, or a week of a long period, named by its first and last day. */
export interface StatBar extends Omit<Day, 'day'> {
  readonly from: string;
  readonly to: string;
}

/** A bar narrower than this many days of a year could not be pointed at. */
const MOST_BARS = 92;
const WEEK = 7;

/** The days of a period as bars; a year is shown by weeks. */
export function barsOf(days: readonly Day[]): readonly StatBar[] {
  const size = days.length > MOST_BARS ? WEEK : 1;
  const count = Math.ceil(days.length / size);
  return Array.from({ length: count }, (_, place) => days.slice(place * size, (place + 1) * size)).flatMap(
    (some) => {
      const [first, last] = [some[0], some.at(-1)];
      if (!first || !last) return [];
      const sum = (key: Exclude<keyof Day, 'day'>) => some.reduce((total, item) => total + item[key], 0);
      return [
        {
          from: first.day,
          to: last.day,
          sent: sum('sent'),
          delivered: sum('delivered'),
          read: sum('read'),
          answered: sum('answered'),
          failed: sum('failed'),
        },
      ];
    },
  );
}

/** A day of the hub as a moment of this computer's zone, at noon so that no change of clocks moves it to another day. */
export const momentOfDay = (day: string): number => new Date(`${day}T12:00:00`).getTime();
