import type { Numbers } from '#shared/contract/numbers.ts';
import { inBars } from '../../state/day-bars.ts';

/** One bar: a day, or a week of a long period. */
export interface DaysBar {
  readonly from: string;
  readonly to: string;
  readonly received: number;
  readonly sent: number;
}

/** The days of a period as bars; a year is shown by weeks. */
export function barsOf(days: Numbers['byDay']): readonly DaysBar[] {
  return inBars(days).map((bar) => {
    const sum = (key: 'received' | 'sent') => bar.days.reduce((total, day) => total + day[key], 0);
    return { from: bar.first.day, to: bar.last.day, received: sum('received'), sent: sum('sent') };
  });
}

/** Without the empty days before the first message: a year of a shop that began last week is not 358 lines of nothing. */
export function sinceTheFirst(days: Numbers['byDay']): Numbers['byDay'] {
  const first = days.findIndex(({ received, sent }) => received + sent > 0);
  return first === -1 ? [] : days.slice(first);
}
