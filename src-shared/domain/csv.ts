import Papa from 'papaparse';

export interface CsvRow {
  /** The line of the file on which the row begins, from 1; a quoted cell may go over several. */
  line: number;
  cells: string[];
}

export interface CsvTable {
  delimiter: CsvDelimiter;
  rows: CsvRow[];
  /** The line of a quote that is never closed: everything after it has come into one cell. */
  unclosedQuoteLine: number | null;
}

export type CsvDelimiter = ',' | ';' | '\t' | '|';

const DELIMITERS: readonly CsvDelimiter[] = [';', ',', '\t', '|'];
const PREVIEW_ROWS = 30;

/** Excel and its like take a cell that begins with one of these for a formula, or for a wide spelling of one. */
const FORMULA_START = '=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20';
const runs = new RegExp(`^[${FORMULA_START}]`);
/** Digits with signs between them: a spreadsheet makes a day of `1-2`, a number of `007` and a sum of `12.5`, each its own way. */
const digitsWithSigns = /^[\d\s.,:/-]*\d[\d\s.,:/-]*$/;
const power = /^\d+([.,]\d+)?e[+-]?\d+$/i;
/** Longer ones are shown as 2,05E+13, and are saved like that. */
const plainCount = /^(0|[1-9]\d{0,10})$/;

/** Rows of a CSV file with their lines; empty ones are left out, and so is Excel's own first line (`sep=;`). */
export function parseCsv(text: string): CsvTable {
  const told = /^\uFEFF?sep=([,;\t|])\r?\n/i.exec(text);
  const body = told ? text.slice(told[0].length) : text.replace(/^\uFEFF/, '');
  const delimiter = (told?.[1] as CsvDelimiter | undefined) ?? findDelimiter(body);
  const { data, errors } = Papa.parse<string[]>(body, { delimiter });
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes')?.row ?? null;
  const rows: CsvRow[] = [];
  let unclosedQuoteLine: number | null = null;
  let line = told ? 2 : 1;
  for (const [index, cells] of data.entries()) {
    if (index === unclosed) unclosedQuoteLine = line;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells: cells.map(readCsvCell) });
    line += 1 + cells.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
  }
  return { delimiter, rows, unclosedQuoteLine };
}

/** What separates the columns: whatever splits the first rows into most columns, and into equally many. */
export function findDelimiter(text: string): CsvDelimiter {
  const scores = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: PREVIEW_ROWS });
    const widths = data
      .filter((cells) => cells.some((cell) => cell.trim() !== ''))
      .map(({ length }) => length);
    const width = widths[0] ?? 0;
    const equal = widths.filter((each) => each === width).length;
    return { delimiter, score: width < 2 ? 0 : (equal / widths.length) * 100 + Math.min(width, 50) };
  });
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score === 0 ? ',' : best.delimiter;
}

/** Takes off the apostrophe that `writeCsv` puts on, and the marks of direction that address books put round numbers. */
export const readCsvCell = (cell: string): string => {
  const plain = cell.replace(/^[\u200e\u202a-\u202e\u2066-\u2069]+|[\u202a-\u202e\u2066-\u2069]+$/g, '');
  return plain.startsWith("'") && isMisread(plain) ? plain.slice(1) : plain;
};

/** `value`: numbers with a point and days such as `2026-11-22`, with which people count; `text` stays letter for letter. */
export type CsvColumn = 'text' | 'value';

/**
 * A CSV file for spreadsheets: byte order mark, CRLF, quotes where needed. A cell that a spreadsheet would run as a formula or
 * take for another text gets an apostrophe before it, which keeps a phone number and a code as they are; `parseCsv` takes it off.
 * The columns that are named as values are written so that a spreadsheet counts with them, with a comma in numbers where the
 * semicolon parts columns; the first row is the heading, and what is not named is text.
 */
export function writeCsv(
  rows: Iterable<readonly string[]>,
  delimiter: CsvDelimiter = ',',
  columns: readonly CsvColumn[] = [],
): string {
  const decimalSign = delimiter === ';' ? ',' : '.';
  const safe = Array.from(rows, (cells, row) =>
    cells.map((cell, column) => {
      const isValue = row > 0 && columns[column] === 'value';
      return (isValue ? valueCell(cell, decimalSign) : null) ?? textCell(cell);
    }),
  );
  return `\uFEFF${safe.length === 0 ? '' : `${Papa.unparse(safe, { delimiter, newline: '\r\n' })}\r\n`}`;
}

/** Null for what is neither a number nor a day. */
function valueCell(cell: string, decimalSign: string): string | null {
  if (/^-?\d+(\.\d+)?$/.test(cell)) return cell.replace('.', decimalSign);
  return /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/.test(cell) ? cell : null;
}

function textCell(cell: string): string {
  // Programs that read C strings end at a NUL and would lose the rest of the file.
  const text = cell.replaceAll('\0', '');
  return isMisread(text) ? `'${text}` : text;
}

/** Whether a spreadsheet would make something else of a text; with an apostrophe too many it is to be told from one with one. */
function isMisread(text: string): boolean {
  const bare = text.replace(/^'+/, '');
  if (runs.test(bare)) return true;
  return (digitsWithSigns.test(bare) && !plainCount.test(bare)) || power.test(bare);
}
