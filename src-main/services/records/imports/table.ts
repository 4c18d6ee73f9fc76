import type { Sentence } from '#shared/contract/base.ts';

/** A row of a file, whatever kind of file it is. */
export interface TableRow {
  /** Its line in the file, or its row in the sheet, from 1. */
  line: number;
  /** As written; numbers of a workbook with a point, its dates as `2026-11-22` or `2026-11-22 14:30:00`. */
  cells: string[];
  /** Why the row cannot be read; the cells are only what can be shown of it. */
  problem: Sentence | null;
}

/** Some rows that were read in one go, and how much of the file lies behind them, 0 to 1. */
export interface TableChunk {
  rows: TableRow[];
  share: number;
}

/** The rows of a file from its beginning, always the same ones in the same order; empty rows are left out. */
export type TableReader = AsyncGenerator<TableChunk, void, undefined>;

/** Cells behind this column belong to no table that a person fills. */
export const MOST_COLUMNS = 1_000;
