import type { Sentence } from '#shared/contract/base.ts';
import type { ImportMapping, ImportPreview, RecordType } from '#shared/contract/records.ts';
import { type Db, inTransaction } from '../../../db/statements.ts';
import { importRow, type RowResult, rowContext } from './import-row.ts';
import { PREVIEW_ROWS, type TableHead } from './read-file.ts';
import { MOST_COLUMNS } from './table.ts';

const outcomes = {
  inserted: 'insert',
  updated: 'update',
  unchanged: 'unchanged',
  skipped: 'skip',
  failed: 'fail',
} as const;

/** What would become of the first rows: they are imported in earnest, and all of it is taken back. */
export function previewImport(
  db: Db,
  type: RecordType,
  { head, mapping, now }: { head: TableHead; mapping: ImportMapping; now: number },
): ImportPreview {
  const blockers = blockersOf(type, mapping, head);
  const rows = head.rows.slice(0, PREVIEW_ROWS);
  const context = rowContext(db, type.name, mapping);
  // With two columns for one field, or none for the key, rows have nothing to tell.
  const results =
    blockers.length > 0 ? [] : takenBack(db, () => rows.map((row) => importRow(context, row, now)));
  return {
    columns: head.header.map((name, column) => ({
      name,
      sample: rows.map(({ cells }) => cells[column]?.trim() ?? '').find((cell) => cell !== '') ?? '',
    })),
    rows: rows.map((row, index) => {
      const result = results[index];
      const problem = row.problem === null ? [] : [{ column: null, sentence: row.problem }];
      return {
        line: row.line,
        cells: row.cells,
        outcome: result ? outcomes[result.outcome] : 'fail',
        problems: result?.problems ?? problem,
      };
    }),
    blockers,
  };
}

class TakenBack extends Error {}

function takenBack(db: Db, work: () => RowResult[]): RowResult[] {
  let results: RowResult[] = [];
  try {
    inTransaction(db, () => {
      results = work();
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return results;
}

/** What keeps an import from beginning. */
export function blockersOf(
  type: RecordType,
  { columns }: ImportMapping,
  { header, problem }: Pick<TableHead, 'header' | 'problem'>,
): Sentence[] {
  const width = header.length;
  const label = (name: string) => type.fields.find((field) => field.name === name)?.label;
  const blockers: Sentence[] = [];
  // Without its first line nothing tells what the columns are.
  if (problem !== null)
    blockers.push({ uk: `Перший рядок: ${problem.uk}`, en: `The first line: ${problem.en}` });
  if (!columns.some(({ field }) => field === type.keyField)) {
    const key = label(type.keyField) ?? { uk: type.keyField, en: type.keyField };
    // It may stand behind those that are read.
    const [more, moreUk] =
      width < MOST_COLUMNS
        ? ['', '']
        : [
            ' Of a file this wide the first 1,000 columns are read.',
            ' З такого широкого файлу читаємо перші 1 000 стовпців.',
          ];
    blockers.push({
      uk: `Виберіть стовпець для поля «${key.uk}»: за ним записи впізнають.${moreUk}`,
      en: `Choose the column of “${key.en}”: records are known by it.${more}`,
    });
  }
  for (const { field, column } of columns) {
    const name = label(field);
    if (!name) {
      blockers.push({ uk: `Поля «${field}» вже немає.`, en: `The field “${field}” is no longer there.` });
    } else if (column >= width) {
      blockers.push({
        uk: `У файлі немає стовпця ${column + 1}, вибраного для поля «${name.uk}».`,
        en: `The file has no column ${column + 1}, which is chosen for “${name.en}”.`,
      });
    }
  }
  const twice = new Set(
    columns
      .filter(({ field }, index) => columns.findIndex((other) => other.field === field) < index)
      .map(({ field }) => field),
  );
  for (const field of twice) {
    const name = label(field) ?? { uk: field, en: field };
    blockers.push({
      uk: `Поле «${name.uk}» вибрано для двох колонок.`,
      en: `Two columns are chosen for “${name.en}”.`,
    });
  }
  return blockers;
}
