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
const neutralised = new RegExp(`^'+[${FORMULA_START}]`);
const needsNeutralising = new RegExp(`^'*[${FORMULA_START}]`);

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
  return neutralised.test(plain) ? plain.slice(1) : plain;
};

/**
 * A CSV file for spreadsheets: byte order mark, CRLF, quotes where needed. A cell that a spreadsheet would run as a
 * formula gets an apostrophe before it, which also keeps a phone number with its plus as it is; `parseCsv` takes it off.
 */
export function writeCsv(rows: Iterable<readonly string[]>, delimiter: CsvDelimiter = ','): string {
  const safe = Array.from(rows, (cells) => cells.map(safeCell));
  return `\uFEFF${safe.length === 0 ? '' : `${Papa.unparse(safe, { delimiter, newline: '\r\n' })}\r\n`}`;
}

function safeCell(cell: string): string {
  // Programs that read C strings end at a NUL and would lose the rest of the file.
  const text = cell.replaceAll('\0', '');
  return needsNeutralising.test(text) ? `'${text}` : text;
}
