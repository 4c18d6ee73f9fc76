import { Refusal } from '#shared/domain/refusals.ts';

export interface LocalDay {
  /** `2026-11-23`. */
  day: string;
  /** UTC milliseconds at which it begins and ends in the zone of this computer: 23, 24 or 25 hours. */
  at: number;
  endsAt: number;
}

/** The days from one to another, both of them among it. Throws BAD_INPUT when they are none, too many, or not in the calendar. */
export function listLocalDays(from: string, to: string, most: number): LocalDay[] {
  const first = parseDay(from);
  const last = parseDay(to);
  const days: LocalDay[] = [];
  for (let date = first; date.getTime() <= last.getTime(); ) {
    if (days.length === most) throw outOfRange(most);
    const next = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
    days.push({ day: localDay(date), at: date.getTime(), endsAt: next.getTime() });
    date = next;
  }
  if (days.length === 0) throw outOfRange(most);
  return days;
}

/** The day of a time in the zone of this computer. */
export function localDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const outOfRange = (most: number): Refusal =>
  new Refusal('BAD_INPUT', {
    detail: `the period has to be 1 to ${most} days long`,
    detailUk: `період може тривати від 1 до ${most} днів`,
  });

/** Midnight of this computer's zone. */
function parseDay(text: string): Date {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(year, month - 1, day);
  if (localDay(date) === text) return date;
  throw new Refusal('BAD_INPUT', { detail: `there is no day ${text}`, detailUk: `дня ${text} немає` });
}
