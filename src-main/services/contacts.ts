import type { Contact, ContactDetails } from '#shared/contract/contacts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import type { AccountId, ContactFieldId, ContactId } from '#shared/domain/ids.ts';
import { listContacts, renameContact, requireContact } from '../db/queries/contacts.ts';
import { listConversationsOfContact } from '../db/queries/conversations.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Publish } from '../ports.ts';
import { notBuilt } from './not-built.ts';

export interface ContactsService {
  list(query: { search?: string | undefined; cursor?: string | undefined; limit: number }): {
    items: Contact[];
    next: string | null;
  };
  count(): { count: number };
  get(id: ContactId): ContactDetails;
  create(contact: { customName: string | null; phone: string }): ContactDetails;
  rename(id: ContactId, customName: string | null): Contact;
  update(id: ContactId, changes: ContactChanges): ContactDetails;
  openConversation(id: ContactId, accountId: AccountId): Conversation;
}

export interface ContactChanges {
  customName?: string | null | undefined;
  isOptedOut?: boolean | undefined;
  fields?: readonly { fieldId: ContactFieldId; value: string | null }[] | undefined;
}

/** The people who write. */
export function createContacts({ db, publish }: { db: Db; publish: Publish }): ContactsService {
  return {
    list: (query) => listContacts(db, query),
    count: () => notBuilt<ContactsService>('contacts').count(),
    get: (id) => ({ ...requireContact(db, id), conversations: [], merges: [] }),
    create: (contact) => notBuilt<ContactsService>('contacts').create(contact),
    update: (id, changes) => notBuilt<ContactsService>('contacts').update(id, changes),
    openConversation: (id, accountId) =>
      notBuilt<ContactsService>('contacts').openConversation(id, accountId),
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
