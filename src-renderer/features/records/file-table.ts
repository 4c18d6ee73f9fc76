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
}

interface FileColumn {
  readonly heading: string;
  readonly kind: CsvColumn;
  readonly write: (cell: string) => string;
}

/** Numbers and days are there to be counted with; everything else stays as somebody has typed it. */
export const columnKinds = ({ fields }: RecordType): CsvColumn[] =>
  fields.map(({ kind }) => (kind === 'number' || kind === 'date' ? 'value' : 'text'));

/**
 * The cells of records as a person wants to find them in a spreadsheet: times by the clock on the wall, and sums that all have one
 * currency as numbers with the currency in the heading. An import of the same file knows its columns.
 */
export function fileTable(
  type: RecordType,
  cells: readonly (readonly string[])[],
  words: FileWords,
): FileTable {
  const kinds = columnKinds(type);
  const columns = type.fields.map((field, place): FileColumn => {
    const written = cells.map((row) => row[place] ?? '').filter((cell) => cell !== '');
    const plain = {
      heading: words.labelOf(field),
      kind: kinds[place] ?? 'text',
      write: (cell: string) => cell,
    };
    if (field.kind === 'money') return moneyColumn(plain, written);
    return field.kind === 'date' ? dateColumn(plain, written, words.timeZone) : plain;
  });
  const rows = cells.map((row) => columns.map(({ write }, place) => write(row[place] ?? '')));
  return { rows: [columns.map(({ heading }) => heading), ...rows], columns: columns.map(({ kind }) => kind) };
}

const money = /^(-?\d+(?:\.\d{1,2})?) ([A-Z]{3})$/;

function moneyColumn(plain: FileColumn, cells: readonly string[]): FileColumn {
  const currencies = new Set(cells.map((cell) => money.exec(cell)?.[2] ?? null));
  const [currency] = currencies;
  if (currencies.size !== 1 || !currency) return plain;
  return {
    heading: `${plain.heading} (${currency})`,
    kind: 'value',
    // Two decimals: `1.250` would be more than a thousand to some.
    write: (cell) => (cell === '' ? '' : Number(money.exec(cell)?.[1]).toFixed(2)),
  };
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
