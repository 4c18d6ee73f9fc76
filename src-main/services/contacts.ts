import type { Contact } from '#shared/contract/contacts.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import { listContacts, renameContact, requireContact } from '../db/queries/contacts.ts';
import { listConversationsOfContact } from '../db/queries/conversations.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Publish } from '../ports.ts';

export interface ContactsService {
  list(query: { search?: string | undefined; cursor?: string | undefined; limit: number }): {
    items: Contact[];
    next: string | null;
  };
  get(id: ContactId): Contact;
  rename(id: ContactId, customName: string | null): Contact;
}

/** The people who write. */
export function createContacts({ db, publish }: { db: Db; publish: Publish }): ContactsService {
  return {
    list: (query) => listContacts(db, query),
    get: (id) => requireContact(db, id),
    rename(id, customName) {
      requireContact(db, id);
      const contact = inTransaction(db, () => renameContact(db, id, customName));
      const conversations = listConversationsOfContact(db, id);
      publish([
        { entity: 'contact', id },
        ...conversations.map((one) => ({
          entity: 'conversation' as const,
          id: one.id,
          accountId: one.accountId,
        })),
      ]);
      return contact;
    },
  };
}
