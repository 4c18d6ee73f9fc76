import type { Sentence } from '#shared/contract/base.ts';
import type { ImportReading } from '#shared/contract/records.ts';
import { readCsvRows } from './csv-rows.ts';
import type { ImportFile } from './import-file.ts';
import type { TableReader, TableRow } from './table.ts';
import { readXlsxRows } from './xlsx/workbook.ts';

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

export const isWorkbook = (storedName: string): boolean => storedName.endsWith('.xlsx');

/** All rows of a file, the header included. */
export function readRows({ path, byteSize, storedName }: ReadableFile, reading: ImportReading): TableReader {
  return isWorkbook(storedName) ? readXlsxRows(path, reading.sheet) : readCsvRows(path, byteSize, reading);
}

/** The first rows of a file, the header included. */
export async function readFirst(
  file: ReadableFile,
  reading: ImportReading,
  count: number,
): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const chunk of readRows(file, reading)) {
    rows.push(...chunk.rows);
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}
