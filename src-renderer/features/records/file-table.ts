import type { RecordField, RecordType } from '#shared/contract/records.ts';
import type { CsvColumn } from '#shared/domain/csv.ts';
import { fileClock } from '#shared/domain/file-time.ts';
import { zoneName } from '#shared/domain/zone-name.ts';

/** A table as `saveCsv` takes it. */
export interface FileTable {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly CsvColumn[];
}

export interface FileWords {
  readonly labelOf: (field: RecordField) => string;
  /** Of the times in it. */
  readonly timeZone: string;
  /** The columns beside sums of several currencies, by the label of their field. */
  readonly amountOf: (label: string) => string;
  readonly currencyOf: (label: string) => string;
}

interface FileColumn {
  /** Of its field among those of the type. */
  readonly place: number;
  readonly heading: string;
  readonly kind: CsvColumn;
  readonly write: (cell: string) => string;
}

/** Numbers and days are there to be counted with; everything else stays as somebody has typed it. */
export const columnKinds = ({ fields }: RecordType): CsvColumn[] =>
  fields.map(({ kind }) => (kind === 'number' || kind === 'date' ? 'value' : 'text'));

/**
 * The cells of records as a person wants to find them in a spreadsheet: times by the clock on the wall, and sums that all have one
 * currency as numbers with the currency in the heading. Sums of several have their number and their currency in two columns of
 * their own beside them. An import of the same file knows its columns, and leaves those two out.
 */
export function fileTable(
  type: RecordType,
  cells: readonly (readonly string[])[],
  words: FileWords,
): FileTable {
  const kinds = columnKinds(type);
  const columns = type.fields.flatMap((field, place): FileColumn[] => {
    const written = cells.map((row) => row[place] ?? '').filter((cell) => cell !== '');
    const plain = {
      place,
      heading: words.labelOf(field),
      kind: kinds[place] ?? 'text',
      write: (cell: string) => cell,
    };
    if (field.kind === 'money') return moneyColumns(plain, written, words);
    return [field.kind === 'date' ? dateColumn(plain, written, words.timeZone) : plain];
  });
  const rows = cells.map((row) => columns.map(({ place, write }) => write(row[place] ?? '')));
  return { rows: [columns.map(({ heading }) => heading), ...rows], columns: columns.map(({ kind }) => kind) };
}

const money = /^(-?\d+(?:\.\d{1,2})?) ([A-Z]{3})$/;

function moneyColumns(plain: FileColumn, cells: readonly string[], words: FileWords): FileColumn[] {
  const currencies = new Set(cells.map((cell) => money.exec(cell)?.[2] ?? null));
  const [currency] = currencies;
  if (!currency || currencies.has(null)) return [plain];
  // Two decimals: `1.250` would be more than a thousand to some.
  const write = (cell: string) => (cell === '' ? '' : Number(money.exec(cell)?.[1]).toFixed(2));
  if (currencies.size === 1) {
    return [{ ...plain, heading: `${plain.heading} (${currency})`, kind: 'value', write }];
  }
  return [
    plain,
    { ...plain, heading: words.amountOf(plain.heading), kind: 'value', write },
    {
      ...plain,
      heading: words.currencyOf(plain.heading),
      write: (cell) => money.exec(cell)?.[2] ?? '',
    },
  ];
}

const moment = /T\d\d:\d\d/;

function dateColumn(plain: FileColumn, cells: readonly string[], timeZone: string): FileColumn {
  if (!cells.some((cell) => moment.test(cell))) return plain;
  const timeOf = fileClock(timeZone);
  return {
    ...plain,
    heading: `${plain.heading} (${zoneName(timeZone)})`,
    write: (cell) => (moment.test(cell) ? timeOf(Date.parse(cell)) : cell),
  };
}
