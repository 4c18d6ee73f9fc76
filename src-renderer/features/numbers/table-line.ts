import type { ReactNode } from 'react';

/** One cell as the screen words it, and as a spreadsheet can count with it. */
export interface NumbersCell {
  readonly shown: ReactNode;
  readonly plain: string;
}

export interface NumbersColumn {
  readonly name: string;
  /** What the file calls it, where a bare value needs its unit or its zone named. */
  readonly nameInFile?: string;
}

export interface NumbersLine {
  readonly key: string;
  readonly cells: readonly NumbersCell[];
}

/** Heading and lines of the file: the table's own, so that neither can say what the other does not. */
export const fileOf = (
  columns: readonly NumbersColumn[],
  lines: readonly NumbersLine[],
): readonly (readonly string[])[] => [
  columns.map(({ name, nameInFile }) => nameInFile ?? name),
  ...lines.map(({ cells }) => cells.map(({ plain }) => plain)),
];
