import { differenceInCalendarDays, isSameYear } from 'date-fns';
import { type Language, locales } from './language.ts';

/** Building an Intl formatter costs about as much as painting a row, and lists ask for the same few thousands of times. */
function keepFormats<Options, Format>(build: (locale: string, options: Options) => Format) {
  const kept = new Map<string, Format>();
  return (language: Language, options: Options): Format => {
    const key = language + JSON.stringify(options);
    const format = kept.get(key) ?? build(locales[language], options);
    kept.set(key, format);
    return format;
  };
}

const dateFormat = keepFormats(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
const numberFormat = keepFormats(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
const relativeFormat = keepFormats(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);

const dateText = (at: number, language: Language, options: Intl.DateTimeFormatOptions) =>
  dateFormat(language, options).format(at);
const formatNumber = (value: number, language: Language, options: Intl.NumberFormatOptions = {}) =>
  numberFormat(language, options).format(value);
const formatRelativeUnit = (value: number, unit: Intl.RelativeTimeFormatUnit, language: Language) =>
  relativeFormat(language, { numeric: 'auto' }).format(value, unit);

// CLDR's Ukrainian says "учора", which reads well only after a consonant; alone as a label it is "вчора".
const nearDays: Record<Language, readonly [today: string, yesterday: string]> = {
  uk: ['сьогодні', 'вчора'],
  en: ['today', 'yesterday'],
};

function capitalize(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Time of day, "14:05"; `at` in UTC ms, shown in the zone of this computer. */
export function formatTime(at: number, language: Language): string {
  return dateText(at, language, { hour: '2-digit', minute: '2-digit' });
}

/** A date in digits, "12.11.2026" or "12/11/2026". */
export function formatDate(at: number, language: Language): string {
  return dateText(at, language, {});
}

/** Date and time in full, for tooltips and details: "12 листопада 2026 р. о 14:05:09". */
export function formatMoment(at: number, language: Language): string {
  return dateText(at, language, { dateStyle: 'long', timeStyle: 'medium' });
}

/** A moment to come, short but certain: "пн, 24 лист., 09:00". */
export function formatDayTime(at: number, language: Language): string {
  return dateText(at, language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** A day to come, as short as it can be named: "3 груд.", with the year if it is another. */
export function formatShortDay(at: number, now: number, language: Language): string {
  const year = isSameYear(at, now) ? {} : ({ year: 'numeric' } as const);
  return dateText(at, language, { day: 'numeric', month: 'short', ...year });
}

/** When something happened: the time alone today, with its day before that. */
export function formatWhen(at: number, now: number, language: Language): string {
  return differenceInCalendarDays(now, at) === 0 ? formatTime(at, language) : formatDayTime(at, language);
}

/** The name of a day as a separator between messages: "Сьогодні", "Вчора", "понеділок", "12 листопада", with the year if another. */
export function formatDay(at: number, now: number, language: Language): string {
  const daysAgo = differenceInCalendarDays(now, at);
  if (daysAgo === 0 || daysAgo === 1) return capitalize(nearDays[language][daysAgo]);
  if (daysAgo > 1 && daysAgo < 7) return dateText(at, language, { weekday: 'long' });
  const year = isSameYear(at, now) ? {} : ({ year: 'numeric' } as const);
  return dateText(at, language, { day: 'numeric', month: 'long', ...year });
}

/** A month as the heading of what is from it: "Листопад 2026", "November 2026". */
export function formatMonth(at: number, language: Language): string {
  // Ukrainian would add "р." after the year, which is noise in a heading.
  return `${capitalize(dateText(at, language, { month: 'long' }))} ${new Date(at).getFullYear()}`;
}

/** The same as narrow as a list row needs: "14:05" today, "вчора", "пн", "12 лист.", "12.11.25". */
export function formatListTime(at: number, now: number, language: Language): string {
  const daysAgo = differenceInCalendarDays(now, at);
  if (daysAgo === 0) return formatTime(at, language);
  if (daysAgo === 1) return nearDays[language][1];
  if (daysAgo > 1 && daysAgo < 7) return dateText(at, language, { weekday: 'short' });
  if (isSameYear(at, now)) return dateText(at, language, { day: 'numeric', month: 'short' });
  return dateText(at, language, { day: '2-digit', month: '2-digit', year: '2-digit' });
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago or how soon, in the largest whole unit: "5 хвилин тому", "через 3 години"; within a minute "зараз". */
export function formatRelative(at: number, now: number, language: Language): string {
  const distance = at - now;
  for (const [unit, lengthMs] of steps) {
    if (Math.abs(distance) >= lengthMs)
      return formatRelativeUnit(Math.trunc(distance / lengthMs), unit, language);
  }
  return formatRelativeUnit(0, 'second', language);
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the unit that keeps it short, decimal as on disks: "512 Б", "1,4 МБ". */
export function formatBytes(bytes: number, language: Language): string {
  const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), 0), byteUnits.length - 1);
  const value = bytes / 1000 ** step;
  const maximumFractionDigits = step === 0 || value >= 100 ? 0 : 1;
  // Bytes by word: Intl's short form for them is the English "byte" in both of our languages.
  if (step === 0) return `${formatNumber(value, language)}\u00a0${language === 'uk' ? 'Б' : 'B'}`;
  return formatNumber(value, language, {
    style: 'unit',
    unit: byteUnits[step],
    unitDisplay: 'short',
    maximumFractionDigits,
  });
}

/** A count with the language's own grouping: "12 345". */
export function formatCount(count: number, language: Language): string {
  return formatNumber(count, language);
}

/** A number as it was given, with the language's own comma and grouping: "1 250,5". */
export function formatDecimal(value: number, language: Language): string {
  return formatNumber(value, language, { maximumFractionDigits: 6 });
}

/** An amount with its currency's sign: "1 250,00 ₴"; what is no currency for Intl stands after the number as it is. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  if (!/^[A-Za-z]{3}$/.test(currency)) return `${formatDecimal(amount, language)} ${currency}`.trim();
  return formatNumber(amount, language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
}

/** A day that has no time and no zone (`2026-11-22`), with its month in words: "22 лист. 2026 р.". */
export function formatPlainDay(day: string, language: Language): string {
  // Noon: the same day in every zone.
  const at = Date.parse(`${day}T12:00:00`);
  return Number.isNaN(at) ? day : dateText(at, language, { dateStyle: 'medium' });
}
