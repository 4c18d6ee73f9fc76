import { type Db, listRows, run, type SqlValue } from '../statements.ts';

/** A whole row as it was, by its column names. */
export type KeptRow = Record<string, SqlValue>;

/**
 * Writes a row that was kept. Columns that the table has lost since are passed over, those that it has won get their
 * defaults: what was merged by an older version can be taken apart by a newer one.
 */
export function insertRow(
  db: Db,
  table: 'conversations' | 'conversation_participants' | 'drafts',
  row: KeptRow,
): void {
  const names = listRows<{ name: string }>(db, 'SELECT name FROM pragma_table_info(?)', [table])
    .map(({ name }) => name)
    .filter((name) => name in row);
  run(
    db,
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
    Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
  );
}
