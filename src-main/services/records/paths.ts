import type { BusinessRecord, RecordField, RecordType } from '#shared/contract/records.ts';
import { fieldAt } from '#shared/domain/field-path.ts';
import { writeCellOf } from '#shared/domain/record-cells.ts';
import { CONTACT, getContactIdByKey, getContactRecord } from '../../db/queries/record-contacts.ts';
import { getRecord } from '../../db/queries/records.ts';
import type { Db } from '../../db/statements.ts';
import { listTypes } from './types.ts';

export { fieldAt };

export interface RecordRef {
  type: string;
  key: string;
}

export interface ResolvedPath {
  /** The field at the end of the path; null when the types know no such path. */
  field: RecordField | null;
  /** As it is stored (money is `{ amount, currency }`); null when there is none. */
  value: unknown;
  /**
   * The path as far as the first thing that is not there (`customer` when no such contact is here, empty when the record
   * itself is not); null when the value is there.
   */
  missing: string[] | null;
}

/**
 * The value at the end of a path that begins at a record. Who resolves many gives the types (`listTypes`), which are the
 * same for all of them.
 */
export function resolvePath(
  db: Db,
  ref: RecordRef,
  path: readonly string[],
  types: readonly RecordType[] = listTypes(db),
): ResolvedPath {
  const field = fieldAt(types, ref.type, path);
  const absent = (length: number): ResolvedPath => ({ field, value: null, missing: path.slice(0, length) });
  if (field === null) return absent(path.length);
  let record = findRecord(db, ref);
  for (const [index, name] of path.entries()) {
    if (record === null) return absent(index);
    const value = record.fields[name];
    if (value === undefined || value === null || value === '') return absent(index + 1);
    if (index === path.length - 1) return { field, value, missing: null };
    const type = fieldAt(types, ref.type, path.slice(0, index + 1))?.referenceTo ?? '';
    record = findRecord(db, { type, key: writeCellOf(value) });
  }
  return absent(path.length);
}

/** A record of any type; the key of a contact may also be a number that it had earlier. Null when there is none. */
export function findRecord(db: Db, { type, key }: RecordRef): BusinessRecord | null {
  if (type !== CONTACT) return getRecord(db, type, key);
  const id = getContactIdByKey(db, key);
  return id === null ? null : (getContactRecord(db, id)?.record ?? null);
}
