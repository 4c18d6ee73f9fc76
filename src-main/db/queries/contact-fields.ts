import type { Contact, ContactField } from '#shared/contract/contacts.ts';
import { fieldSlug } from '#shared/domain/field-slug.ts';
import type { ContactFieldId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { foldText } from '../search-text.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

const COLUMNS = 'id, name, kind';

/** The business's own fields, in the order in which they were made. */
export const listContactFields = (db: Db): ContactField[] =>
  listRows<ContactField>(db, `SELECT ${COLUMNS} FROM contact_fields ORDER BY position, id`);

/** Throws NOT_FOUND. */
export function requireContactField(db: Db, id: number): ContactField {
  const field = getRow<ContactField>(db, `SELECT ${COLUMNS} FROM contact_fields WHERE id = ?`, [id]);
  if (!field) throw new Refusal('NOT_FOUND');
  return field;
}

/** The field of a name, whatever the case of its letters, or null. */
export const getContactFieldByName = (db: Db, name: string): ContactField | null =>
  getRow<ContactField>(db, `SELECT ${COLUMNS} FROM contact_fields WHERE name_key = ?`, [foldText(name)]) ??
  null;

/** Adds a field behind the others. */
export function insertContactField(
  db: Db,
  field: { name: string; slug?: string; kind: ContactField['kind']; createdAt: number },
): ContactField {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO contact_fields (name, name_key, kind, position, created_at, slug)
     VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM contact_fields), ?, ?)`,
    [field.name, foldText(field.name), field.kind, field.createdAt, freeSlug(db, field.slug ?? field.name)],
  );
  return requireContactField(db, Number(lastInsertRowid));
}

/** Fields from before they had names for programs get them. */
export function fillMissingSlugs(db: Db): void {
  const rows = listRows<{ id: number; name: string }>(
    db,
    'SELECT id, name FROM contact_fields WHERE slug IS NULL ORDER BY position, id',
  );
  for (const { id, name } of rows) {
    run(db, 'UPDATE contact_fields SET slug = ? WHERE id = ?', [freeSlug(db, name), id]);
  }
}

/** The phone and the name of a contact are fields as well. */
const TAKEN_SLUGS: readonly string[] = ['phone', 'name', 'id'];

const freeSlug = (db: Db, name: string): string =>
  fieldSlug(
    name,
    (slug) =>
      TAKEN_SLUGS.includes(slug) ||
      getRow(db, 'SELECT 1 FROM contact_fields WHERE slug = ?', [slug]) !== undefined,
  );

/** Gives a field another name; its values stay. */
export function renameContactField(db: Db, id: number, name: string): void {
  run(db, 'UPDATE contact_fields SET name = ?, name_key = ? WHERE id = ?', [name, foldText(name), id]);
}

/** Deletes a field with its values; returns how many contacts had one. */
export function deleteContactField(db: Db, id: number): number {
  const values = getRow<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM contact_field_values JOIN contacts ON contacts.id = contact_id
     WHERE field_id = ? AND merged_into_id IS NULL`,
    [id],
  );
  run(db, 'DELETE FROM contact_fields WHERE id = ?', [id]);
  return values?.count ?? 0;
}

/** Sets a value that was checked before, or empties the field; false when it was so already. */
export function setContactFieldValue(
  db: Db,
  { contactId, fieldId, value }: { contactId: number; fieldId: ContactFieldId; value: string | null },
): boolean {
  if (value === null) {
    return (
      run(db, 'DELETE FROM contact_field_values WHERE contact_id = ? AND field_id = ?', [contactId, fieldId])
        .changes === 1
    );
  }
  return (
    run(
      db,
      `INSERT INTO contact_field_values (contact_id, field_id, value) VALUES (?, ?, ?)
       ON CONFLICT (contact_id, field_id) DO UPDATE SET value = excluded.value WHERE value <> excluded.value`,
      [contactId, fieldId, value],
    ).changes === 1
  );
}

/** Values of several contacts, in the order of the fields. */
export const listContactFieldValues = (
  db: Db,
  contactIds: readonly number[],
): ({ contactId: number } & Contact['fields'][number])[] =>
  listRows(
    db,
    // CROSS JOIN keeps SQLite from beginning with the fields, each of which everybody may have.
    `SELECT contact_id AS contactId, field_id AS fieldId, contact_field_values.value AS value
     FROM json_each(?) AS wanted
     CROSS JOIN contact_field_values ON contact_id = wanted.value
     CROSS JOIN contact_fields ON contact_fields.id = field_id ORDER BY position, field_id`,
    [JSON.stringify(contactIds)],
  );
