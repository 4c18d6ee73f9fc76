import type { OfficeHours, QuietHours } from './hours.ts';
import { minutesOfTime, type ZoneTime, zoneTime } from './zone-time.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTES_A_DAY = 24 * 60;
/** What does not come within this time counts as never. */
const SEARCHED_DAYS = 400;

interface Opening {
  from: number;
  to: number;
}

/** Whether somebody looks after it at this moment; null: always open. All times here are UTC milliseconds. */
export function isOpenAt(hours: OfficeHours | null, at: number): boolean {
  if (hours === null) return true;
  const zone = zoneTime(hours.timeZone);
  const today = zone.dayOf(at);
  // The last hour of a day that is set back at midnight belongs to the day before.
  return [today - DAY_MS, today].some((day) =>
    openingsOfDay(hours, zone, day).some(({ from, to }) => from <= at && at < to),
  );
}

/** When it opens next, after `at`; null: never, or it is always open. */
export function nextOpeningAt(hours: OfficeHours | null, at: number): number | null {
  if (hours === null) return null;
  for (const { from } of openingsFrom(hours, at)) if (from > at) return from;
  return null;
}

/** When it closes next, after `at`; null: never. */
export function nextClosingAt(hours: OfficeHours | null, at: number): number | null {
  if (hours === null) return null;
  for (const { to } of openingsFrom(hours, at)) {
    // It goes on past everything that was searched.
    return to < at + (SEARCHED_DAYS - 2) * DAY_MS ? to : null;
  }
  return null;
}

/** When it has been open for `ms` since `from`; null: it never will have been. */
export function addOfficeTime(hours: OfficeHours | null, from: number, ms: number): number | null {
  if (hours === null || ms <= 0) return from + Math.max(ms, 0);
  let left = ms;
  for (const opening of openingsFrom(hours, from)) {
    const start = Math.max(opening.from, from);
    if (opening.to - start >= left) return start + left;
    left -= opening.to - start;
  }
  return null;
}

/** Whether it is a quiet hour; null: there are none. */
export function isQuietAt(quiet: QuietHours | null, at: number): boolean {
  if (quiet === null) return false;
  const zone = zoneTime(quiet.timeZone);
  const from = minutesOfTime(quiet.from);
  const until = minutesOfTime(quiet.to);
  // From and to the same time: all day long.
  const to = until > from ? until : until + MINUTES_A_DAY;
  const today = zone.dayOf(at);
  // One that began yesterday may go on over midnight.
  return [today - DAY_MS, today].some(
    (day) =>
      quiet.days.includes(weekdayOf(day)) &&
      zone.momentOf(day, from, 'first') <= at &&
      at < zone.momentOf(day, to, 'last'),
  );
}

/** What ends after `at`, in order; openings that touch each other, also at midnight, are one. */
function* openingsFrom(hours: OfficeHours, at: number): Generator<Opening, void, void> {
  if (hours.week.every((spans) => spans.length === 0)) return;
  const zone = zoneTime(hours.timeZone);
  const firstDay = zone.dayOf(at) - DAY_MS;
  let open: Opening | null = null;
  for (let day = firstDay; day < firstDay + SEARCHED_DAYS * DAY_MS; day += DAY_MS) {
    for (const next of openingsOfDay(hours, zone, day)) {
      if (open !== null && next.from <= open.to) {
        open = { from: open.from, to: Math.max(open.to, next.to) };
      } else {
        if (open !== null && open.to > at) yield open;
        open = next;
      }
    }
  }
  if (open !== null && open.to > at) yield open;
}

function openingsOfDay(hours: OfficeHours, zone: ZoneTime, day: number): Opening[] {
  const date = new Date(day).toISOString().slice(0, 10);
  if (hours.holidays.some((holiday) => holiday.day === date)) return [];
  return (hours.week[weekdayOf(day)] ?? [])
    .map((span) => ({
      from: zone.momentOf(day, minutesOfTime(span.from), 'first'),
      to: zone.momentOf(day, minutesOfTime(span.to), 'last'),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
}

/** 0 is Monday. */
const weekdayOf = (day: number): number => (new Date(day).getUTCDay() + 6) % 7;
