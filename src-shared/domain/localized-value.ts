import type { ValueFormat } from './template-draft.ts';
import { readDate, readMoney } from './value-formats.ts';

/** A value that WhatsApp writes by the rules of the customer's phone; `text` is what it shows where it cannot. */
export interface LocalizedValue {
  text: string;
  /** Meta's own description of it, a parameter of a body. */
  parameter: Record<string, unknown>;
}

/** The same value for WhatsApp to write; null where Meta has no form for it, or nobody asked for it. */
export function localizedValue(
  value: unknown,
  text: string,
  { format, timeZone }: { format: ValueFormat; timeZone?: string },
): LocalizedValue | null {
  if (format.kind === 'money' && format.isLocalized === true) return localizedMoney(value, text);
  // Meta has a moment or a day, and no time without one.
  const isDate = format.kind === 'date' && format.isLocalized === true && format.style !== 'time';
  return isDate ? localizedDate(value, text, timeZone) : null;
}

function localizedMoney(value: unknown, text: string): LocalizedValue | null {
  const { amount, currency } = readMoney(value);
  if (amount === null || currency === null) return null;
  const thousandths = Math.round(amount * 1000);
  if (!Number.isSafeInteger(thousandths)) return null;
  const money = { fallback_value: text, code: currency, amount_1000: thousandths };
  return { text, parameter: { type: 'currency', currency: money } };
}

function localizedDate(value: unknown, text: string, timeZone: string | undefined): LocalizedValue | null {
  const read = readDate(value, timeZone);
  if (read === null) return null;
  const parts = new Intl.DateTimeFormat('en-US', { ...read.told, ...spelled }).formatToParts(read.date);
  const partOf = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const [year, month, day] = [partOf('year'), partOf('month'), partOf('day')];
  const date = {
    fallback_value: text,
    calendar: 'GREGORIAN',
    year,
    month,
    day_of_month: day,
    // Meta counts from Monday, 1, to Sunday, 7.
    day_of_week: new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7,
    ...(read.hasTime ? { hour: partOf('hour'), minute: partOf('minute') } : {}),
  };
  return { text, parameter: { type: 'date_time', date_time: date } };
}

const spelled: Intl.DateTimeFormatOptions = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
};
