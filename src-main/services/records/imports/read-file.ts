import type { Sentence } from '#shared/contract/base.ts';
import type { ImportReading } from '#shared/contract/records.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { guessDelimiter, readCsvRows } from './csv-rows.ts';
import type { ImportFile } from './import-file.ts';
import { looksLikeHeader } from './suggest-mapping.ts';
import type { TableReader, TableRow } from './table.ts';
import { listSheets, readXlsxRows } from './xlsx/workbook.ts';

export interface ReadableFile extends Pick<ImportFile, 'storedName' | 'byteSize'> {
  path: string;
}

/** The beginning of a file. */
export interface TableHead {
  /** Names of the columns; of a file without a header, empty ones. */
  header: string[];
  /** Why its line of names cannot be read, or the first one where there are no names. */
  problem: Sentence | null;
  /** Rows below the header. */
  rows: TableRow[];
}

export const PREVIEW_ROWS = 50;

const isWorkbook = (storedName: string): boolean => storedName.endsWith('.xlsx');

/** All rows of a file, the header included. */
export function readRows({ path, byteSize, storedName }: ReadableFile, reading: ImportReading): TableReader {
  return isWorkbook(storedName) ? readXlsxRows(path, reading.sheet) : readCsvRows(path, byteSize, reading);
}

/** How a file is best read, by what is in it. Throws IMPORT_EMPTY and IMPORT_NOT_A_TABLE. */
export async function guessReading(
  file: ReadableFile,
  encoding: ImportReading['encoding'],
): Promise<{ reading: ImportReading; sheets: string[] }> {
  const sheets = isWorkbook(file.storedName) ? await listSheets(file.path) : [];
  const delimiter = isWorkbook(file.storedName) ? ',' : await guessDelimiter(file.path, encoding);
  const reading: ImportReading = { sheet: sheets[0] ?? null, delimiter, encoding, hasHeader: true };
  const [first, second] = await readFirst(file, reading, 2);
  if (!first) throw new Refusal('IMPORT_EMPTY');
  return { reading: { ...reading, hasHeader: looksLikeHeader(first.cells, second?.cells ?? null) }, sheets };
}

/** The header and the first rows. */
export async function readHead(file: ReadableFile, reading: ImportReading): Promise<TableHead> {
  const rows = await readFirst(file, reading, PREVIEW_ROWS + 1);
  const header = reading.hasHeader ? (rows[0]?.cells ?? []) : [];
  const below = reading.hasHeader ? rows.slice(1) : rows.slice(0, PREVIEW_ROWS);
  const width = Math.max(header.length, ...below.map(({ cells }) => cells.length));
  return {
    header: Array.from({ length: width }, (_, column) => header[column]?.trim() ?? ''),
    problem: rows[0]?.problem ?? null,
    rows: below,
  };
}

async function readFirst(file: ReadableFile, reading: ImportReading, count: number): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const chunk of readRows(file, reading)) {
    rows.push(...chunk.rows);
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}
