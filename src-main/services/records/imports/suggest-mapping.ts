import type { ImportMapping, RecordField, RecordType } from '#shared/contract/records.ts';
import { currencyOfCountry } from '#shared/domain/country-currency.ts';
import { parseWaId } from '#shared/domain/phone.ts';
import { countryOfNumber, isNumberOfCountry } from '#shared/domain/phone-country.ts';
import { type CellReading, readCellOf } from '#shared/domain/record-cells.ts';
import { listAccounts } from '../../../db/queries/accounts.ts';
import type { Db } from '../../../db/statements.ts';
import { currencySaid, isOnlyOne, isSameName, meansTheSame, plainName } from './column-names.ts';
import type { TableHead } from './read-file.ts';

/** Names of columns have no digits in front and say nothing that is a number, a date, a phone or an address. */
export function looksLikeHeader(first: readonly string[], second: readonly string[] | null): boolean {
  const cells = first.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (cells.length === 0 || cells.some(isData)) return false;
  return second === null || new Set(cells.map(plainName)).size === cells.length;
}

const isData = (cell: string): boolean => /^[+(]?\d[\d\s.,:/()+-]*$/.test(cell) || /\S@\S+\.\S/.test(cell);

/** Where the business is at home, by the numbers that it writes from: ISO 3166, the most frequent country first. */
export function homeCountries(db: Db): string[] {
  const counts = new Map<string, number>();
  for (const { displayPhoneNumber, state, kind } of listAccounts(db)) {
    const digits = displayPhoneNumber?.replace(/\D/g, '') ?? '';
    const country = digits === '' || state === 'disconnected' ? null : countryOfNumber(digits);
    // The sandbox says little of where somebody works; a real number more.
    if (country !== null) counts.set(country, (counts.get(country) ?? 0) + (kind === 'live' ? 100 : 1));
  }
  return [...counts].sort((one, other) => other[1] - one[1]).map(([country]) => country);
}

type Columns = ImportMapping['columns'];

/** What the columns of a file are likely to be; `homes` as `homeCountries` gives them. */
export function suggestMapping(type: RecordType, head: TableHead, homes: readonly string[]): ImportMapping {
  const fieldOf = fieldsByColumn(type, head, homes);
  const columns: Columns = [...fieldOf]
    .sort(([one], [other]) => one - other)
    .map(([column, field]) => ({
      column,
      field: field.name,
      ...detailsOf(field, head.header[column] ?? '', { samples: samplesOf(head, column), homes }),
    }));
  const phones = [...fieldOf].filter(([, field]) => isOfPhones(field)).map(([column]) => column);
  const samples = phones.flatMap((column) => samplesOf(head, column));
  return { columns, phoneCountry: countryOf(samples, homes), existing: 'update', createContacts: true };
}

/** The surest first, so that "Order" does not take the column of "Order number". */
function fieldsByColumn(
  type: RecordType,
  head: TableHead,
  homes: readonly string[],
): Map<number, RecordField> {
  const free = new Map(type.fields.map((field) => [field.name, field]));
  const found = new Map<number, RecordField>();
  const ways: ((field: RecordField, title: string, column: number) => boolean)[] = [
    isSameName,
    meansTheSame,
    (field, title) => isOnlyOne(type.fields, field, title),
    (field, _title, column) => holds(field, samplesOf(head, column), homes),
    // A file without a header: the words beside the numbers are names.
    (field, title, column) =>
      title === '' &&
      field.name === 'name' &&
      samplesOf(head, column).some((sample) => /\p{L}{2}/u.test(sample)),
  ];
  for (const isMatch of ways) {
    for (const [column, title] of head.header.entries()) {
      if (found.has(column)) continue;
      const field = [...free.values()].find((candidate) => isMatch(candidate, title, column));
      if (!field) continue;
      free.delete(field.name);
      found.set(column, field);
    }
  }
  return found;
}

const isOfPhones = ({ kind, referenceTo }: RecordField): boolean =>
  kind === 'phone' || referenceTo === 'Contact';

/** Whether all that stands in a column is what the field holds, whatever the column is called. */
function holds(field: RecordField, samples: readonly string[], homes: readonly string[]): boolean {
  if (samples.length === 0) return false;
  if (field.kind === 'email') return samples.every((sample) => /^\S+@\S+\.\S+$/.test(sample));
  // Fewer digits may be a number of anything.
  const isPhone = (sample: string) =>
    sample.replace(/\D/g, '').length >= 9 &&
    [undefined, ...homes, 'UA'].some((country) => parseWaId(sample, country) !== null);
  return isOfPhones(field) && samples.every(isPhone);
}

const samplesOf = ({ rows }: TableHead, column: number): string[] =>
  rows.map(({ cells }) => cells[column]?.trim() ?? '').filter((cell) => cell !== '');

function detailsOf(
  { kind }: RecordField,
  title: string,
  { samples, homes }: { samples: readonly string[]; homes: readonly string[] },
): Pick<Columns[number], 'currency' | 'dateOrder'> {
  return {
    currency: kind === 'money' ? currencyOf(title, samples, homes) : null,
    dateOrder: kind === 'date' ? dateOrderOf(samples) : null,
  };
}

/** What the title says; for sums without a currency, what is paid in where the business is. */
function currencyOf(title: string, samples: readonly string[], homes: readonly string[]): string | null {
  const said = currencySaid(title);
  if (said !== null) return said;
  const home = homes.map(currencyOfCountry).find((code) => code !== null) ?? null;
  const isReadable = (currency: string | null) => (sample: string) =>
    'value' in readCellOf('money', sample, { ...readingOfNothing, currency });
  const bare = samples.filter((sample) => !isReadable(null)(sample));
  return bare.some(isReadable(home)) ? home : null;
}

const readingOfNothing: CellReading = { currency: null, dateOrder: null, phoneCountry: null };

/** The first order in which all samples are dates; days come first nearly everywhere. */
function dateOrderOf(samples: readonly string[]): 'dmy' | 'mdy' | 'ymd' | null {
  const orders = ['dmy', 'mdy', 'ymd'] as const;
  const wrong = (dateOrder: (typeof orders)[number]) =>
    samples.filter((sample) => !('value' in readCellOf('date', sample, { ...readingOfNothing, dateOrder })))
      .length;
  if (samples.length === 0) return null;
  return orders.reduce((best, order) => (wrong(order) < wrong(best) ? order : best));
}

/** Where numbers are from that are whole only there: the country of an account first, then Ukraine. */
function countryOf(samples: readonly string[], homes: readonly string[]): string | null {
  const local = samples.filter((sample) => parseWaId(sample) === null);
  const fitting = (country: string) => local.filter((sample) => isNumberOfCountry(sample, country)).length;
  const best = homes.toSorted((one, other) => fitting(other) - fitting(one))[0];
  if (best !== undefined && fitting(best) > 0) return best;
  return local.some((sample) => /^380\d{9}$/.test(parseWaId(sample, 'UA') ?? '')) ? 'UA' : null;
}

/** By what a file is known again: the names of its columns with their currencies, or how many there are. */
export const headerKey = ({ header }: TableHead, hasHeader: boolean): string =>
  hasHeader ? JSON.stringify(header.map(knownName)) : `columns:${header.length}`;

/** Sums in dollars are not taken for those in hryvnias that the last file had. */
function knownName(title: string): string {
  const currency = currencySaid(title);
  return currency === null ? plainName(title) : `${plainName(title)} ${currency}`;
}
