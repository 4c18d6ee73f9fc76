import type { ValueFormat } from './template-draft.ts';

type CurrencyDisplay = Extract<ValueFormat, { kind: 'money' }>['currency'];
type DateStyle = Extract<ValueFormat, { kind: 'date' }>['style'];

/** A number by the rules of a locale; null when the value is none. */
export function formatNumber(value: unknown, decimals: number | null, locale: string): string | null {
  const number = numberOf(value);
  if (number === null) return null;
  const digits =
    decimals === null
      ? { maximumFractionDigits: 20 }
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(locale, digits).format(number);
}

/** Money, `{ amount, currency }`, by the rules of a locale; null when there is no amount. */
export function formatMoney(value: unknown, display: CurrencyDisplay, locale: string): string | null {
  const { amount: number, currency } = readMoney(value);
  if (number === null) return null;
  if (currency === null) return formatNumber(number, null, locale);
  const style = { style: 'currency', currency } as const;
  if (display !== 'none') {
    const currencyDisplay = display === 'symbol' ? 'narrowSymbol' : display;
    return new Intl.NumberFormat(locale, { ...style, currencyDisplay }).format(number);
  }
  // The currency still says how many decimals there are: 1250.50, but 1250 yen.
  const { minimumFractionDigits, maximumFractionDigits } = new Intl.NumberFormat(
    locale,
    style,
  ).resolvedOptions();
  return new Intl.NumberFormat(locale, { minimumFractionDigits, maximumFractionDigits }).format(number);
}

const dateStyles: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  short: { dateStyle: 'short' },
  medium: { dateStyle: 'medium' },
  long: { dateStyle: 'long' },
  full: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  long_time: { dateStyle: 'long', timeStyle: 'short' },
};

/**
 * A date (ISO 8601) by the rules of a locale. A moment is told in `timeZone`; a date without a time, or a time without a zone,
 * is told as it stands. Null when the value is no date, or has no time where only the time is asked for.
 */
export function formatDate(
  value: unknown,
  style: DateStyle,
  locale: string,
  timeZone: string | undefined,
): string | null {
  const read = readDate(value, timeZone);
  if (read === null || (!read.hasTime && style === 'time')) return null;
  const chosen = !read.hasTime && style === 'long_time' ? dateStyles.long : dateStyles[style];
  return new Intl.DateTimeFormat(locale, { ...chosen, ...read.told }).format(read.date);
}

/** A date as it is kept; `told` is the zone in which its day and hour are those that were written. Null when it is none. */
export function readDate(
  value: unknown,
  timeZone: string | undefined,
): { date: Date; hasTime: boolean; told: { timeZone?: string } } | null {
  const match = typeof value === 'string' ? isoDate.exec(value.trim()) : null;
  if (!match) return null;
  const [whole, day, time, zone] = match;
  const date = new Date(time !== undefined && zone === undefined ? `${whole}Z` : whole);
  // A day that no month has (30 February) would silently become another one.
  if (Number.isNaN(date.getTime()) || !isDayOfCalendar(day ?? '')) return null;
  const told = zone === undefined ? { timeZone: 'UTC' } : timeZone === undefined ? {} : { timeZone };
  return { date, hasTime: time !== undefined, told };
}

const isoDate = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

const isDayOfCalendar = (day: string): boolean => new Date(day).toISOString().startsWith(day);

function numberOf(value: unknown): number | null {
  if (typeof value === 'string' && value.trim() === '') return null;
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** Money as it is kept, `{ amount, currency }` or a bare number; null for each part that it does not have. */
export function readMoney(value: unknown): { amount: number | null; currency: string | null } {
  if (typeof value !== 'object' || value === null) return { amount: numberOf(value), currency: null };
  const { amount, currency } = value as { amount?: unknown; currency?: unknown };
  const isCode = typeof currency === 'string' && /^[A-Za-z]{3}$/.test(currency);
  return { amount: numberOf(amount), currency: isCode ? currency.toUpperCase() : null };
}
