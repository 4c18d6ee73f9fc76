import type { ImportReading } from '#shared/contract/records.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { guessDelimiter } from './csv-rows.ts';
import { isWorkbook, PREVIEW_ROWS, type ReadableFile, readFirst, type TableHead } from './read-file.ts';
import { looksLikeHeader } from './suggest-mapping.ts';
import type { TableRow } from './table.ts';
import { listSheets } from './xlsx/workbook.ts';

/** Files whose beginning is kept: those that people are choosing columns of. */
const MOST_KEPT = 4;
/** Of one file, in characters; a longer beginning is read again each time. */
const MOST_KEPT_CHARACTERS = 1_000_000;

/** The beginnings of files as they are looked at, again with each change of a column; a file never changes under its name. */
export interface Heads {
  /** How a file is best read, by what is in it. Throws IMPORT_EMPTY and IMPORT_NOT_A_TABLE. */
  guess(
    file: ReadableFile,
    encoding: ImportReading['encoding'],
  ): Promise<{ reading: ImportReading; sheets: string[] }>;
  /** The header and the first rows. */
  read(file: ReadableFile, reading: ImportReading): Promise<TableHead>;
}

/** Of a large workbook all texts are read for its first rows: once, and not each time somebody looks. */
export function createHeads(): Heads {
  /** The one that was asked for last stands last. */
  const kept = new Map<string, readonly TableRow[]>();

  async function firstRows(file: ReadableFile, reading: ImportReading): Promise<readonly TableRow[]> {
    const { sheet, delimiter, encoding } = reading;
    const key = JSON.stringify([file.storedName, sheet, delimiter, encoding]);
    const rows = kept.get(key) ?? (await readFirst(file, reading, PREVIEW_ROWS + 1));
    kept.delete(key);
    if (lengthOf(rows) <= MOST_KEPT_CHARACTERS) kept.set(key, rows);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return rows;
  }

  return {
    async guess(file, encoding) {
      const sheets = isWorkbook(file.storedName) ? await listSheets(file.path) : [];
      const delimiter = isWorkbook(file.storedName) ? ',' : await guessDelimiter(file.path, encoding);
      const reading: ImportReading = { sheet: sheets[0] ?? null, delimiter, encoding, hasHeader: true };
      const [first, second] = await firstRows(file, reading);
      if (!first) throw new Refusal('IMPORT_EMPTY');
      const hasHeader = looksLikeHeader(first.cells, second?.cells ?? null);
      return { reading: { ...reading, hasHeader }, sheets };
    },
    read: async (file, reading) => headOf(await firstRows(file, reading), reading.hasHeader),
  };
}

function headOf(rows: readonly TableRow[], hasHeader: boolean): TableHead {
  const header = hasHeader ? (rows[0]?.cells ?? []) : [];
  const below = hasHeader ? rows.slice(1) : rows.slice(0, PREVIEW_ROWS);
  const width = Math.max(header.length, ...below.map(({ cells }) => cells.length));
  return {
    header: Array.from({ length: width }, (_, column) => header[column]?.trim() ?? ''),
    problem: rows[0]?.problem ?? null,
    rows: below,
  };
}

const lengthOf = (rows: readonly TableRow[]): number =>
  rows.reduce((sum, { cells }) => cells.reduce((length, cell) => length + cell.length + 1, sum), 0);
