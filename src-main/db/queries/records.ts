import { type BusinessRecord, type RecordType, recordTypeSchema } from '#shared/contract/records.ts';
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

/** Records of a type in the order of their keys, after `afterKey`; `needle` is folded text that any value contains. */
export function listRecords(
  db: Db,
  query: { type: string; needle: string; afterKey: string; limit: number },
): BusinessRecord[] {
  const rows = listRows<RecordRow>(
    db,
    `SELECT type, key, fields, created_at, updated_at FROM records
     WHERE type = :type AND key > :afterKey AND (:needle = '' OR instr(search_text, :needle) > 0)
     ORDER BY key LIMIT :limit`,
    query,
  );
  return rows.map(toRecord);
}

interface RecordChange {
  type: string;
  key: string;
  fields: Record<string, unknown>;
  /** Folded words by which it is found. */
  searchText: string;
  now: number;
}

/** Adds a record; its key must be free. */
export function insertRecord(db: Db, record: RecordChange): void {
  run(
    db,
    `INSERT INTO records (type, key, fields, search_text, created_at, updated_at)
     VALUES (:type, :key, :fields, :searchText, :now, :now)`,
    { ...record, fields: JSON.stringify(record.fields) },
  );
}

/** Replaces the fields of a record. */
export function updateRecord(db: Db, record: RecordChange): void {
  run(
    db,
    `UPDATE records SET fields = :fields, search_text = :searchText, updated_at = :now
     WHERE type = :type AND key = :key`,
    { ...record, fields: JSON.stringify(record.fields) },
  );
}
