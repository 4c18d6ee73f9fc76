import type { BusinessRecord, FieldKind, RecordFilter, RecordType } from '#shared/contract/records.ts';
import { parseWaId } from '#shared/domain/phone.ts';
import { readDate, readNumber } from '#shared/domain/record-cells.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { foldText } from '../../db/search-text.ts';
import { fieldAt } from './paths.ts';

/** The value at the end of a path that begins at a record; null when something is missing. */
export type ValueAt = (record: BusinessRecord, path: readonly string[]) => unknown;

/** Tells whether a record fits all conditions; a field may be a path such as `customer.name`. Throws BAD_INPUT. */
export function compileFilters(
  types: readonly RecordType[],
  typeName: string,
  filters: readonly RecordFilter[],
  valueAt: ValueAt,
): (record: BusinessRecord) => boolean {
  const conditions = filters.map((filter) => {
    const path = filter.field.split('.');
    const field = fieldAt(types, typeName, path);
    if (field === null) {
      throw new Refusal('BAD_INPUT', {
        detail: `there is no field “${filter.field}”`,
        detailUk: `немає поля «${filter.field}»`,
      });
    }
    const fits = compile(field.kind, filter);
    return (record: BusinessRecord) => fits(valueAt(record, path));
  });
  return (record) => conditions.every((fits) => fits(record));
}

function compile(kind: FieldKind, { is, value }: RecordFilter): (stored: unknown) => boolean {
  const isEmpty = (stored: unknown) => stored === null || stored === undefined || stored === '';
  if (is === 'empty') return isEmpty;
  if (is === 'not_empty') return (stored) => !isEmpty(stored);
  const compare = comparing(kind, value, is === 'contains');
  switch (is) {
    case 'equal':
      return (stored) => !isEmpty(stored) && compare(stored) === 0;
    // Who has no value at all has not this one either.
    case 'not_equal':
      return (stored) => isEmpty(stored) || compare(stored) !== 0;
    case 'less':
      return (stored) => !isEmpty(stored) && compare(stored) < 0;
    case 'more':
      return (stored) => !isEmpty(stored) && compare(stored) > 0;
    case 'contains':
      return (stored) => !isEmpty(stored) && compare(stored) === 0;
  }
}

/** How a stored value stands to the one of the condition: below zero when it is less; of `contains`, zero when it is in it. */
function comparing(kind: FieldKind, value: string, isPart: boolean): (stored: unknown) => number {
  if (isPart) return kind === 'phone' ? containsDigits(value) : containsText(value);
  switch (kind) {
    case 'number':
    case 'money':
      return comparingNumbers(kind, value);
    case 'date':
      return comparingDates(value);
    case 'phone': {
      const waId = parseWaId(value);
      const phone = waId === null ? foldText(value) : `+${waId}`;
      return (stored) => order(String(stored), phone);
    }
    default: {
      const wanted = plainText(value);
      return (stored) => order(plainText(String(stored)), wanted);
    }
  }
}

const order = <Value extends string | number>(a: Value, b: Value): number => (a < b ? -1 : a > b ? 1 : 0);

function comparingNumbers(kind: 'number' | 'money', value: string): (stored: unknown) => number {
  const [, digits = value, currency = null] =
    kind === 'money' ? (/^(.*?)\s*([A-Z]{3})$/.exec(value.trim()) ?? []) : [];
  const wanted = readNumber(digits.trim());
  if (!('value' in wanted)) throw notAValue(value);
  return (stored) => {
    if (kind === 'number') return order(Number(stored), Number(wanted.value));
    const money = stored as { amount: number; currency: string }; // checked when it was written
    // Amounts of two currencies cannot be compared.
    if (currency !== null && currency !== money.currency) return Number.NaN;
    return order(money.amount, Number(wanted.value));
  };
}

/** A day is compared as a day, whatever the time of day that a record has. */
function comparingDates(value: string): (stored: unknown) => number {
  const wanted = readDate(value.trim(), 'dmy');
  if (!('value' in wanted)) throw notAValue(value);
  const day = String(wanted.value);
  if (day.length === 10) return (stored) => order(localDay(String(stored)), day);
  const at = Date.parse(day);
  return (stored) => order(Date.parse(String(stored)), at);
}

/** The day on which a moment falls on this computer. */
function localDay(stored: string): string {
  if (stored.length === 10) return stored;
  const at = new Date(stored);
  const part = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}

function containsText(value: string): (stored: unknown) => number {
  const needle = plainText(value);
  return (stored) => {
    const text =
      typeof stored === 'object' && stored !== null ? Object.values(stored).join(' ') : String(stored);
    return plainText(text).includes(needle) ? 0 : 1;
  };
}

/** People look for numbers as they are written at home, with spaces and brackets. */
function containsDigits(value: string): (stored: unknown) => number {
  const needle = value.replace(/\D/g, '');
  return (stored) => (needle !== '' && String(stored).replace(/\D/g, '').includes(needle) ? 0 : 1);
}

/** Without case and without the accents of Latin letters; й and ї are letters of their own. */
const plainText = (text: string): string =>
  foldText(text)
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC');

const notAValue = (value: string) =>
  new Refusal('BAD_INPUT', {
    detail: `“${value}” cannot be compared with this field`,
    detailUk: `«${value}» не можна порівняти з цим полем`,
  });
