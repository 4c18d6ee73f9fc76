import type { Contact, ContactDetails } from '#shared/contract/contacts.ts';
import type { Conversation } from '#shared/contract/conversations.ts';
import { knownContactName } from '#shared/domain/contact-name.ts';
import type { AccountId, ContactFieldId, ContactId, OperatorId } from '#shared/domain/ids.ts';
import { parseWaId } from '#shared/domain/phone.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireAccount } from '../db/queries/accounts.ts';
import { requireContactDetails } from '../db/queries/contact-details.ts';
import { setContactFieldValue } from '../db/queries/contact-fields.ts';
import { getContactByNumber, insertContactOfNumber } from '../db/queries/contact-numbers.ts';
import {
  countContacts,
  followMerges,
  listContacts,
  renameContact,
  requireContact,
  setContactOptOut,
} from '../db/queries/contacts.ts';
import { ensureConversation, requireConversation } from '../db/queries/conversations.ts';
import { touchContact } from '../db/queries/record-contacts.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Publish } from '../ports.ts';
import { contactChanges } from './contact-changes.ts';
import { checkedFieldValue } from './contact-values.ts';

export interface ContactsService {
  list(query: { search?: string | undefined; cursor?: string | undefined; limit: number }): {
    items: Contact[];
    next: string | null;
  };
  count(): { count: number };
  /** `by` asks: what is unread is theirs. */
  get(id: ContactId, by: OperatorId): ContactDetails;
  create(contact: { customName: string | null; phone: string }): ContactDetails;
  rename(id: ContactId, customName: string | null): Contact;
  update(id: ContactId, changes: ContactChanges, by: OperatorId): ContactDetails;
  openConversation(id: ContactId, accountId: AccountId, by: OperatorId): Conversation;
}

export interface ContactChanges {
  customName?: string | null | undefined;
  isOptedOut?: boolean | undefined;
  fields?: readonly { fieldId: ContactFieldId; value: string | null }[] | undefined;
}

interface ContactsOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
}

/** The people who write. */
export function createContacts(options: ContactsOptions): ContactsService {
  const { db, publish } = options;
  return {
    list: (query) => listContacts(db, query),
    count: () => ({ count: countContacts(db) }),
    // An id that was merged into another one still leads to the person: addresses and links may be old.
    get: (id, by) => requireContactDetails(db, followMerges(db, id) ?? id, by),
    create: (contact) => createContact(options, contact),
    rename(id, customName) {
      const contact = inTransaction(db, () => {
        requireContact(db, id);
        touchContact(db, id, options.clock.now());
        return renameContact(db, id, customName);
      });
      publish(contactChanges(db, id));
      return contact;
    },
    update: (id, changes, by) => updateContact(options, { id, changes, by }),
    openConversation: (id, accountId, by) => openConversation(options, { contactId: id, accountId, by }),
  };
}

function createContact(
  { db, clock, publish }: ContactsOptions,
  { customName, phone }: { customName: string | null; phone: string },
): ContactDetails {
  const waId = parseWaId(phone);
  if (waId === null) throw new Refusal('PHONE_MALFORMED', { phone });
  const id = inTransaction(db, () => {
    const owner = getContactByNumber(db, waId);
    if (owner !== null) {
      throw new Refusal('CONTACT_EXISTS', {
        name: knownContactName(requireContact(db, owner)) ?? `+${waId}`,
        contactId: owner,
      });
    }
    return insertContactOfNumber(db, { waId, customName: customName || null, createdAt: clock.now() });
  });
  publish([{ entity: 'contact', id }]);
  return requireContactDetails(db, id);
}

/** All of it or, when one value does not fit its field, nothing. */
function updateContact(
  { db, clock, publish }: ContactsOptions,
  { id, changes, by }: { id: ContactId; changes: ContactChanges; by: OperatorId },
): ContactDetails {
  const { customName, isOptedOut, fields } = changes;
  const details = inTransaction(db, () => {
    requireContact(db, id);
    if (customName !== undefined) renameContact(db, id, customName);
    if (isOptedOut !== undefined) {
      setContactOptOut(db, id, isOptedOut ? { at: clock.now(), source: 'operator' } : null);
    }
    for (const { fieldId, value } of fields ?? []) {
      setContactFieldValue(db, {
        contactId: id,
        fieldId,
        value: value === null || value === '' ? null : checkedFieldValue(db, fieldId, value),
      });
    }
    touchContact(db, id, clock.now());
    return requireContactDetails(db, id, by);
  });
  publish(contactChanges(db, id));
  return details;
}

function openConversation(
  { db, clock, publish }: ContactsOptions,
  { contactId, accountId, by }: { contactId: ContactId; accountId: AccountId; by: OperatorId },
): Conversation {
  const account = requireAccount(db, accountId);
  const { id, isNew } = inTransaction(db, () => {
    requireContact(db, contactId);
    return ensureConversation(db, { accountId, contactId, at: clock.now() + account.clockOffsetMs });
  });
  if (isNew) publish([{ entity: 'conversation', id, accountId }]);
  return requireConversation(db, id, by);
}
