import type { Change } from '#shared/contract/events.ts';
import { listConversationsOfContact } from '../db/queries/conversations.ts';
import type { Db } from '../db/statements.ts';

/** What seats are told when a contact changed: lists of conversations show its name as well. */
export const contactChanges = (db: Db, contactId: number): Change[] => [
  { entity: 'contact', id: contactId },
  ...listConversationsOfContact(db, contactId).map(
    ({ id, accountId }): Change => ({ entity: 'conversation', id, accountId }),
  ),
];
