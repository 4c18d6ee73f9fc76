import type { TemplateStats } from '#shared/contract/templates.ts';
import { inBars } from '../../state/day-bars.ts';

type Day = TemplateStats['days'][number];

/** One bar of the chart: a day, or a week of a long period, named by its first and last day. */
export interface StatBar extends Omit<Day, 'day'> {
  readonly from: string;
  readonly to: string;
}

/** The days of a period as bars; a year is shown by weeks. */
export function barsOf(days: readonly Day[]): readonly StatBar[] {
  return inBars(days).map((bar) => {
    const sum = (key: Exclude<keyof Day, 'day'>) => bar.days.reduce((total, item) => total + item[key], 0);
    return {
      from: bar.first.day,
      to: bar.last.day,
      sent: sum('sent'),
      delivered: sum('delivered'),
      read: sum('read'),
      answered: sum('answered'),
      failed: sum('failed'),
    };
  });
}
