/** A day, a month or a year: from its first moment to the first one after it, UTC ms. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

const DAYS_AGO: Readonly<Record<string, number>> = {
  today: 0,
  сьогодні: 0,
  yesterday: 1,
  вчора: 1,
  учора: 1,
  позавчора: 2,
};

/** The days that a date as people write it means, by the calendar of this computer; null when it is no date. */
export function dateRange(written: string, now: number): DateRange | null {
  const daysAgo = Object.hasOwn(DAYS_AGO, written) ? DAYS_AGO[written] : undefined;
  const today = new Date(now);
  if (daysAgo !== undefined) return day(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo);
  const numbers = written.split(/[-./]/).map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : Number.NaN));
  if (numbers.some(Number.isNaN) || numbers.length > 3) return null;
  // 2026-05-01 begins with the year, 01.05.2026 ends with it.
  const isYearFirst = /^\d{4}\b/.test(written);
  const [year, month, date] = isYearFirst ? numbers : [...numbers].reverse();
  if (numbers.length === 2 && !isYearFirst && !/\d{4}$/.test(written)) {
    return checkedDay(today.getFullYear(), numbers[1] ?? 0, numbers[0] ?? 0);
  }
  if (year === undefined || year < 1000) return null;
  if (month === undefined) return range(new Date(year, 0), new Date(year + 1, 0));
  if (date !== undefined) return checkedDay(year, month, date);
  return month >= 1 && month <= 12 ? range(new Date(year, month - 1), new Date(year, month)) : null;
}

/** The 31st of a month of thirty days is no date. */
function checkedDay(year: number, month: number, date: number): DateRange | null {
  const made = new Date(year, month - 1, date);
  return made.getMonth() === month - 1 && made.getDate() === date ? day(year, month - 1, date) : null;
}

const day = (year: number, month: number, date: number): DateRange =>
  range(new Date(year, month, date), new Date(year, month, date + 1));

const range = (from: Date, to: Date): DateRange => ({ from: from.getTime(), to: to.getTime() });
