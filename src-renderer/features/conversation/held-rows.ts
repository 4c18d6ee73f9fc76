import { noRows, readyRows, type Span } from '../../ui/ready-rows.ts';

/** Rows ready beyond the edge when a conversation is opened: few, since one waits for them. */
const AHEAD_AT_FIRST = 6;
/** And later. */
const AHEAD = 24;

interface Keyed {
  readonly key: string;
}

export interface HeldRowsOptions {
  readonly rows: readonly Keyed[];
  /** The first and the last row that is seen. */
  readonly startIndex: number;
  readonly endIndex: number;
  /** A row that stays in the document whatever is seen. */
  readonly kept: number | null;
}

/** Which rows of a conversation are in the document, by their indexes; the same array while nothing changes. */
export type HeldRows = (options: HeldRowsOptions) => number[];

/**
 * Keeps what is in the document while it is enough. When older messages come in before it, the rows are the same ones at
 * other places: taken for others they would be thrown away, and made again with the next step of scrolling.
 */
export function createHeldRows(): HeldRows {
  let held = noRows;
  let last: Pick<HeldRowsOptions, 'rows' | 'startIndex' | 'kept'> = { rows: [], startIndex: 0, kept: null };
  let indexes: number[] = [];
  return ({ rows, startIndex, endIndex, kept }) => {
    const shift = rows === last.rows ? 0 : shiftOf(last.rows, rows, held);
    const before = shift === 0 ? held : { from: Math.max(0, held.from + shift), to: held.to + shift };
    const next = readyRows(before, {
      seen: { from: startIndex, to: endIndex + 1 },
      count: rows.length,
      isUpwards: startIndex < last.startIndex + shift,
      ahead: held === noRows ? AHEAD_AT_FIRST : AHEAD,
    });
    if (next.from !== held.from || next.to !== held.to || kept !== last.kept) indexes = indexesOf(next, kept);
    held = next;
    last = { rows, startIndex, kept };
    return indexes;
  };
}

/** By how many places what was held has moved; 0 when nothing of it is there any more. */
function shiftOf(before: readonly Keyed[], after: readonly Keyed[], { from, to }: Span): number {
  for (let index = from; index < Math.min(to, before.length); index += 1) {
    const key = before[index]?.key;
    const place = after[index]?.key === key ? index : after.findIndex((row) => row.key === key);
    if (place >= 0) return place - index;
  }
  return 0;
}

function indexesOf({ from, to }: Span, kept: number | null): number[] {
  const indexes = Array.from({ length: to - from }, (_, index) => from + index);
  if (kept === null || (kept >= from && kept < to)) return indexes;
  return kept < from ? [kept, ...indexes] : [...indexes, kept];
}
