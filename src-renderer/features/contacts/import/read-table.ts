import { type CsvDelimiter, type CsvRow, parseCsv } from '#shared/domain/csv.ts';
import { decodeText } from '#shared/domain/csv-encoding.ts';

/** A file of lines and columns, as it was read. */
export interface CsvTable {
  readonly fileName: string;
  readonly encoding: string;
  readonly delimiter: CsvDelimiter;
  readonly headers: readonly string[];
  readonly rows: readonly CsvRow[];
  /** The line of a quote that is never closed: all that follows it has come into one cell. */
  readonly unclosedQuoteLine: number | null;
}

export type TableProblem =
  | { readonly kind: 'tooLarge'; readonly size: number }
  | { readonly kind: 'notText' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable'; readonly detail: string };

export type TableResult = { readonly kind: 'table'; readonly table: CsvTable } | TableProblem;

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly onProgress: (share: number) => void;
}

export const LARGEST_FILE = 20_000_000;
/** Characters that are parsed in one go, some milliseconds of work. */
const PIECE = 256 * 1024;

/** Reads a CSV file piece by piece, so that the page goes on answering. Never throws: what is wrong is the result. */
export async function readTable(file: File, options: ReadOptions): Promise<TableResult> {
  if (file.size > LARGEST_FILE) return { kind: 'tooLarge', size: file.size };
  try {
    const { text, encoding } = decodeText(new Uint8Array(await file.arrayBuffer()));
    if (isBinary(text)) return { kind: 'notText' };
    const { delimiter, rows, unclosedQuoteLine } = await parseInPieces(text, options);
    const [headers, ...lines] = rows;
    if (!headers || lines.length === 0) return { kind: 'empty' };
    const table = { fileName: file.name, encoding, delimiter, unclosedQuoteLine };
    return { kind: 'table', table: { ...table, headers: headers.cells, rows: lines } };
  } catch (error) {
    return { kind: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Signs that no text has: a spreadsheet's own file, a picture. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text.slice(0, 4096));
}

async function parseInPieces(text: string, { signal, onProgress }: ReadOptions) {
  const rows: CsvRow[] = [];
  let delimiter: CsvDelimiter | null = null;
  let unclosedQuoteLine: number | null = null;
  let start = 0;
  let linesBefore = 0;
  while (start < text.length && !signal.aborted) {
    const end = endOfPiece(text, start);
    const piece = text.slice(start, end);
    // The first piece tells the delimiter; the others are told it by the line that Excel has for that.
    const told = delimiter === null ? '' : `sep=${delimiter}\n`;
    const shift = linesBefore - (told === '' ? 0 : 1);
    const parsed = parseCsv(told + piece);
    delimiter ??= parsed.delimiter;
    for (const { line, cells } of parsed.rows) rows.push({ line: line + shift, cells });
    if (parsed.unclosedQuoteLine !== null) unclosedQuoteLine = parsed.unclosedQuoteLine + shift;
    linesBefore += piece.split(lineBreak).length - 1;
    start = end;
    onProgress(start / text.length);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { delimiter: delimiter ?? (',' as const), rows, unclosedQuoteLine };
}

const lineBreak = /\r\n|\n|\r/;
const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Where a piece may end: behind a line break that is not inside of quotes. */
function endOfPiece(text: string, start: number): number {
  let isQuoted = false;
  for (let place = start; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === QUOTE) isQuoted = !isQuoted;
    if (isQuoted || place - start < PIECE) continue;
    const isBreak =
      code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(place + 1) !== LINE_FEED);
    if (isBreak) return place + 1;
  }
  return text.length;
}
