import { type CsvDelimiter, readCsvCell } from './csv.ts';

export interface CsvStreamRow {
  /** The line of the file on which the row begins, from 1. */
  line: number;
  cells: string[];
  /** `unclosed`: a quote on this line is never closed; `long`: longer than any row can be. The cells are only a beginning. */
  fault: 'unclosed' | 'long' | null;
}

export interface CsvStreamReader {
  /** The rows that are whole after this piece of text. */
  push(text: string): CsvStreamRow[];
  /** What is left at the end of the file. */
  end(): CsvStreamRow[];
}

/** Longer than a record can be in all its fields; a quote that is open for so long has been forgotten. */
const MAX_ROW_LENGTH = 200_000;
const SHOWN_OF_BROKEN = 200;

/**
 * Reads a CSV piece by piece in little memory, however long it is. A row that cannot be read costs only its own line: after a
 * forgotten quote reading goes on with the next line.
 */
export function createCsvReader(delimiter: CsvDelimiter): CsvStreamReader {
  let rest = '';
  let line = 1;
  let isSkipping = false;

  function take(isEnd: boolean): CsvStreamRow[] {
    const rows: CsvStreamRow[] = [];
    let start = 0;
    if (isSkipping) {
      start = lineEnd(rest, 0, isEnd) ?? rest.length;
      if (start < rest.length || /[\r\n]$/.test(rest)) {
        isSkipping = false;
        line += 1;
      }
    }
    while (start < rest.length && !isSkipping) {
      const scanned = scanRow(rest, start, delimiter, isEnd);
      if (scanned.kind === 'row') {
        if (scanned.cells.some((cell) => cell.trim() !== '')) {
          rows.push({ line, cells: scanned.cells.map(readCsvCell), fault: null });
        }
        line += scanned.lines;
        start = scanned.next;
        continue;
      }
      const isTooLong = rest.length - start > MAX_ROW_LENGTH;
      if (!isTooLong && !(isEnd && scanned.isQuoted)) break;
      const next = lineEnd(rest, start, isEnd);
      rows.push({
        line,
        cells: [rest.slice(start, Math.min(next ?? rest.length, start + SHOWN_OF_BROKEN)).trim()],
        fault: scanned.isQuoted && next !== null ? 'unclosed' : 'long',
      });
      if (next === null) {
        isSkipping = true;
        start = rest.length;
      } else {
        line += 1;
        start = next;
      }
    }
    rest = rest.slice(start);
    return rows;
  }

  return {
    push(text) {
      rest += text.replaceAll('\0', '');
      return take(false);
    },
    end: () => take(true),
  };
}

type Scanned =
  | { kind: 'row'; cells: string[]; next: number; lines: number }
  | { kind: 'open'; isQuoted: boolean };

/** One row from `start` on, or that its end is not there yet. */
function scanRow(text: string, start: number, delimiter: string, isEnd: boolean): Scanned {
  const cells: string[] = [];
  let lines = 0;
  let place = start;
  for (;;) {
    const cell = text[place] === '"' ? scanQuoted(text, place, delimiter) : scanPlain(text, place, delimiter);
    if (cell === null) return { kind: 'open', isQuoted: true };
    cells.push(cell.text);
    lines += cell.lines;
    place = cell.next;
    if (place >= text.length) {
      return isEnd ? { kind: 'row', cells, next: place, lines } : { kind: 'open', isQuoted: false };
    }
    if (text[place] === delimiter) {
      place += 1;
      continue;
    }
    const next = lineEnd(text, place, isEnd);
    // A carriage return at the very end may be half of an end of line.
    if (next === null) return { kind: 'open', isQuoted: false };
    return { kind: 'row', cells, next, lines: lines + 1 };
  }
}

interface ScannedCell {
  text: string;
  next: number;
  /** Ends of lines inside. */
  lines: number;
}

function scanPlain(text: string, start: number, delimiter: string): ScannedCell {
  let end = start;
  while (end < text.length && !isCellEnd(text[end], delimiter)) end += 1;
  return { text: text.slice(start, end), next: end, lines: 0 };
}

/** Null: the quote is not closed in this text. What stands behind a closed one belongs to the cell all the same. */
function scanQuoted(text: string, start: number, delimiter: string): ScannedCell | null {
  let end = start + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end === -1) return null;
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  const inside = text.slice(start + 1, end).replaceAll('""', '"');
  const behind = scanPlain(text, end + 1, delimiter);
  return {
    text: inside + behind.text.trimEnd(),
    next: behind.next,
    lines: inside.match(/\r\n|\n|\r/g)?.length ?? 0,
  };
}

const isCellEnd = (character: string | undefined, delimiter: string): boolean =>
  character === delimiter || character === '\n' || character === '\r';

/** Where the line after `start` begins; null when its end is not there yet. */
function lineEnd(text: string, start: number, isEnd: boolean): number | null {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  if (end >= text.length) return isEnd ? end : null;
  if (text[end] === '\n') return end + 1;
  if (end + 1 === text.length) return isEnd ? end + 1 : null;
  return text[end + 1] === '\n' ? end + 2 : end + 1;
}
