import type { ContactField } from '#shared/contract/contacts.ts';
import type { RecordField, RecordType } from '#shared/contract/records.ts';
import { checkContactField } from '#shared/domain/contact-fields.ts';
import { writeCellOf } from '#shared/domain/record-cells.ts';
import type { Language } from '#shared/domain/refusals.ts';
import {
  fillMissingSlugs,
  getContactFieldByName,
  insertContactField,
  setContactFieldValue,
} from '../../db/queries/contact-fields.ts';
import { getContactByNumber, getGivenName, insertContactOfNumber } from '../../db/queries/contact-numbers.ts';
import { renameContact } from '../../db/queries/contacts.ts';
import { CONTACT, listContactSlugs } from '../../db/queries/record-contacts.ts';
import {
  deleteRecords,
  deleteRecordType,
  getRecordType,
  listRecordsByKey,
} from '../../db/queries/records.ts';
import { type Db, inTransaction } from '../../db/statements.ts';

const STEP = 300;

/**
 * Records of the type Contact from before contacts were records themselves become contacts, each together with the deletion
 * of its record: a start that is cut off goes on where it stopped. What the contact has already stays.
 */
export function moveContactRecords(db: Db, options: { language: Language; now: number }): void {
  inTransaction(db, () => fillMissingSlugs(db));
  const type = getRecordType(db, CONTACT);
  if (!type) return;
  while (inTransaction(db, () => moveSome(db, type, options)) > 0);
  inTransaction(db, () => deleteRecordType(db, CONTACT));
}

function moveSome(db: Db, type: RecordType, options: { language: Language; now: number }): number {
  const rows = listRecordsByKey(db, { type: CONTACT, afterKey: '', limit: STEP });
  for (const { key, record } of rows) {
    const id = contactOf(db, key, options.now);
    const { name } = record?.fields ?? {};
    if (typeof name === 'string' && getGivenName(db, id) === null) renameContact(db, id, name);
    for (const field of type.fields) {
      const value = record?.fields[field.name];
      if (field.name === 'phone' || field.name === 'name' || value === undefined) continue;
      moveValue(db, { contactId: id, field, value, ...options });
    }
  }
  deleteRecords(
    db,
    CONTACT,
    rows.map(({ key }) => key),
  );
  return rows.length;
}

function contactOf(db: Db, key: string, createdAt: number) {
  const waId = key.replace(/^\+/, '');
  return getContactByNumber(db, waId) ?? insertContactOfNumber(db, { waId, customName: null, createdAt });
}

function moveValue(
  db: Db,
  move: { contactId: number; field: RecordField; value: unknown; language: Language; now: number },
): void {
  const { contactId, field, value } = move;
  const own =
    listContactSlugs(db).find(({ slug }) => slug === field.name.toLowerCase()) ?? makeField(db, move);
  const text = writeCellOf(value);
  const checked = checkContactField(own.kind, text);
  setContactFieldValue(db, { contactId, fieldId: own.id, value: 'value' in checked ? checked.value : text });
}

function makeField(
  db: Db,
  { field, language, now }: { field: RecordField; language: Language; now: number },
): Pick<ContactField, 'id' | 'kind'> {
  const name = field.label[language];
  const kinds: Partial<Record<RecordField['kind'], ContactField['kind']>> = {
    number: 'number',
    date: 'date',
    email: 'email',
    link: 'link',
  };
  return (
    getContactFieldByName(db, name) ??
    insertContactField(db, { name, slug: field.name, kind: kinds[field.kind] ?? 'text', createdAt: now })
  );
}
