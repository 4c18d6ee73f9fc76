import type { FieldKind, RecordField, RecordType } from '#shared/contract/records.ts';
import type { ColumnView } from './records-store.ts';

/** The column with the time of the last change; no field can be called so. */
export const UPDATED_AT = ':updatedAt';

export const MIN_COLUMN_WIDTH = 72;
export const MAX_COLUMN_WIDTH = 640;
const MOST_AT_FIRST = 6;

const widths: Record<FieldKind, number> = {
  text: 176,
  number: 112,
  money: 128,
  date: 128,
  phone: 160,
  email: 192,
  link: 192,
  reference: 176,
};

/** A column of the list with its field; null for the time of the last change. */
export interface RecordColumn extends ColumnView {
  readonly field: RecordField | null;
}

const widthOf = (field: RecordField | null): number => (field === null ? 136 : widths[field.kind]);

/** Everything that can be a column besides the key, in the order of the type. */
export function possibleColumns(type: RecordType): RecordColumn[] {
  const fields = type.fields.filter(({ name }) => name !== type.keyField);
  return [...fields, null].map((field) => ({
    id: field?.name ?? UPDATED_AT,
    field,
    width: widthOf(field),
  }));
}

/** The columns that are shown: the key first, then what was chosen; a field that is gone has no column any more. */
export function shownColumns(type: RecordType, chosen: readonly ColumnView[] | null): RecordColumn[] {
  const key = type.fields.find(({ name }) => name === type.keyField) ?? null;
  const keyColumn: RecordColumn = { id: type.keyField, field: key, width: widthOf(key) };
  const possible = possibleColumns(type);
  if (chosen === null) {
    return [keyColumn, ...possible.filter(({ field }) => field !== null).slice(0, MOST_AT_FIRST - 1)];
  }
  const shown = chosen.flatMap(({ id, width }) => {
    const column = [keyColumn, ...possible].find((candidate) => candidate.id === id);
    return column ? [{ ...column, width }] : [];
  });
  return [
    shown.find(({ id }) => id === keyColumn.id) ?? keyColumn,
    ...shown.filter(({ id }) => id !== keyColumn.id),
  ];
}

/** Shows or hides a column; one that comes back stands at the end. */
export function withColumn(
  shown: readonly RecordColumn[],
  column: RecordColumn,
  isShown: boolean,
): ColumnView[] {
  const others = shown.filter(({ id }) => id !== column.id);
  return toViews(isShown ? [...others, column] : others);
}

/** Moves a column one place to the start (-1) or to the end (1); the key stays first. */
export function moveColumn(shown: readonly RecordColumn[], id: string, step: 1 | -1): ColumnView[] {
  const from = shown.findIndex((column) => column.id === id);
  const to = from + step;
  const moved = shown[from];
  if (!moved || to < 1 || to >= shown.length) return toViews(shown);
  return toViews(shown.toSpliced(from, 1).toSpliced(to, 0, moved));
}

/** Gives a column a width, within what can be read and found again. */
export function resizeColumn(shown: readonly RecordColumn[], id: string, width: number): ColumnView[] {
  const next = Math.round(Math.min(Math.max(width, MIN_COLUMN_WIDTH), MAX_COLUMN_WIDTH));
  return toViews(shown.map((column) => (column.id === id ? { ...column, width: next } : column)));
}

const toViews = (columns: readonly RecordColumn[]): ColumnView[] =>
  columns.map(({ id, width }) => ({ id, width }));
