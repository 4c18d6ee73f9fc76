import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Sentence } from '#shared/contract/base.ts';
import type { ImportReading } from '#shared/contract/records.ts';
import { findDelimiter } from '#shared/domain/csv.ts';
import { type CsvStreamRow, createCsvReader } from '#shared/domain/csv-stream.ts';
import { MOST_COLUMNS, type TableReader, type TableRow } from './table.ts';

/** Little enough to be split into rows within a moment, and for these rows to be forgotten before the next ones are read. */
const CHUNK_BYTES = 16 * 1024;
const HEAD_BYTES = 128 * 1024;

const faults: Record<'unclosed' | 'long', Sentence> = {
  unclosed: {
    uk: 'У цьому рядку лапки відкрито, але не закрито.',
    en: 'A quotation mark on this line is opened and never closed.',
  },
  long: { uk: 'Рядок задовгий для таблиці.', en: 'This line is too long for a table.' },
};

/** The rows of a text file, piece by piece. */
export async function* readCsvRows(
  path: string,
  byteSize: number,
  { encoding, delimiter }: Pick<ImportReading, 'encoding' | 'delimiter'>,
): TableReader {
  const decoder = new TextDecoder(encoding);
  const reader = createCsvReader(delimiter);
  let readBytes = 0;
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream) {
    const bytes = chunk as Buffer; // without an encoding a stream gives bytes
    readBytes += bytes.byteLength;
    const rows = reader.push(decoder.decode(bytes, { stream: true }));
    yield { rows: rows.flatMap(toTableRow), share: Math.min(1, readBytes / byteSize) };
  }
  yield { rows: [...reader.push(decoder.decode()), ...reader.end()].flatMap(toTableRow), share: 1 };
}

function toTableRow({ line, cells, fault }: CsvStreamRow): TableRow[] {
  // Excel's own first line.
  if (line === 1 && /^sep=/i.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '')) return [];
  const problem = fault === null ? null : faults[fault];
  return [{ line, cells: cells.slice(0, MOST_COLUMNS), problem }];
}

/** What separates the columns, by the beginning of the file. */
export async function guessDelimiter(
  path: string,
  encoding: ImportReading['encoding'],
): Promise<ImportReading['delimiter']> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD_BYTES), position: 0 });
    const text = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead), {
      stream: bytesRead === HEAD_BYTES,
    });
    const [, told] = /^sep=([,;\t|])\r?\n/i.exec(text) ?? [];
    return told === undefined ? findDelimiter(text) : (told as ImportReading['delimiter']); // by the expression above
  } finally {
    await file.close();
  }
}
