import type { ContactNote } from '#shared/contract/contacts.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

const COLUMNS = `id, contact_id AS contactId, operator_id AS operatorId, body, created_at AS createdAt,
  updated_at AS updatedAt`;

/** What staff wrote about a contact, newest first. */
export const listContactNotes = (db: Db, contactId: number): ContactNote[] =>
  listRows<ContactNote>(
    db,
    `SELECT ${COLUMNS} FROM contact_notes WHERE contact_id = ? ORDER BY created_at DESC, id DESC`,
    [contactId],
  );

/** Throws NOT_FOUND. */
export function requireContactNote(db: Db, id: number): ContactNote {
  const note = getRow<ContactNote>(db, `SELECT ${COLUMNS} FROM contact_notes WHERE id = ?`, [id]);
  if (!note) throw new Refusal('NOT_FOUND');
  return note;
}

/** Whom a note is about; null when it is gone. */
export const getContactOfNote = (db: Db, id: number): number | null =>
  getRow<{ contactId: number }>(db, 'SELECT contact_id AS contactId FROM contact_notes WHERE id = ?', [id])
    ?.contactId ?? null;

/** Whether a contact has a note of exactly these words. */
export const hasContactNote = (db: Db, contactId: number, body: string): boolean =>
  getRow(db, 'SELECT 1 FROM contact_notes WHERE contact_id = ? AND body = ? LIMIT 1', [contactId, body]) !==
  undefined;

/** Adds a note; times in UTC milliseconds. */
export function insertContactNote(
  db: Db,
  note: { contactId: number; operatorId: number; body: string; createdAt: number },
): ContactNote {
  const { lastInsertRowid } = run(
    db,
    'INSERT INTO contact_notes (contact_id, operator_id, body, created_at, updated_at) VALUES (?, ?, ?, ?, ?)',
    [note.contactId, note.operatorId, note.body, note.createdAt, note.createdAt],
  );
  return requireContactNote(db, Number(lastInsertRowid));
}

/** Replaces the words of a note. */
export function updateContactNote(db: Db, id: number, change: { body: string; updatedAt: number }): void {
  run(db, 'UPDATE contact_notes SET body = ?, updated_at = ? WHERE id = ?', [
    change.body,
    change.updatedAt,
    id,
  ]);
}

/** False when there was none any more. */
export const deleteContactNote = (db: Db, id: number): boolean =>
  run(db, 'DELETE FROM contact_notes WHERE id = ?', [id]).changes === 1;
