import { z } from 'zod';
import type { Contact } from '#shared/contract/contacts.ts';
import { knownContactName } from '#shared/domain/contact-name.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { nationalDigits, numberKey } from '#shared/domain/phone.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { cutPage, decodeCursor, encodeCursor } from '../cursor.ts';
import { groupBy } from '../group-by.ts';
import { searchNeedle, searchText, sortText } from '../search-text.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';
import { listContactFieldValues } from './contact-fields.ts';

export type AliasKind = Contact['aliases'][number]['kind'];

interface ContactRow {
  id: ContactId;
  custom_name: string | null;
  profile_name: string | null;
  username: string | null;
  wa_id: string | null;
  bsuid: string | null;
  sort_name: string;
  opted_out_at: number | null;
  opt_out_source: Contact['optOutSource'];
  created_at: number;
  profile_seen_at: number;
}

interface AliasRow {
  contact_id: number;
  kind: AliasKind;
  value: string;
  first_seen_at: number;
  superseded_at: number | null;
}

/** Sorts behind every name. */
const NAMELESS_LAST = '\uffff';

/** A search that fits more contacts than this fits so many that a walk along the names soon fills a page. */
const MANY_CONTACTS = 500;

const placeSchema = z.tuple([z.string(), z.number()]);

/** Contacts in the order of their names, optionally those with a part of a name or number. */
export function listContacts(
  db: Db,
  { search, cursor, limit }: { search?: string | undefined; cursor?: string | undefined; limit: number },
): { items: Contact[]; next: string | null } {
  const [sortName, id] = cursor === undefined ? ['', 0] : decodeCursor(cursor, placeSchema);
  const needle = searchNeedle(search ?? '');
  const found = needle === '' ? [] : listContactIdsBySearch(db, needle, MANY_CONTACTS);
  const [from, condition, value] =
    needle === ''
      ? ['contacts', 'true', null]
      : found.length < MANY_CONTACTS
        ? [
            'json_each(:value) AS found CROSS JOIN contacts ON contacts.id = found.value',
            'true',
            JSON.stringify(found),
          ]
        : ['contacts', 'instr(search_text, :value) > 0', needle];
  const rows = listRows<ContactRow>(
    db,
    `SELECT contacts.* FROM ${from}
     WHERE (sort_name, contacts.id) > (:sortName, :id) AND merged_into_id IS NULL AND ${condition}
     ORDER BY sort_name, contacts.id LIMIT :limit`,
    { sortName, id, limit: limit + 1, ...(value === null ? {} : { value }) },
  );
  const page = cutPage(rows, limit, (last) => encodeCursor([last.sort_name, last.id]));
  return { items: toContacts(db, page.items), next: page.next };
}

/** The contact of an id, or null. */
export function getContact(db: Db, id: number): Contact | null {
  const row = getRow<ContactRow>(db, 'SELECT * FROM contacts WHERE id = ?', [id]);
  return row ? (toContacts(db, [row])[0] ?? null) : null;
}

/** Throws NOT_FOUND, also for a contact that is part of another one now. */
export function requireContact(db: Db, id: number): Contact {
  const contact = followMerges(db, id) === id ? getContact(db, id) : null;
  if (!contact) throw new Refusal('NOT_FOUND');
  return contact;
}

/** The contact that an id stands for now: itself, or the one into which it was merged; null when there is none. */
export function followMerges(db: Db, id: number): ContactId | null {
  const row = getRow<{ id: ContactId }>(
    db,
    `WITH RECURSIVE chain (id, next) AS (
       SELECT id, merged_into_id FROM contacts WHERE id = ?
       UNION SELECT contacts.id, merged_into_id FROM chain JOIN contacts ON contacts.id = next
     ) SELECT id FROM chain WHERE next IS NULL`,
    [id],
  );
  return row?.id ?? null;
}

/** How many people there are; merged contacts are one. */
export const countContacts = (db: Db): number =>
  getRow<{ count: number }>(
    db,
    `SELECT (SELECT count(*) FROM contacts) - (SELECT count(*) FROM contacts WHERE merged_into_id IS NOT NULL) AS count`,
  )?.count ?? 0;

/** Contacts in the order of the given ids; ids that are not there are passed over. */
export function listContactsById(db: Db, ids: readonly number[]): Contact[] {
  const rows = listRows<ContactRow>(
    db,
    'SELECT contacts.* FROM json_each(?) AS wanted JOIN contacts ON contacts.id = wanted.value ORDER BY wanted.key',
    [JSON.stringify(ids)],
  );
  return toContacts(db, rows);
}

/** Remembers since when and from whom it is known that a person wants no advertising; null takes it back. */
export function setContactOptOut(
  db: Db,
  id: number,
  optOut: { at: number; source: NonNullable<Contact['optOutSource']> } | null,
): boolean {
  return (
    run(
      db,
      `UPDATE contacts SET opted_out_at = ?, opt_out_source = ?
       WHERE id = ? AND (opted_out_at IS NULL) <> (? IS NULL)`,
      [optOut?.at ?? null, optOut?.source ?? null, id, optOut?.at ?? null],
    ).changes === 1
  );
}

/** Sets or clears the name that staff gave. Throws NOT_FOUND. */
export function renameContact(db: Db, id: number, customName: string | null): Contact {
  run(db, 'UPDATE contacts SET custom_name = ? WHERE id = ?', [customName || null, id]);
  refreshContact(db, id);
  return requireContact(db, id);
}

/** Takes over names from a profile unless something newer was told; true when something changed. */
export function updateContactProfile(
  db: Db,
  id: number,
  profile: { name: string | null; username: string | null; seenAt: number },
): boolean {
  const row = getRow<ContactRow>(db, 'SELECT * FROM contacts WHERE id = ?', [id]);
  if (!row || profile.seenAt < row.profile_seen_at) return false;
  const name = profile.name ?? row.profile_name;
  const username = profile.username ?? row.username;
  run(db, 'UPDATE contacts SET profile_name = ?, username = ?, profile_seen_at = ? WHERE id = ?', [
    name,
    username,
    profile.seenAt,
    id,
  ]);
  if (name === row.profile_name && username === row.username) return false;
  refreshContact(db, id);
  return true;
}

/** Brings the ids, the look-up text and the sort name that a contact row repeats up to date. */
export function refreshContact(db: Db, id: number): void {
  const row = getRow<ContactRow>(db, 'SELECT * FROM contacts WHERE id = ?', [id]);
  if (!row) return;
  const aliases = listAliases(db, [id]);
  const current = (kind: AliasKind) =>
    aliases.findLast((alias) => alias.kind === kind && alias.superseded_at === null)?.value ?? null;
  const ids = { waId: current('wa_id'), bsuid: current('bsuid') };
  const names = { customName: row.custom_name, profileName: row.profile_name, username: row.username };
  const numbers = aliases.filter((alias) => alias.kind === 'wa_id').map((alias) => alias.value);
  const sql = `UPDATE contacts SET wa_id = ?, bsuid = ?, number_key = ?, number_tail = ?, search_text = ?, sort_name = ?
    WHERE id = ?`;
  run(db, sql, [
    ids.waId,
    ids.bsuid,
    ids.waId && numberKey(ids.waId),
    ids.waId?.slice(-7) ?? '',
    searchText([
      names.customName,
      names.profileName,
      names.username && `@${names.username}`,
      ...numbers.flatMap(numberForms),
      ...aliases.filter((alias) => alias.kind !== 'wa_id').map((alias) => alias.value),
    ]),
    sortText(knownContactName({ ...names, ...ids }) ?? NAMELESS_LAST),
    id,
  ]);
}

/** A number is looked for as it is dialled abroad and as people write it at home, where that is not a part of it. */
function numberForms(waId: string): string[] {
  const national = nationalDigits(waId);
  return national === null || waId.includes(national) ? [waId] : [waId, national];
}

/** Ids of the contacts with a part of a name or number, at most `limit`. */
export function listContactIdsBySearch(db: Db, search: string, limit: number): number[] {
  const needle = searchNeedle(search).replaceAll('\0', '');
  // The index knows three letters in a row; fewer fit so many contacts that a walk soon has found enough.
  const [sql, value] =
    [...needle].length >= 3
      ? [
          'SELECT rowid AS id FROM contacts_search WHERE contacts_search MATCH ? LIMIT ?',
          `"${needle.replaceAll('"', '""')}"`,
        ]
      : ['SELECT id FROM contacts WHERE instr(search_text, ?) > 0 LIMIT ?', needle];
  return listRows<{ id: number }>(db, sql, [value, limit]).map((row) => row.id);
}

function toContacts(db: Db, rows: readonly ContactRow[]): Contact[] {
  const ids = rows.map((row) => row.id);
  const aliases = groupBy(listAliases(db, ids), (alias) => alias.contact_id);
  const matches = groupBy(listMatches(db, ids), (match) => match.contact_id);
  const fields = groupBy(listContactFieldValues(db, ids), (value) => value.contactId);
  return rows.map((row) => ({
    id: row.id,
    customName: row.custom_name,
    profileName: row.profile_name,
    username: row.username,
    waId: row.wa_id,
    bsuid: row.bsuid,
    aliases: (aliases.get(row.id) ?? []).map((alias) => ({
      kind: alias.kind,
      value: alias.value,
      isCurrent: alias.superseded_at === null,
      firstSeenAt: alias.first_seen_at,
    })),
    sameAs: (matches.get(row.id) ?? []).map((match) => match.other_contact_id),
    optedOutAt: row.opted_out_at,
    optOutSource: row.opt_out_source,
    fields: (fields.get(row.id) ?? []).map(({ fieldId, value }) => ({ fieldId, value })),
    createdAt: row.created_at,
  }));
}

function listAliases(db: Db, contactIds: readonly number[]): AliasRow[] {
  return listRows<AliasRow>(
    db,
    `SELECT contact_id, kind, value, first_seen_at, superseded_at FROM contact_aliases
     WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY first_seen_at, id`,
    [JSON.stringify(contactIds)],
  );
}

function listMatches(
  db: Db,
  contactIds: readonly number[],
): { contact_id: number; other_contact_id: ContactId }[] {
  return listRows(
    db,
    `SELECT contact_id, other_contact_id FROM json_each(?) AS wanted
     CROSS JOIN contact_matches ON contact_id = wanted.value
     CROSS JOIN contacts ON contacts.id = other_contact_id
     WHERE merged_into_id IS NULL ORDER BY contact_id, other_contact_id`,
    [JSON.stringify(contactIds)],
  );
}
