import type { ImportMapping, RecordField, RecordType } from '#shared/contract/records.ts';
import { parseWaId } from '#shared/domain/phone.ts';
import { readCellOf } from '#shared/domain/record-cells.ts';
import { foldText } from '../../../db/search-text.ts';
import type { TableHead } from './read-file.ts';

/** What people and other programs call things, beside the names that the fields have. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  phone: [
    'телефон',
    'номер телефону',
    'мобільний',
    'тел',
    'phone number',
    'mobile',
    'mobile phone',
    'tel',
    'whatsapp',
  ],
  name: [
    'піб',
    'імя',
    'клієнт',
    'контакт',
    'назва',
    'full name',
    'customer name',
    'contact',
    'client',
    'display name',
  ],
  email: ['електронна пошта', 'пошта', 'емейл', 'mail', 'email address', 'e-mail address'],
  address: ['адреса', 'адреса доставки', 'delivery address'],
  customer: [
    'клієнт',
    'покупець',
    'замовник',
    'телефон',
    'телефон клієнта',
    'phone',
    'client',
    'buyer',
    'customer phone',
  ],
  number: [
    '№',
    'номер',
    'номер замовлення',
    'номер рахунку',
    'no',
    'id',
    'order number',
    'order',
    'invoice number',
  ],
  total: ['сума', 'разом', 'всього', 'до сплати', 'вартість', 'ціна', 'amount', 'price', 'sum'],
  status: ['стан', 'статус', 'state'],
};

const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  грн: 'UAH',
  гривні: 'UAH',
  uah: 'UAH',
  usd: 'USD',
  eur: 'EUR',
  євро: 'EUR',
  pln: 'PLN',
  злотих: 'PLN',
  gbp: 'GBP',
};

/** Names of columns have no digits in front and say nothing that is a number, a date, a phone or an address. */
export function looksLikeHeader(first: readonly string[], second: readonly string[] | null): boolean {
  const cells = first.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (cells.length === 0 || cells.some(isData)) return false;
  return second === null || new Set(cells.map(plainName)).size === cells.length;
}

const isData = (cell: string): boolean => /^[+(]?\d[\d\s.,:/()+-]*$/.test(cell) || /\S@\S+\.\S/.test(cell);

/** What the columns of a file are likely to be. */
export function suggestMapping(type: RecordType, head: TableHead): ImportMapping {
  const free = new Map(type.fields.map((field) => [field.name, field]));
  const columns: ImportMapping['columns'] = [];
  // Exact names first, so that "Order" does not take the column of "Order number".
  for (const isMatch of [isSameName, isOtherName]) {
    for (const [column, title] of head.header.entries()) {
      if (title === '' || columns.some((known) => known.column === column)) continue;
      const field = [...free.values()].find((candidate) => isMatch(candidate, title));
      if (!field) continue;
      free.delete(field.name);
      columns.push({ column, field: field.name, ...detailsOf(field, title, samplesOf(head, column)) });
    }
  }
  columns.sort((one, other) => one.column - other.column);
  return { columns, phoneCountry: countryOf(type, columns, head), existing: 'update', createContacts: true };
}

const isSameName = ({ name, label }: RecordField, title: string): boolean =>
  [name, label.uk, label.en].some((known) => plainName(known) === plainName(title));

const isOtherName = ({ name }: RecordField, title: string): boolean =>
  (OTHER_NAMES[name] ?? []).some((known) => plainName(known) === plainName(title));

/** Without what people add: `Сума, грн` is `сума`, `Tracking link` is `trackinglink`. */
const plainName = (text: string): string =>
  foldText(text)
    .split(/[^\p{L}\p{N}№]+/u)
    .filter((word) => CURRENCY_WORDS[word] === undefined)
    .join('');

const samplesOf = ({ rows }: TableHead, column: number): string[] =>
  rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((cell) => cell !== '');

function detailsOf(
  { kind }: RecordField,
  title: string,
  samples: readonly string[],
): { currency: string | null; dateOrder: 'dmy' | 'mdy' | 'ymd' | null } {
  const words = foldText(title).split(/[^\p{L}]+/u);
  const currency =
    kind === 'money'
      ? (words.map((word) => CURRENCY_WORDS[word]).find((code) => code !== undefined) ?? null)
      : null;
  return { currency, dateOrder: kind === 'date' ? dateOrderOf(samples) : null };
}

/** The first order in which all samples are dates; days come first nearly everywhere. */
function dateOrderOf(samples: readonly string[]): 'dmy' | 'mdy' | 'ymd' | null {
  const orders = ['dmy', 'mdy', 'ymd'] as const;
  const wrong = (dateOrder: (typeof orders)[number]) =>
    samples.filter(
      (sample) => !('value' in readCellOf('date', sample, { currency: null, dateOrder, phoneCountry: null })),
    ).length;
  if (samples.length === 0) return null;
  return orders.reduce((best, order) => (wrong(order) < wrong(best) ? order : best));
}

/** Ukraine when there are numbers that are whole only there. */
function countryOf(type: RecordType, columns: ImportMapping['columns'], head: TableHead): string | null {
  const fields = new Map(type.fields.map((field) => [field.name, field]));
  const isOfPhones = (name: string) => {
    const field = fields.get(name);
    return field?.kind === 'phone' || field?.referenceTo === 'Contact';
  };
  const samples = columns
    .filter(({ field }) => isOfPhones(field))
    .flatMap(({ column }) => samplesOf(head, column));
  const isLocal = (sample: string) =>
    parseWaId(sample) === null && /^380\d{9}$/.test(parseWaId(sample, 'UA') ?? '');
  return samples.some(isLocal) ? 'UA' : null;
}

/** By what a file is known again: the names of its columns, or how many there are. */
export const headerKey = ({ header }: TableHead, hasHeader: boolean): string =>
  hasHeader ? JSON.stringify(header.map(plainName)) : `columns:${header.length}`;
