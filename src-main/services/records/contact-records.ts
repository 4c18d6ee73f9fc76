import type { RecordField, RecordType } from '#shared/contract/records.ts';
import { checkContactField } from '#shared/domain/contact-fields.ts';
import { contactLimits } from '#shared/domain/contact-limits.ts';
import type { ContactFieldId, ContactId } from '#shared/domain/ids.ts';
import { parseWaId } from '#shared/domain/phone.ts';
import { writeCellOf } from '#shared/domain/record-cells.ts';
import { setContactFieldValue } from '../../db/queries/contact-fields.ts';
import { getContactByNumber, getGivenName, insertContactOfNumber } from '../../db/queries/contact-numbers.ts';
import { renameContact } from '../../db/queries/contacts.ts';
import {
  type ContactSlug,
  getContactIdByKey,
  getContactRecord,
  listContactSlugs,
  touchContact,
} from '../../db/queries/record-contacts.ts';
import type { Db } from '../../db/statements.ts';
import { invalid } from './record-fields.ts';
import type { Written } from './write-record.ts';

/** Contacts as records: they are read and written where the inbox has them, there is no second copy. */

/** The key of the contact that a phone in any international form, or `id:5`, means; null when there is none. */
export function findContactKey(db: Db, text: string): string | null {
  const id = findContact(db, text);
  return id === null ? null : (getContactRecord(db, id)?.record.key ?? null);
}

function findContact(db: Db, text: string): ContactId | null {
  if (text.startsWith('id:')) return getContactIdByKey(db, text);
  const waId = parseWaId(text);
  return waId === null ? null : (getContactByNumber(db, waId) ?? getContactIdByKey(db, `+${waId}`));
}

/** Makes the contact of a number, or finds it. */
export function ensureContact(
  db: Db,
  phone: string,
  now: number,
): { key: string; createdId: ContactId | null } {
  const known = findContactKey(db, phone);
  if (known !== null) return { key: known, createdId: null };
  const waId = parseWaId(phone);
  if (waId === null) throw notAPhone();
  const createdId = insertContactOfNumber(db, { waId, customName: null, createdAt: now });
  return { key: `+${waId}`, createdId };
}

interface CheckedValue {
  fieldId: ContactFieldId;
  value: string | null;
}

/** Everything is checked before anything is written. Throws RECORD_INVALID. */
export function writeContact(db: Db, type: RecordType, given: Record<string, unknown>, now: number): Written {
  const phone = writeCellOf(given.phone);
  if (phone === '') {
    throw invalid('the key field “Phone” is missing', 'бракує ключового поля «Телефон»', 'phone');
  }
  const values = checkValues(type, listContactSlugs(db), given);
  const name = checkName(given.name);
  const known = findContact(db, phone);
  const waId = known === null ? parseWaId(phone) : null;
  if (known === null && waId === null) throw notAPhone();
  const id =
    known ?? insertContactOfNumber(db, { waId: waId ?? '', customName: name ?? null, createdAt: now });
  let hasChanged = false;
  // What the profile says already must not be pinned.
  if (known !== null && name !== undefined && name !== getGivenName(db, known)) {
    hasChanged = renameTo(db, known, name);
  }
  for (const value of values) {
    hasChanged = setContactFieldValue(db, { contactId: id, ...value }) || hasChanged;
  }
  if (hasChanged && known !== null) touchContact(db, id, now);
  const key = getContactRecord(db, id)?.record.key ?? '';
  if (known === null) return { outcome: 'inserted', key, contactId: id };
  return { outcome: hasChanged ? 'updated' : 'unchanged', key, contactId: id };
}

/** Taking the given name away may leave the one of the profile: then nothing changes that a record shows. */
function renameTo(db: Db, id: ContactId, name: string | null): boolean {
  const before = getGivenName(db, id);
  renameContact(db, id, name);
  return getGivenName(db, id) !== before;
}

function checkValues(
  type: RecordType,
  slugs: readonly ContactSlug[],
  given: Record<string, unknown>,
): CheckedValue[] {
  const values: CheckedValue[] = [];
  for (const [name, value] of Object.entries(given)) {
    const field = type.fields.find((candidate) => candidate.name === name);
    if (!field) throw invalid(`there is no field “${name}”`, `немає поля «${name}»`);
    const own = slugs.find(({ slug }) => slug === name);
    if (own) values.push({ fieldId: own.id, value: checkValue(field, own, value) });
  }
  return values;
}

function checkValue(field: RecordField, { kind }: ContactSlug, value: unknown): string | null {
  if (value === null || value === '') return null;
  const checked =
    typeof value === 'string' || typeof value === 'number'
      ? checkContactField(kind, String(value))
      : { en: 'not a text', uk: 'це не текст' };
  if ('value' in checked) return checked.value;
  throw invalid(`${field.label.en}: ${checked.en}`, `${field.label.uk}: ${checked.uk}`, field.name);
}

/** Undefined: nothing is said of the name; null: it is taken away. */
function checkName(name: unknown): string | null | undefined {
  if (name === undefined) return undefined;
  if (name === null || name === '') return null;
  if (typeof name !== 'string' && typeof name !== 'number') {
    throw invalid('Name: not a text', 'Ім’я: це не текст', 'name');
  }
  const text = String(name).replace(/\s+/g, ' ').trim();
  if (text.length > contactLimits.name) {
    throw invalid(
      `Name: longer than ${contactLimits.name} characters`,
      `Ім’я: довше за ${contactLimits.name} символів`,
      'name',
    );
  }
  return text === '' ? null : text;
}

const notAPhone = () =>
  invalid(
    'Phone: not a phone number in international form (+380…)',
    'Телефон: це не номер телефону в міжнародному форматі (+380…)',
    'phone',
  );
