import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { RecordType } from '#shared/contract/records.ts';
import { Refusal } from '#shared/domain/refusals.ts';

type Field = RecordType['fields'][number];

/** The value as it is stored, or what is wrong with it in both languages, as it is read behind a colon. */
export type Checked = { value: unknown } | { en: string; uk: string };

export interface RecordChecks {
  /** The key of the record that is meant, as it is stored; null when there is none of that type. */
  findKey(type: string, key: string): string | null;
}

/** Making the list takes longer than all that is done with it. */
const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
/** Whether three letters are the code of a currency. */
export const isCurrency = (code: string): boolean => currencies.has(code);
const MAX_TEXT_LENGTH = 4_000;
const emailSchema = z.email();
const numberText = /^-?\d{1,15}([.,]\d{1,6})?$/;
const isoDate = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * The fields of a record, checked and in the form in which they are stored: phones as +380…, numbers as numbers.
 * `given` overwrites `before`; null or an empty text takes a field away. Throws RECORD_INVALID.
 */
export function checkRecordFields(
  type: RecordType,
  before: Record<string, unknown>,
  given: Record<string, unknown>,
  checks: RecordChecks,
): Record<string, unknown> {
  const known = new Map(type.fields.map((field) => [field.name, field]));
  const result = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(given)) {
    const field = known.get(name);
    if (!field) throw invalid(`there is no field “${name}”`, `немає поля «${name}»`);
    if (value === null || value === '') {
      result.delete(name);
      continue;
    }
    const checked = checkField(field, value, checks);
    if (!('value' in checked)) {
      throw invalid(`${field.label.en}: ${checked.en}`, `${field.label.uk}: ${checked.uk}`, field.name);
    }
    result.set(name, checked.value);
  }
  for (const field of type.fields) {
    if (field.isRequired && !result.has(field.name)) {
      throw invalid(`${field.label.en} is missing`, `бракує поля «${field.label.uk}»`, field.name);
    }
  }
  return Object.fromEntries(result);
}

/** The key of a record as it is stored; the raw value may be written in another way (a phone with spaces). */
export function recordKey(type: RecordType, given: Record<string, unknown>, checks: RecordChecks): string {
  const field = type.fields.find((candidate) => candidate.name === type.keyField);
  const value = given[type.keyField];
  if (!field || value === undefined || value === null || value === '') {
    const label = field?.label ?? { en: type.keyField, uk: type.keyField };
    throw invalid(
      `the key field “${label.en}” is missing`,
      `бракує ключового поля «${label.uk}»`,
      type.keyField,
    );
  }
  const checked = checkField(field, value, checks);
  if (!('value' in checked))
    throw invalid(`${field.label.en}: ${checked.en}`, `${field.label.uk}: ${checked.uk}`, field.name);
  return String(checked.value);
}

/** One value of a field, whatever program it comes from. */
export function checkField(field: Field, value: unknown, checks: RecordChecks): Checked {
  switch (field.kind) {
    case 'text':
      return checkText(value);
    case 'number':
      return checkNumber(value);
    case 'money':
      return checkMoney(value);
    case 'date':
      return checkDate(value);
    case 'phone':
      return checkPhone(value);
    case 'email':
      return emailSchema.safeParse(value).success
        ? { value }
        : { en: 'not an e-mail address', uk: 'це не адреса електронної пошти' };
    case 'link':
      return checkLink(value);
    case 'reference':
      return checkReference(field, value, checks);
  }
}

function checkText(value: unknown): Checked {
  if (typeof value !== 'string' && typeof value !== 'number') return { en: 'not a text', uk: 'це не текст' };
  const text = String(value).trim();
  return text.length <= MAX_TEXT_LENGTH
    ? { value: text }
    : { en: `longer than ${MAX_TEXT_LENGTH} characters`, uk: `довше за ${MAX_TEXT_LENGTH} символів` };
}

function checkNumber(value: unknown): Checked {
  if (typeof value === 'number' && Number.isFinite(value)) return { value };
  if (typeof value === 'string' && numberText.test(value.trim())) {
    return { value: Number(value.trim().replace(',', '.')) };
  }
  return { en: 'not a number', uk: 'це не число' };
}

function checkMoney(value: unknown): Checked {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) {
    return { en: 'an amount and a currency are needed', uk: 'потрібні сума та валюта' };
  }
  const amount = checkNumber(value.amount);
  if (!('value' in amount)) return { en: 'the amount is not a number', uk: 'сума не є числом' };
  const { currency } = value;
  return typeof currency === 'string' && currencies.has(currency)
    ? { value: { amount: amount.value, currency } }
    : { en: 'the currency is not a code such as UAH', uk: 'валюта не є кодом на зразок UAH' };
}

function checkDate(value: unknown): Checked {
  const wrong = { en: 'not a date such as 2026-11-22', uk: 'це не дата на зразок 2026-11-22' };
  const parts = typeof value === 'string' ? isoDate.exec(value) : null;
  if (!parts) return wrong;
  const [, year, month, day] = parts.map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  // `new Date` turns 30 February into 2 March; and the time of day may be impossible, too.
  const isReal =
    date.getUTCMonth() + 1 === month && date.getUTCDate() === day && !Number.isNaN(Date.parse(String(value)));
  return isReal ? { value } : wrong;
}

function checkPhone(value: unknown): Checked {
  const wrong = {
    en: 'not a phone number in international form (+380…)',
    uk: 'це не номер телефону в міжнародному форматі (+380…)',
  };
  const number = typeof value === 'string' ? internationalPhone(value) : null;
  return number === null ? wrong : { value: number };
}

function checkLink(value: unknown): Checked {
  const wrong = {
    en: 'not a link that begins with https://',
    uk: 'це не посилання, що починається з https://',
  };
  if (typeof value !== 'string' || !URL.canParse(value)) return wrong;
  return new URL(value).protocol === 'https:' ? { value } : wrong;
}

function checkReference(field: Field, value: unknown, checks: RecordChecks): Checked {
  const given = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : null;
  const key = given === null || field.referenceTo === null ? null : checks.findKey(field.referenceTo, given);
  return key !== null
    ? { value: key }
    : {
        en: `there is no ${field.referenceTo} with this key`,
        uk: `немає запису ${field.referenceTo} з таким ключем`,
      };
}

/** A phone number as +380671234567, or null when it is not one in international form. */
export function internationalPhone(text: string): string | null {
  try {
    const number = parsePhoneNumberWithError(text.trim());
    return number.isPossible() ? number.number : null;
  } catch {
    // The library throws for what is no number at all; the callers have a sentence for that.
    return null;
  }
}

/** A refusal of a record with its reason, and the field that it is about. */
export function invalid(detail: string, detailUk: string, field?: string): Refusal {
  return new Refusal('RECORD_INVALID', { detail, detailUk, ...(field === undefined ? {} : { field }) });
}
