import type { ContactId } from '#shared/domain/ids.ts';
import { numberKey } from '#shared/domain/phone.ts';
import { type Db, getRow, run } from '../statements.ts';
import { refreshContact } from './contacts.ts';

/**
 * The contact who has a number now, also under another spelling of it (Brazil's ninth digit); null when nobody has.
 * Bare digits.
 */
export function getContactByNumber(db: Db, waId: string): ContactId | null {
  const owner =
    getRow<{ id: ContactId }>(
      db,
      `SELECT contact_id AS id FROM contact_aliases WHERE kind = 'wa_id' AND value = ? AND superseded_at IS NULL`,
      [waId],
    ) ??
    getRow<{ id: ContactId }>(
      db,
      `SELECT id FROM contacts INDEXED BY contacts_by_number
       WHERE number_key = ? AND merged_into_id IS NULL ORDER BY id LIMIT 1`,
      [numberKey(waId)],
    );
  return owner?.id ?? null;
}

/** Makes the contact of a number that nobody has; `createdAt` in UTC milliseconds. */
export function insertContactOfNumber(
  db: Db,
  contact: { waId: string; customName: string | null; createdAt: number },
): ContactId {
  const { lastInsertRowid } = run(db, 'INSERT INTO contacts (custom_name, created_at) VALUES (?, ?)', [
    contact.customName,
    contact.createdAt,
  ]);
  // Row ids of this table are contact ids.
  const id = Number(lastInsertRowid) as ContactId;
  run(db, `INSERT INTO contact_aliases (contact_id, kind, value, first_seen_at) VALUES (?, 'wa_id', ?, ?)`, [
    id,
    contact.waId,
    contact.createdAt,
  ]);
  refreshContact(db, id);
  return id;
}

/** The name that staff gave, or else the one of the profile; null when there is neither. */
export const getGivenName = (db: Db, id: number): string | null =>
  getRow<{ name: string | null }>(
    db,
    'SELECT coalesce(custom_name, profile_name) AS name FROM contacts WHERE id = ?',
    [id],
  )?.name ?? null;
