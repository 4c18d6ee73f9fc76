import type { ContactNote } from '#shared/contract/contacts.ts';
import type { ContactId, ContactNoteId, OperatorId } from '#shared/domain/ids.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { notBuilt } from './not-built.ts';

export interface ContactNotesService {
  list(contactId: ContactId): ContactNote[];
  add(note: { contactId: ContactId; body: string; operatorId: OperatorId }): ContactNote;
  edit(id: ContactNoteId, body: string): ContactNote;
  delete(id: ContactNoteId): { deleted: boolean };
}

export function createContactNotes(_options: {
  db: Db;
  clock: Clock;
  publish: Publish;
}): ContactNotesService {
  return notBuilt('contact-notes');
}
