import { z } from 'zod';
import type { ContactField } from '#shared/contract/contacts.ts';
import type { BusinessRecord } from '#shared/contract/records.ts';
import type { ContactFieldId, ContactId } from '#shared/domain/ids.ts';
import { foldText } from '../search-text.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import { followMerges } from './contacts.ts';

/** The name under which contacts are records. */
export const CONTACT = 'Contact';

export interface ContactSlug {
  id: ContactFieldId;
  slug: string;
  name: string;
  kind: ContactField['kind'];
}

/** The business's own fields of contacts with their names for programs, in the order in which they were made. */
export const listContactSlugs = (db: Db): ContactSlug[] =>
  listRows(
    db,
    'SELECT id, slug, name, kind FROM contact_fields WHERE slug IS NOT NULL ORDER BY position, id',
  );

/** A contact as a record, with what is needed to look for it and to page on from it. */
export interface ContactRecord {
  id: ContactId;
  record: BusinessRecord;
  /** Folded names, numbers and values. */
  searchText: string;
  sortName: string;
}

interface Row {
  id: ContactId;
  name: string | null;
  wa_id: string | null;
  search_text: string;
  sort_name: string;
  created_at: number;
  updated_at: number;
  custom: string;
}

const SELECT = `SELECT contacts.id, coalesce(custom_name, profile_name) AS name, wa_id, search_text, sort_name, created_at,
  coalesce(updated_at, created_at) AS updated_at,
  (SELECT json_group_array(json_array(slug, kind, value)) FROM contact_field_values
   JOIN contact_fields ON contact_fields.id = field_id WHERE contact_id = contacts.id AND slug IS NOT NULL) AS custom
  FROM contacts`;

const customSchema = z.array(z.tuple([z.string(), z.string(), z.string()]));

function toContactRecord(row: Row): ContactRecord {
  const custom = customSchema.parse(JSON.parse(row.custom));
  return {
    id: row.id,
    record: {
      type: CONTACT,
      key: contactKey(row.id, row.wa_id),
      fields: {
        ...(row.wa_id === null ? {} : { phone: `+${row.wa_id}` }),
        ...(row.name === null ? {} : { name: row.name }),
        ...Object.fromEntries(
          custom.map(([slug, kind, value]) => [slug, kind === 'number' ? Number(value) : value]),
        ),
      },
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    },
    searchText: [row.search_text, ...custom.map(([, , value]) => foldText(value))].join('\n'),
    sortName: row.sort_name,
  };
}

/** Who has no number is known by the id of the contact. */
const contactKey = (id: number, waId: string | null): string => (waId === null ? `id:${id}` : `+${waId}`);

/** The contact that a key of a record means: `+380…`, a number that it had earlier, or `id:5`; null when there is none. */
export function getContactIdByKey(db: Db, key: string): ContactId | null {
  const [, id] = /^id:(\d{1,15})$/.exec(key) ?? [];
  if (id !== undefined) return followMerges(db, Number(id));
  const [, waId] = /^\+(\d{5,20})$/.exec(key) ?? [];
  if (waId === undefined) return null;
  // Whoever has the number now comes before whoever had it.
  const owner = getRow<{ id: ContactId }>(
    db,
    `SELECT contact_id AS id FROM contact_aliases WHERE kind = 'wa_id' AND value = ?
     ORDER BY superseded_at IS NOT NULL, superseded_at DESC LIMIT 1`,
    [waId],
  );
  return owner ? followMerges(db, owner.id) : null;
}

/** A contact as a record, or null. */
export function getContactRecord(db: Db, id: number): ContactRecord | null {
  const row = getRow<Row>(db, `${SELECT} WHERE contacts.id = ?`, [id]);
  return row ? toContactRecord(row) : null;
}

/** The contacts that these keys mean, as records, by the keys that were asked for. */
export function listContactRecordsByKeys(db: Db, keys: readonly string[]): Map<string, BusinessRecord> {
  // Whoever has the number now comes before whoever had it.
  const meant = listRows<{ key: string; id: ContactId; mergedIntoId: ContactId | null }>(
    db,
    `SELECT keys.value AS key, contacts.id, merged_into_id AS mergedIntoId FROM json_each(?) AS keys JOIN contacts
     ON contacts.id = CASE WHEN keys.value GLOB 'id:[0-9]*' THEN CAST(substr(keys.value, 4) AS INTEGER)
       WHEN keys.value GLOB '+[0-9]*' THEN (SELECT contact_id FROM contact_aliases
         WHERE kind = 'wa_id' AND value = substr(keys.value, 2)
         ORDER BY superseded_at IS NOT NULL, superseded_at DESC LIMIT 1) END`,
    [JSON.stringify(keys)],
  ).map(({ key, id, mergedIntoId }) => ({ key, id: mergedIntoId === null ? id : followMerges(db, id) }));
  const rows = listRows<Row>(db, `${SELECT} WHERE contacts.id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(meant.map(({ id }) => id)),
  ]);
  const byId = new Map<number | null, BusinessRecord>(
    rows.map((row) => [row.id, toContactRecord(row).record]),
  );
  return new Map(
    meant.flatMap(({ key, id }) => {
      const record = byId.get(id);
      return record ? [[key, record] as const] : [];
    }),
  );
}

/** The contacts that follow upon a place in the order of their names. */
export function listContactRecordsByName(
  db: Db,
  { after, limit }: { after: readonly [sortName: string, id: number]; limit: number },
): ContactRecord[] {
  const rows = listRows<Row>(
    db,
    `${SELECT} WHERE (sort_name, contacts.id) > (?, ?) AND merged_into_id IS NULL
     ORDER BY sort_name, contacts.id LIMIT ?`,
    [...after, limit],
  );
  return rows.map(toContactRecord);
}

/** The contacts that were changed before a place in time, the newest first. */
export function listContactRecordsByAge(
  db: Db,
  { before, limit }: { before: readonly [updatedAt: number, id: number]; limit: number },
): ContactRecord[] {
  const rows = listRows<Row>(
    db,
    `${SELECT} WHERE (coalesce(updated_at, created_at), contacts.id) < (?, ?) AND merged_into_id IS NULL
     ORDER BY coalesce(updated_at, created_at) DESC, contacts.id DESC LIMIT ?`,
    [...before, limit],
  );
  return rows.map(toContactRecord);
}

/** Remembers that something of a contact was changed. */
export function touchContact(db: Db, id: number, now: number): void {
  run(db, 'UPDATE contacts SET updated_at = ? WHERE id = ?', [now, id]);
}
