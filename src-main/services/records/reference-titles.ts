import type { BusinessRecord, RecordType } from '#shared/contract/records.ts';
import { CONTACT, listContactRecordsByKeys } from '../../db/queries/record-contacts.ts';
import { listRecordsByKeys } from '../../db/queries/records.ts';
import type { Db } from '../../db/statements.ts';
import { titleOf } from './record-details.ts';

export interface ReferenceTitle {
  type: string;
  key: string;
  /** Null when there is no such record. */
  title: string | null;
}

/** What a person reads instead of the keys to which these records lead: each once, one question for each type. */
export function titlesOfReferences(
  db: Db,
  type: RecordType,
  records: readonly BusinessRecord[],
): ReferenceTitle[] {
  const wanted = new Map<string, Set<string>>();
  for (const { name, referenceTo } of type.fields) {
    if (referenceTo === null) continue;
    const keys = wanted.get(referenceTo) ?? new Set();
    for (const { fields } of records) if (typeof fields[name] === 'string') keys.add(fields[name]);
    wanted.set(referenceTo, keys);
  }
  return [...wanted].flatMap(([to, keys]) => {
    const found =
      to === CONTACT ? listContactRecordsByKeys(db, [...keys]) : listRecordsByKeys(db, to, [...keys]);
    return [...keys].map((key) => {
      const record = found.get(key);
      return { type: to, key, title: record ? titleOf(record) : null };
    });
  });
}
