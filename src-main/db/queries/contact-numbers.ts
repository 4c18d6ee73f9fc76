import type { ContactId } from '#shared/domain/ids.ts';
import { numberKey } from '#shared/domain/phone.ts';
import { type Db, getRow } from '../statements.ts';
import { type ResolvedContact, resolveContact, type Sighting } from './contact-identity.ts';

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
      'SELECT id FROM contacts WHERE number_key = ? AND merged_into_id IS NULL ORDER BY id LIMIT 1',
      [numberKey(waId)],
    );
  return owner?.id ?? null;
}

/** Makes the contact of a number that nobody has. */
export function insertContactOfNumber(db: Db, waId: string, sighting: Sighting): ContactId {
  const contact: ResolvedContact | null = resolveContact(
    db,
    { waId, bsuid: null, parentBsuid: null },
    sighting,
  );
  if (!contact?.isNew) throw new Error('the number of a new contact belongs to somebody');
  return contact.id;
}
