import { MOST_COLUMNS, type TableReader, type TableRow } from '../table.ts';
import { LONGEST_CELL, type SharedStrings } from './shared-strings.ts';
import { excelDate } from './styles.ts';
import { parseXml } from './xml.ts';

export interface SheetContext {
  strings: SharedStrings;
  /** By the number of a cell's style: whether it shows its number as a date. */
  dateStyles: readonly boolean[];
  is1904: boolean;
  /** Of the unpacked sheet. */
  byteSize: number;
}

/** The rows of a sheet as it is unpacked; empty ones are left out. */
export async function* readSheet(stream: AsyncIterable<Buffer>, context: SheetContext): TableReader {
  let rows: TableRow[] = [];
  const handlers = sheetHandlers(context, (row) => rows.push(row));
  for await (const bytes of parseXml(stream, handlers)) {
    if (rows.length === 0) continue;
    yield { rows, share: Math.min(1, bytes / Math.max(1, context.byteSize)) };
    rows = [];
  }
}

function sheetHandlers(context: SheetContext, onRow: (row: TableRow) => void) {
  let line = 0;
  let cells: string[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let isValue = false;
  return {
    onOpen(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1);
        cells = [];
        column = -1;
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? 0);
        value = '';
      }
      // A formula stands in <f>, beside what it came to.
      isValue = name === 'v' || (name === 't' && type === 'inlineStr');
    },
    onText(text: string) {
      if (isValue && value.length < LONGEST_CELL) value += text;
    },
    onClose(name: string) {
      isValue = false;
      if (name === 'c' && column >= 0 && column < MOST_COLUMNS && value !== '') {
        while (cells.length < column) cells.push('');
        cells[column] = cellText(context, type, style, value);
      } else if (name === 'row' && cells.some((cell) => cell.trim() !== '')) {
        onRow({ line, cells, problem: null });
      }
    },
  };
}

/** `BC12` is column 54, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.replace(/\d+$/, '').toUpperCase()) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function cellText(context: SheetContext, type: string, style: number, value: string): string {
  switch (type) {
    case 's':
      return plainText(context.strings.at(Number(value)));
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n': {
      const number = Number(value);
      if (!Number.isFinite(number)) return value;
      if (context.dateStyles[style] === true) {
        const date = excelDate(number, context.is1904);
        if (date !== null) return date;
      }
      return plainNumber(number);
    }
    // Texts, results of formulas, dates in words (`d`) and errors (`#N/A`) stand there as they are.
    default:
      return type === 'd' ? value.replace('T', ' ') : plainText(value);
  }
}

/** As a person sees it: 0.1 + 0.2 is 0.3, and a long number of a phone has all its digits. */
function plainNumber(number: number): string {
  const rounded = Number(number.toPrecision(15));
  return Number.isInteger(rounded) && Math.abs(rounded) < 1e21 ? BigInt(rounded).toString() : String(rounded);
}

/** Signs that XML cannot hold are written as `_x000D_`. */
const plainText = (text: string): string =>
  text
    .replace(/_x([0-9A-F]{4})_/gi, (_escape, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\0', '');
