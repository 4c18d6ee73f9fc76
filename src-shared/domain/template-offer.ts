import { readDate } from './value-formats.ts';
import { zoneTime } from './zone-time.ts';

/** Meta's limits of a limited-time offer (its page of these templates). */
export const offerLimits = { text: 16, body: 600 } as const;

const DAY_MS = 24 * 60 * 60 * 1000;
/** The last minute of a day: an offer "until Sunday" is good on Sunday as well. */
const LAST_MINUTE = 24 * 60 - 1;

/**
 * When an offer ends, UTC milliseconds; null for what is no time. A time that names no zone is one of `timeZone`, a day without a
 * time means its end, and a number of thirteen digits is a moment as programs write it.
 */
export function readOfferEnd(value: string, timeZone: string): number | null {
  const written = value.trim();
  if (/^\d{13}$/.test(written)) return Number(written);
  const read = readDate(written, undefined);
  if (read === null) return null;
  const at = read.date.getTime();
  // A moment that brings its own zone is told in that of the reader.
  if (read.told.timeZone === undefined) return at;
  const day = Math.floor(at / DAY_MS) * DAY_MS;
  const minutes = read.hasTime ? (at - day) / 60_000 : LAST_MINUTE;
  return zoneTime(timeZone).momentOf(day, minutes, 'last');
}

/** A moment as the clock on the wall of a zone shows it: `2026-12-01 18:00`. */
export function wallTime(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(at);
}

/** `2026-12-01 18:00` as it is read in a language; as it stands where it is no such time. */
export function sayWallTime(value: string, locale: string): string {
  const read = readDate(value, undefined);
  if (read === null) return value;
  const time = read.hasTime ? ({ hour: 'numeric', minute: '2-digit' } as const) : {};
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...time, ...read.told }).format(
    read.date,
  );
}
