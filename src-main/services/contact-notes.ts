import type { ContactNote } from '#shared/contract/contacts.ts';
import type { ContactId, ContactNoteId, OperatorId } from '#shared/domain/ids.ts';
import {
  deleteContactNote,
  getContactOfNote,
  insertContactNote,
  listContactNotes,
  requireContactNote,
  updateContactNote,
} from '../db/queries/contact-notes.ts';
import { requireContact } from '../db/queries/contacts.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { requireUnchanged } from './changed-meanwhile.ts';

export interface ContactNotesService {
  list(contactId: ContactId): ContactNote[];
  add(note: { contactId: ContactId; body: string; operatorId: OperatorId }): ContactNote;
  edit(change: { noteId: ContactNoteId; body: string; changedFrom?: string | undefined }): ContactNote;
  delete(id: ContactNoteId): { deleted: boolean };
}

/** What staff write about a person for each other. */
export function createContactNotes(options: { db: Db; clock: Clock; publish: Publish }): ContactNotesService {
  const { db, clock, publish } = options;
  const tell = (contactId: number) => publish([{ entity: 'contact', id: contactId }]);
  return {
    list(contactId) {
      requireContact(db, contactId);
      return listContactNotes(db, contactId);
    },

    add(note) {
      const added = inTransaction(db, () => {
        requireContact(db, note.contactId);
        return insertContactNote(db, { ...note, createdAt: clock.now() });
      });
      tell(note.contactId);
      return added;
    },

    edit({ noteId, body, changedFrom }) {
      const note = inTransaction(db, () => {
        const known = requireContactNote(db, noteId);
        requireUnchanged(known.body, changedFrom, body);
        updateContactNote(db, noteId, { body, updatedAt: clock.now() });
        return requireContactNote(db, noteId);
      });
      tell(note.contactId);
      return note;
    },

    delete(id) {
      const contactId = getContactOfNote(db, id);
      if (contactId === null) return { deleted: false };
      const deleted = deleteContactNote(db, id);
      tell(contactId);
      return { deleted };
    },
  };
}
