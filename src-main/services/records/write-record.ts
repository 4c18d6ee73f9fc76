import type { RecordType } from '#shared/contract/records.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { CONTACT } from '../../db/queries/record-contacts.ts';
import { getRecord, insertRecord, type RecordReference, updateRecord } from '../../db/queries/records.ts';
import { foldText } from '../../db/search-text.ts';
import type { Db } from '../../db/statements.ts';
import { findContactKey, writeContact } from './contact-records.ts';
import { checkRecordFields, type RecordChecks, recordKey } from './record-fields.ts';

export type WriteOutcome = 'inserted' | 'updated' | 'unchanged';

/** What was done; `contactId` when the record is a person. */
export interface Written {
  outcome: WriteOutcome;
  key: string;
  contactId: ContactId | null;
}

/** Against what is here; keys of contacts may be written in any form of a phone number. */
export const checksOf = (db: Db): RecordChecks => ({
  findKey: (type, key) => {
    if (type === CONTACT) return findContactKey(db, key);
    return getRecord(db, type, key)?.key ?? null;
  },
});

/** Inserts or updates one record of any type by its key. Throws RECORD_INVALID and has written nothing then. */
export function writeRecord(db: Db, type: RecordType, given: Record<string, unknown>, now: number): Written {
  if (type.name === CONTACT) return writeContact(db, type, given, now);
  const checks = checksOf(db);
  const key = recordKey(type, given, checks);
  const before = getRecord(db, type.name, key);
  const fields = checkRecordFields(type, before?.fields ?? {}, given, checks);
  const written = (outcome: WriteOutcome): Written => ({ outcome, key, contactId: null });
  if (before && isSame(before.fields, fields)) return written('unchanged');
  const record = rowOf(type, key, fields, now);
  if (before) updateRecord(db, record);
  else insertRecord(db, record);
  return written(before ? 'updated' : 'inserted');
}

/** A record with what is repeated from its fields. */
export const rowOf = (type: RecordType, key: string, fields: Record<string, unknown>, now: number) => ({
  type: type.name,
  key,
  fields,
  searchText: searchText(fields),
  references: referencesOf(type, fields),
  now,
});

function referencesOf(type: RecordType, fields: Record<string, unknown>): RecordReference[] {
  return type.fields.flatMap(({ name, referenceTo }) => {
    const key = fields[name];
    return referenceTo === null || typeof key !== 'string'
      ? []
      : [{ field: name, toType: referenceTo, toKey: key }];
  });
}

function searchText(fields: Record<string, unknown>): string {
  const words = Object.values(fields).map((value) =>
    typeof value === 'object' && value !== null ? Object.values(value).join(' ') : String(value),
  );
  return foldText(words.join('\n'));
}

/** Whether two sets of fields say the same, in whatever order. */
function isSame(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
