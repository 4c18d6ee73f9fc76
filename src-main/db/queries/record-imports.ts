import { z } from 'zod';
import type { Sentence } from '#shared/contract/base.ts';
import {
  type ImportMapping,
  importMappingSchema,
  importReadingSchema,
  type RecordImport,
} from '#shared/contract/records.ts';
import type { RecordImportId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { cutPage, decodeCursor, encodeCursor } from '../cursor.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

/** An import with what only the hub knows of it. */
export interface StoredImport extends RecordImport {
  /** Name of its file in the folder of imports. */
  storedName: string;
}

interface Row {
  id: RecordImportId;
  type: string;
  file_name: string;
  stored_name: string;
  byte_size: number;
  state: RecordImport['state'];
  reading: string;
  mapping: string;
  sheets: string;
  read_rows: number;
  share: number;
  inserted: number;
  updated: number;
  unchanged: number;
  skipped: number;
  failed: number;
  problem: string | null;
  created_at: number;
  ended_at: number | null;
}

const toImport = (row: Row): StoredImport => ({
  id: row.id,
  type: row.type,
  fileName: row.file_name,
  storedName: row.stored_name,
  byteSize: row.byte_size,
  state: row.state,
  reading: importReadingSchema.parse(JSON.parse(row.reading)),
  sheets: JSON.parse(row.sheets) as string[], // written by insertRecordImport only
  mapping: importMappingSchema.parse(JSON.parse(row.mapping)),
  readRows: row.read_rows,
  share: row.share,
  inserted: row.inserted,
  updated: row.updated,
  unchanged: row.unchanged,
  skipped: row.skipped,
  failed: row.failed,
  sentence: row.problem === null ? null : (JSON.parse(row.problem) as Sentence), // written by endRecordImport only
  createdAt: row.created_at,
  endedAt: row.ended_at,
});

/** Throws NOT_FOUND. */
export function requireRecordImport(db: Db, id: number): StoredImport {
  const row = getRow<Row>(db, 'SELECT * FROM record_imports WHERE id = ?', [id]);
  if (!row) throw new Refusal('NOT_FOUND');
  return toImport(row);
}

/** The newest imports first. */
export const listRecordImports = (db: Db, limit: number): StoredImport[] =>
  listRows<Row>(db, 'SELECT * FROM record_imports ORDER BY id DESC LIMIT ?', [limit]).map(toImport);

/** Imports in a state, the oldest first. */
export const listRecordImportsIn = (db: Db, state: RecordImport['state']): StoredImport[] =>
  listRows<Row>(db, 'SELECT * FROM record_imports WHERE state = ? ORDER BY id', [state]).map(toImport);

/** Adds an import whose file is there. */
export function insertRecordImport(
  db: Db,
  row: Pick<
    StoredImport,
    'type' | 'fileName' | 'storedName' | 'byteSize' | 'reading' | 'mapping' | 'sheets' | 'createdAt'
  >,
): StoredImport {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO record_imports (type, file_name, stored_name, byte_size, state, reading, mapping, sheets, created_at)
     VALUES (?, ?, ?, ?, 'mapping', ?, ?, ?, ?)`,
    [
      row.type,
      row.fileName,
      row.storedName,
      row.byteSize,
      JSON.stringify(row.reading),
      JSON.stringify(row.mapping),
      JSON.stringify(row.sheets),
      row.createdAt,
    ],
  );
  return requireRecordImport(db, Number(lastInsertRowid));
}

/** How the file is read, and what becomes of its columns. */
export function updateImportSettings(
  db: Db,
  id: number,
  { reading, mapping }: Pick<StoredImport, 'reading' | 'mapping'>,
): void {
  run(db, 'UPDATE record_imports SET reading = ?, mapping = ? WHERE id = ?', [
    JSON.stringify(reading),
    JSON.stringify(mapping),
    id,
  ]);
}

/** Lets an import run, in the name of an operator. */
export function startRecordImport(db: Db, id: number, operatorId: number): void {
  run(db, "UPDATE record_imports SET state = 'running', operator_id = ? WHERE id = ?", [operatorId, id]);
}

/** What came of some more rows. */
export type ImportProgress = Record<
  'readRows' | 'inserted' | 'updated' | 'unchanged' | 'skipped' | 'failed',
  number
> & { share: number };

/** Adds what came of some rows, in the transaction in which they were written. */
export function addImportProgress(db: Db, id: number, progress: ImportProgress): void {
  run(
    db,
    `UPDATE record_imports SET read_rows = read_rows + :readRows, inserted = inserted + :inserted,
       updated = updated + :updated, unchanged = unchanged + :unchanged, skipped = skipped + :skipped,
       failed = failed + :failed, share = max(share, :share) WHERE id = :id`,
    { ...progress, id },
  );
}

/** Ends an import; `sentence` says why it failed. */
export function endRecordImport(
  db: Db,
  id: number,
  end: { state: 'done' | 'cancelled' | 'failed'; sentence: Sentence | null; endedAt: number },
): void {
  run(
    db,
    `UPDATE record_imports SET state = :state, problem = :problem, ended_at = :endedAt,
       share = CASE WHEN :state = 'done' THEN 1 ELSE share END WHERE id = :id`,
    {
      id,
      state: end.state,
      endedAt: end.endedAt,
      problem: end.sentence === null ? null : JSON.stringify(end.sentence),
    },
  );
}

/** Ended imports older than the newest `kept` ones are forgotten with their errors. */
export function deleteOldRecordImports(db: Db, kept: number): void {
  run(
    db,
    `DELETE FROM record_imports WHERE state NOT IN ('mapping', 'running')
       AND id NOT IN (SELECT id FROM record_imports ORDER BY id DESC LIMIT ?)`,
    [kept],
  );
}

export interface ImportError {
  line: number;
  cells: string[];
  /** Name of the column; null when the row as a whole is wrong. */
  column: string | null;
  sentence: Sentence;
}

/** Keeps what is wrong with a row, as often as something is. */
export function insertImportErrors(db: Db, importId: number, errors: readonly ImportError[]): void {
  for (const [number, { line, cells, column, sentence }] of errors.entries()) {
    run(
      db,
      `INSERT INTO record_import_errors (import_id, line, number, cells, column_name, problem) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (import_id, line, number) DO NOTHING`,
      [importId, line, number, JSON.stringify(cells), column, JSON.stringify(sentence)],
    );
  }
}

const placeSchema = z.tuple([z.number(), z.number()]);

/** What was wrong with rows, in the order of their lines. */
export function listImportErrors(
  db: Db,
  { id, cursor, limit }: { id: number; cursor: string | undefined; limit: number },
): { items: ImportError[]; next: string | null } {
  const [line, number] = cursor === undefined ? [-1, -1] : decodeCursor(cursor, placeSchema);
  const rows = listRows<{
    line: number;
    number: number;
    cells: string;
    column_name: string | null;
    problem: string;
  }>(
    db,
    `SELECT line, number, cells, column_name, problem FROM record_import_errors
     WHERE import_id = ? AND (line, number) > (?, ?) ORDER BY line, number LIMIT ?`,
    [id, line, number, limit + 1],
  );
  const { items, next } = cutPage(rows, limit, (last) => encodeCursor([last.line, last.number]));
  return {
    items: items.map((row) => ({
      line: row.line,
      cells: JSON.parse(row.cells) as string[], // written by insertImportErrors only
      column: row.column_name,
      sentence: JSON.parse(row.problem) as Sentence,
    })),
    next,
  };
}

/** The mapping that was used last for files with these columns, or null. */
export function getRememberedMapping(db: Db, type: string, header: string): ImportMapping | null {
  const row = getRow<{ mapping: string }>(
    db,
    'SELECT mapping FROM record_import_mappings WHERE type = ? AND header = ?',
    [type, header],
  );
  return row ? importMappingSchema.parse(JSON.parse(row.mapping)) : null;
}

/** Remembers a mapping for the next file with these columns. */
export function rememberMapping(
  db: Db,
  memory: { type: string; header: string; mapping: ImportMapping; usedAt: number },
): void {
  run(
    db,
    `INSERT INTO record_import_mappings (type, header, mapping, used_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (type, header) DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`,
    [memory.type, memory.header, JSON.stringify(memory.mapping), memory.usedAt],
  );
}
