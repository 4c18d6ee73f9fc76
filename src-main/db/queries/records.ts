import { type BusinessRecord, type RecordType, recordTypeSchema } from '#shared/contract/records.ts';
import { countingText } from '../search-text.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

interface RecordRow {
  type: string;
  key: string;
  fields: string;
  created_at: number;
  updated_at: number;
}

function toRecord(row: RecordRow): BusinessRecord {
  return {
    type: row.type,
    key: row.key,
    fields: JSON.parse(row.fields) as Record<string, unknown>, // written by insertRecord and updateRecord only
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Every record type by name. Throws when a stored definition is not one. */
export function listRecordTypes(db: Db): RecordType[] {
  const rows = listRows<{ definition: string }>(db, 'SELECT definition FROM record_types ORDER BY name');
  return rows.map((row) => recordTypeSchema.parse(JSON.parse(row.definition)));
}

/** A record type, or null when there is none of that name. */
export function getRecordType(db: Db, name: string): RecordType | null {
  const row = getRow<{ definition: string }>(db, 'SELECT definition FROM record_types WHERE name = ?', [
    name,
  ]);
  return row ? recordTypeSchema.parse(JSON.parse(row.definition)) : null;
}

/** Adds a record type unless one of that name is here. */
export function insertMissingRecordType(db: Db, type: RecordType): void {
  run(db, 'INSERT INTO record_types (name, definition) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', [
    type.name,
    JSON.stringify(type),
  ]);
}

/** A record by its key, or null. */
export function getRecord(db: Db, type: string, key: string): BusinessRecord | null {
  const row = getRow<RecordRow>(
    db,
    'SELECT type, key, fields, created_at, updated_at FROM records WHERE type = ? AND key = ?',
    [type, key],
  );
  return row ? toRecord(row) : null;
}

/** A record on a walk along many; `record` is null for one in which the needle is not. */
export interface WalkedRecord {
  id: number;
  key: string;
  /** Where its key stands in a list; of two that stand at one place the keys decide. */
  sortKey: string;
  updatedAt: number;
  record: BusinessRecord | null;
}

type WalkedRow = Omit<RecordRow, 'fields'> & { id: number; sort_key: string; fields: string | null };

// Rows that do not fit are told by their place only: a walk along 100,000 of them does not read their fields.
const WALKED = `SELECT id, type, key, sort_key, created_at, updated_at,
  CASE WHEN :needle = '' OR instr(search_text, :needle) > 0 THEN fields END AS fields FROM records`;

const toWalked = ({ id, fields, sort_key: sortKey, ...row }: WalkedRow): WalkedRecord => ({
  id,
  key: row.key,
  sortKey,
  updatedAt: row.updated_at,
  record: fields === null ? null : toRecord({ ...row, fields }),
});

/** The records of a type that follow upon a key, for walks of our own: nobody reads this order. */
export function listRecordsByKey(
  db: Db,
  query: { type: string; afterKey: string; limit: number },
): WalkedRecord[] {
  const sql = `${WALKED} WHERE type = :type AND key > :afterKey ORDER BY key LIMIT :limit`;
  return listRows<WalkedRow>(db, sql, { ...query, needle: '' }).map(toWalked);
}

/** One page of a list, and of every walk along the records that fit a question. */
export const RECORDS_IN_ORDER_SQL = `${WALKED} WHERE type = :type AND (sort_key, key) > (:sortKey, :key)
  ORDER BY sort_key, key LIMIT :limit`;

/**
 * The records of a type as people count them, B-2 before B-10, from a place on; `needle` is folded text that any value contains.
 */
export function listRecordsInOrder(
  db: Db,
  query: { type: string; needle: string; sortKey: string; key: string; limit: number },
): WalkedRecord[] {
  return listRows<WalkedRow>(db, RECORDS_IN_ORDER_SQL, query).map(toWalked);
}

/** The records of a type that were changed before a place in time, the newest first. */
export function listRecordsByAge(
  db: Db,
  query: { type: string; needle: string; updatedAt: number; id: number; limit: number },
): WalkedRecord[] {
  const sql = `${WALKED} WHERE type = :type AND (updated_at, id) < (:updatedAt, :id)
    ORDER BY updated_at DESC, id DESC LIMIT :limit`;
  return listRows<WalkedRow>(db, sql, query).map(toWalked);
}

/** How many records of a type there are. */
export const countRecords = (db: Db, type: string): number =>
  getRow<{ count: number }>(db, 'SELECT count(*) AS count FROM records WHERE type = ?', [type])?.count ?? 0;

/** Whether one of the next records of a type behind a key has a value in a field; `lastKey` null at the end of them. */
export const lookForField = (
  db: Db,
  query: { type: string; field: string; afterKey: string; limit: number },
): { isFound: boolean; lastKey: string | null } => {
  const row = getRow<{ isFound: 0 | 1 | null; lastKey: string | null }>(
    db,
    `SELECT max(json_extract(fields, :path) IS NOT NULL) AS isFound, max(key) AS lastKey FROM (
       SELECT key, fields FROM records WHERE type = :type AND key > :afterKey ORDER BY key LIMIT :limit)`,
    { type: query.type, afterKey: query.afterKey, limit: query.limit, path: jsonPath(query.field) },
  );
  return { isFound: row?.isFound === 1, lastKey: row?.lastKey ?? null };
};

/** The same of those that were changed since; UTC milliseconds. */
export const hasChangedRecordWithField = (db: Db, type: string, field: string, since: number): boolean =>
  getRow(
    db,
    'SELECT 1 FROM records WHERE type = ? AND updated_at >= ? AND json_extract(fields, ?) IS NOT NULL LIMIT 1',
    [type, since, jsonPath(field)],
  ) !== undefined;

// Names of fields consist of letters, digits and underscores.
const jsonPath = (field: string): string => `$."${field}"`;

/** Another record that a record leads to by a field. */
export interface RecordReference {
  field: string;
  toType: string;
  toKey: string;
}

interface RecordChange {
  type: string;
  key: string;
  fields: Record<string, unknown>;
  /** Folded words by which it is found. */
  searchText: string;
  references: readonly RecordReference[];
  now: number;
}

/** Adds a record; its key must be free. */
export function insertRecord(db: Db, { references, ...record }: RecordChange): void {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO records (type, key, sort_key, fields, search_text, created_at, updated_at)
     VALUES (:type, :key, :sortKey, :fields, :searchText, :now, :now)`,
    { ...record, sortKey: countingText(record.key), fields: JSON.stringify(record.fields) },
  );
  insertReferences(db, lastInsertRowid, references);
}

/** Replaces the fields of a record. */
export function updateRecord(db: Db, { references, ...record }: RecordChange): void {
  const row = getRow<{ id: number }>(
    db,
    `UPDATE records SET fields = :fields, search_text = :searchText, updated_at = :now
     WHERE type = :type AND key = :key RETURNING id`,
    { ...record, fields: JSON.stringify(record.fields) },
  );
  if (!row) return;
  run(db, 'DELETE FROM record_references WHERE record_id = ?', [row.id]);
  insertReferences(db, row.id, references);
}

function insertReferences(db: Db, recordId: number | bigint, references: readonly RecordReference[]): void {
  for (const { field, toType, toKey } of references) {
    run(db, 'INSERT INTO record_references (record_id, field, to_type, to_key) VALUES (?, ?, ?, ?)', [
      recordId,
      field,
      toType,
      toKey,
    ]);
  }
}

/** Records whose references lead to one, the newest first, at most `limitPerType` of each type. */
export function listReferencing(
  db: Db,
  target: { type: string; keys: readonly string[]; limitPerType: number },
): { field: string; record: BusinessRecord }[] {
  const rows = listRows<RecordRow & { field: string }>(
    db,
    `SELECT * FROM (
       SELECT records.*, field, row_number() OVER (PARTITION BY records.type ORDER BY updated_at DESC, records.id DESC) AS place
       FROM record_references JOIN records ON records.id = record_id
       WHERE to_type = ? AND to_key IN (SELECT value FROM json_each(?))
     ) WHERE place <= ? ORDER BY type, place`,
    [target.type, JSON.stringify(target.keys), target.limitPerType],
  );
  return rows.map(({ field, ...row }) => ({ field, record: toRecord(row) }));
}

/** The records of these keys that are here, by their keys. */
export const listRecordsByKeys = (
  db: Db,
  type: string,
  keys: readonly string[],
): Map<string, BusinessRecord> =>
  new Map(
    listRows<RecordRow>(
      db,
      `SELECT type, key, fields, created_at, updated_at FROM records
       WHERE type = ? AND key IN (SELECT value FROM json_each(?))`,
      [type, JSON.stringify(keys)],
    ).map((row) => [row.key, toRecord(row)]),
  );

/** A record as it stood in its table, with where it led. */
export interface DeletedRecord extends RecordRow {
  search_text: string;
  /** JSON: `[field, to_type, to_key]` of each reference. */
  references: string;
}

/** Deletes records by their keys and gives them back as they were. */
export function deleteRecords(db: Db, type: string, keys: readonly string[]): DeletedRecord[] {
  const which = [type, JSON.stringify(keys)];
  const rows = listRows<DeletedRecord>(
    db,
    `SELECT type, key, fields, search_text, created_at, updated_at,
       (SELECT json_group_array(json_array(field, to_type, to_key)) FROM record_references
        WHERE record_id = records.id) AS "references"
     FROM records WHERE type = ? AND key IN (SELECT value FROM json_each(?))`,
    which,
  );
  run(db, 'DELETE FROM records WHERE type = ? AND key IN (SELECT value FROM json_each(?))', which);
  return rows;
}

/** Puts a deleted record back; false when there is one of its key by now. */
export function restoreRecord(db: Db, { references, ...record }: DeletedRecord): boolean {
  const { changes, lastInsertRowid } = run(
    db,
    `INSERT INTO records (type, key, sort_key, fields, search_text, created_at, updated_at)
     VALUES (:type, :key, :sortKey, :fields, :search_text, :created_at, :updated_at) ON CONFLICT DO NOTHING`,
    { ...record, sortKey: countingText(record.key) },
  );
  if (changes === 0) return false;
  run(
    db,
    `INSERT INTO record_references (record_id, field, to_type, to_key)
     SELECT ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`,
    [lastInsertRowid, references],
  );
  return true;
}

/** Deletes some records of a type; returns how many. */
export const deleteSomeRecords = (db: Db, type: string, limit: number): number =>
  run(db, 'DELETE FROM records WHERE id IN (SELECT id FROM records WHERE type = ? LIMIT ?)', [type, limit])
    .changes;

/** Adds a record type or replaces its definition. */
export function upsertRecordType(db: Db, type: RecordType): void {
  run(
    db,
    `INSERT INTO record_types (name, definition) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET definition = excluded.definition`,
    [type.name, JSON.stringify(type)],
  );
}

/** Deletes a record type that has no records any more. */
export function deleteRecordType(db: Db, name: string): void {
  run(db, 'DELETE FROM record_types WHERE name = ?', [name]);
}

/** The name of a template that applies to a type, or null. */
export const getTemplateOfType = (db: Db, type: string): string | null =>
  getRow<{ name: string }>(
    db,
    `SELECT name FROM templates WHERE deleted_at IS NULL
       AND (binding ->> 'appliesTo' = :type OR draft ->> '$.binding.appliesTo' = :type) LIMIT 1`,
    { type },
  )?.name ?? null;
