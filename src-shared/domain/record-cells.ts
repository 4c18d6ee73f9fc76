import type { FieldKind } from '../contract/records.ts';
import { parseWaId } from './phone.ts';

/** The value as a record keeps it, or what is wrong with the cell in both languages, as it is read behind a colon. */
export type ReadCell = { value: unknown } | { en: string; uk: string };

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

export interface CellReading {
  /** For money that is written without a currency. */
  currency: string | null;
  dateOrder: DateOrder | null;
  /** ISO 3166 country of numbers without a country code. */
  phoneCountry: string | null;
}

/** What a person or another program has written into a cell, as a value of a field; references stay keys. */
export function readCellOf(kind: FieldKind, written: string, reading: CellReading): ReadCell {
  const text = written.trim();
  switch (kind) {
    case 'number':
      return readNumber(text);
    case 'money':
      return readMoney(text, reading.currency);
    case 'date':
      return readDate(text, reading.dateOrder);
    case 'phone':
      return readPhone(text, reading.phoneCountry);
    case 'link':
      return { value: /^[^\s/:]+\.[^\s]+$/.test(text) ? `https://${text}` : text };
    default:
      return { value: text };
  }
}

/** A value of a record as one cell of text, which `readCellOf` reads back. */
export function writeCellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && 'amount' in value && 'currency' in value) {
    return `${String(value.amount)} ${String(value.currency)}`;
  }
  return JSON.stringify(value);
}

const notANumber: ReadCell = { en: 'not a number', uk: 'це не число' };
const plainNumber = /^-?\d{1,15}(\.\d{1,15})?$/;

/** `1 250,50`, `1,250.50`, `1.250,50`, `(12)`: whatever stands last and once parts the decimals off. */
export function readNumber(text: string): ReadCell {
  const plain = plainDigits(text);
  return plain !== null && plainNumber.test(plain) ? { value: Number(plain) } : notANumber;
}

/** The number with a point and without groups, or null when the separators contradict each other. */
function plainDigits(text: string): string | null {
  const [, inBrackets] = /^\((.+)\)$/.exec(text) ?? [];
  const signed = (inBrackets === undefined ? text : `-${inBrackets}`).replace(/^[\u2212\u2013]/, '-');
  const compact = signed.replace(/(?<=\d)[\s'’](?=\d{3}(\D|$))/g, '').replace(/^([+-])\s+/, '$1');
  const number = compact.replace(/^\+/, '');
  const signs = [...number].filter((sign) => sign === ',' || sign === '.');
  const [first] = signs;
  const last = signs.at(-1);
  if (first === undefined || last === undefined) return number;
  if (signs.length === 1) return number.replace(',', '.');
  const isMixed = first !== last;
  if (signs.slice(0, -1).some((sign) => sign !== first)) return null;
  const group = `\\${first}`;
  const grouped = new RegExp(`^-?\\d{1,3}(${group}\\d{3})+${isMixed ? `\\${last}\\d+` : ''}$`);
  return grouped.test(number) ? number.replaceAll(first, '').replace(',', '.') : null;
}

const SIGNS: Readonly<Record<string, string>> = {
  '₴': 'UAH',
  грн: 'UAH',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  zł: 'PLN',
  '¥': 'JPY',
  '₺': 'TRY',
  '₪': 'ILS',
  kč: 'CZK',
  lei: 'RON',
  '₸': 'KZT',
};
const dollars: readonly string[] = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD'];
const moneyText = /^([^\d\s.,()+\u2212-]*)\s*([(+\u2212-]?[\d\s.,'’)]*?)\s*([^\d\s.,()]*)\.?$/u;

/** `₴ 1250`, `1250,50 грн`, `1250 UAH`, `1 250,50` in a column whose currency is known. */
function readMoney(text: string, columnCurrency: string | null): ReadCell {
  const [, before = '', amountText = '', after = ''] = moneyText.exec(text) ?? [];
  const [, minus = '', sign = before] = /^([\u2212-])(.+)$/.exec(before) ?? [];
  const word = (sign || after).toLowerCase();
  const written = SIGNS[word] ?? (/^[a-z]{3}$/.test(word) ? word.toUpperCase() : null);
  if ((before !== '' && after !== '') || (word !== '' && written === null)) {
    return { en: 'not an amount of money', uk: 'це не грошова сума' };
  }
  const isOtherDollar = word === '$' && columnCurrency !== null && dollars.includes(columnCurrency);
  const currency = isOtherDollar ? columnCurrency : (written ?? columnCurrency);
  const amount = readAmount(`${minus}${amountText}`);
  if (!('value' in amount)) return amount;
  return currency === null
    ? {
        en: 'no currency: choose one for the column',
        uk: 'без валюти: виберіть її для цього стовпця',
      }
    : { value: { amount: amount.value, currency } };
}

/** Amounts have no three decimals: `1,250` is over a thousand; `1.250` may be either, and a guess could cost a lot. */
function readAmount(text: string): ReadCell {
  const digits = text.trim();
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(digits)) return readNumber(digits.replace(',', ''));
  if (/^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(digits)) {
    return {
      en: `it can be read in two ways, so write ${digits.replace('.', '')} or ${digits}0`,
      uk: `можна прочитати двояко, тож напишіть ${digits.replace('.', '')} або ${digits}0`,
    };
  }
  const number = readNumber(digits);
  return 'value' in number ? number : { en: 'not an amount of money', uk: 'це не грошова сума' };
}

const notADate: ReadCell = { en: 'not a date such as 2026-11-22', uk: 'це не дата на зразок 2026-11-22' };
const dateText =
  /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[T\s,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]m)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Dates with or without a time; a time without a zone is one of this computer's. Midnight is no time at all. */
export function readDate(text: string, order: DateOrder | null): ReadCell {
  const parts = dateText.exec(text.replace(/\s*р\.?$/i, ''));
  if (!parts) return notADate;
  const [, one = '', separator = '', two = '', three = '', hours, minutes = '0', seconds = '0', half, zone] =
    parts;
  const found = orderOf([one, two], separator, order);
  if (found === null) {
    return {
      en: 'it can be read in two ways, so choose the order of day and month for the column',
      uk: 'можна прочитати двояко, тож виберіть для стовпця порядок дня й місяця',
    };
  }
  const named = { dmy: [three, two, one], mdy: [three, one, two], ymd: [one, two, three] }[found];
  const [yearText = '', month, day] = [named[0], Number(named[1]), Number(named[2])];
  const year =
    yearText.length <= 2 ? Number(yearText) + (Number(yearText) < 70 ? 2000 : 1900) : Number(yearText);
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    year >= 1000 && yearText.length !== 3 && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  if (!isReal) return notADate;
  const iso = date.toISOString().slice(0, 10);
  const hour = hourOf(hours, half);
  if (hour === null) return { value: iso };
  return readTime(iso, { hour, minute: Number(minutes), second: Number(seconds), zone });
}

function readTime(
  iso: string,
  { hour, minute, second, zone }: { hour: number; minute: number; second: number; zone: string | undefined },
): ReadCell {
  if (hour > 23 || minute > 59 || second > 59) return notADate;
  if (zone === undefined && hour + minute + second === 0) return { value: iso };
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  const withColon = zone?.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2').toUpperCase() ?? '';
  const at = new Date(`${iso}T${clock}${withColon}`);
  return { value: at.toISOString().replace('.000Z', 'Z') };
}

function hourOf(hours: string | undefined, half: string | undefined): number | null {
  if (hours === undefined) return null;
  if (half === undefined) return Number(hours);
  return (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** Which part is which; null when day and month cannot be told apart. */
function orderOf(
  [one, two]: readonly [string, string],
  separator: string,
  told: DateOrder | null,
): DateOrder | null {
  if (one.length === 4) return 'ymd';
  if (told !== null) return told;
  if (separator === '.' || Number(one) > 12) return 'dmy';
  return Number(two) > 12 ? 'mdy' : null;
}

function readPhone(text: string, country: string | null): ReadCell {
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text)) {
    return {
      en: 'a spreadsheet has cut this number short; save the column as text',
      uk: 'номер, який скоротила електронна таблиця; збережіть стовпець як текст',
    };
  }
  const waId = parseWaId(text, country ?? undefined);
  if (waId !== null) return { value: `+${waId}` };
  return country === null && /^0[\d\s()-]{6,}$/.test(text)
    ? { en: 'no country code: choose a country', uk: 'без коду країни: виберіть країну' }
    : { en: 'not a phone number', uk: 'це не номер телефону' };
}
