import type { RecordField, RecordType } from '#shared/contract/records.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { CONTACT, listContactSlugs } from '../../db/queries/record-contacts.ts';
import { getRecordType, listRecordTypes } from '../../db/queries/records.ts';
import type { Db } from '../../db/statements.ts';

const contactPhone: RecordField = {
  name: 'phone',
  label: { uk: 'Телефон', en: 'Phone' },
  kind: 'phone',
  referenceTo: null,
  isRequired: true,
};
const contactName: RecordField = {
  name: 'name',
  label: { uk: 'Ім’я', en: 'Name' },
  kind: 'text',
  referenceTo: null,
  isRequired: false,
};

/** The type of contacts: their phone and name, and every field that the business has added to them. */
export const contactType = (db: Db): RecordType => ({
  name: CONTACT,
  label: { uk: 'Контакт', en: 'Contact' },
  keyField: contactPhone.name,
  fields: [
    contactPhone,
    contactName,
    ...listContactSlugs(db).map(({ slug, name, kind }) => ({
      name: slug,
      label: { uk: name, en: name },
      kind,
      referenceTo: null,
      isRequired: false,
    })),
  ],
});

/** Every record type: `Contact` first, then the business's own by name. */
export const listTypes = (db: Db): RecordType[] => [contactType(db), ...listRecordTypes(db)];

/** Throws RECORD_TYPE_UNKNOWN. */
export function requireType(db: Db, name: string): RecordType {
  const type = name === CONTACT ? contactType(db) : getRecordType(db, name);
  if (!type) throw new Refusal('RECORD_TYPE_UNKNOWN', { type: name });
  return type;
}
