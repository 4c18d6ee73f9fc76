import type { Contact } from '#shared/contract/contacts.ts';
import { groupBy } from '../group-by.ts';
import { type Db, listRows } from '../statements.ts';
import { listContacts } from './contacts.ts';

export interface ExportedContact extends Contact {
  /** Newest first. */
  notes: string[];
  lastMessageAt: number | null;
}

/** A page of contacts by name with their notes and the time of the last message over all accounts. */
export function listContactsForExport(
  db: Db,
  page: { cursor: string | undefined; limit: number },
): { items: ExportedContact[]; next: string | null } {
  const { items, next } = listContacts(db, page);
  const ids = JSON.stringify(items.map(({ id }) => id));
  const notes = groupBy(
    listRows<{ contactId: number; body: string }>(
      db,
      `SELECT contact_id AS contactId, body FROM contact_notes
       WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, created_at DESC, id DESC`,
      [ids],
    ),
    (note) => note.contactId,
  );
  const lastMessages = new Map(
    listRows<{ contactId: number; at: number }>(
      db,
      `SELECT contact_id AS contactId, max(last_message_at) AS at FROM conversations
       WHERE contact_id IN (SELECT value FROM json_each(?)) AND last_message_id IS NOT NULL GROUP BY contact_id`,
      [ids],
    ).map(({ contactId, at }) => [contactId, at]),
  );
  return {
    items: items.map((contact) => ({
      ...contact,
      notes: (notes.get(contact.id) ?? []).map(({ body }) => body),
      lastMessageAt: lastMessages.get(contact.id) ?? null,
    })),
    next,
  };
}
