import { addDays, addMonths, endOfWeek, startOfMonth, startOfWeek } from 'date-fns';

const monday = { weekStartsOn: 1 } as const;

/** The six weeks that show a month, from Monday, as local midnights. */
export function weeksOfMonth(day: Date): readonly (readonly Date[])[] {
  const first = startOfWeek(startOfMonth(day), monday);
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => addDays(first, week * 7 + weekday)),
  );
}

/** The day to which a key leads in a calendar; null for a key that is none of its business. */
export function dayByKey(key: string, day: Date): Date | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    case 'Home':
      return startOfWeek(day, monday);
    case 'End':
      return endOfWeek(day, monday);
    default:
      return null;
  }
}

/** Minutes since midnight of a time as people type it ("9", "930", "9:30", "09.30"); null for what is none. */
export function parseTimeOfDay(typed: string): number | null {
  const match = /^\s*(\d{1,2})(?:\s*[:.\s]?\s*(\d{2}))?\s*$/.exec(typed);
  if (!match) return null;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

/** The same the other way, always on a 24-hour clock: "09:30". */
export function printTimeOfDay(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
