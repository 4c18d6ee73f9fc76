import type { Change } from '#shared/contract/events.ts';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import type { AccountId, ContactId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { resolveContact } from '../../db/queries/contact-identity.ts';
import { renameContact } from '../../db/queries/contacts.ts';
import { setConversationState } from '../../db/queries/conversation-changes.ts';
import { ensureConversation } from '../../db/queries/conversations.ts';
import type { Db } from '../../db/statements.ts';
import type { Outbox } from '../../ports.ts';
import type { Person } from './find-person.ts';

export interface Delivery {
  accountId: AccountId;
  person: Person;
  content: OutgoingContent;
  clientId: string;
  operatorId: OperatorId | null;
  /** The account's time, UTC milliseconds. */
  now: number;
  /** One of a sending to many. */
  isPatient: boolean;
  /** Sent by other software in the operator's name. */
  isProgram?: boolean;
}

export interface Delivered {
  message: Message;
  contactId: ContactId;
  /** What else came about, to be told after the commit. */
  changes: Change[];
}

/**
 * Hands one message to the outbox, with the contact and the conversation where there are none yet. Runs inside the caller's
 * transaction. A conversation that begins with a sending to many is put away as done until the customer writes: ten thousand
 * new lines would bury those who wait for an answer.
 */
export function deliver(db: Db, outbox: Pick<Outbox, 'send'>, delivery: Delivery): Delivered {
  const { accountId, person, now, isPatient } = delivery;
  const changes: Change[] = [];
  const contactId = person.contactId ?? makeContact(db, person, now);
  if (person.contactId === null) changes.push({ entity: 'contact', id: contactId });
  const conversation = ensureConversation(db, { accountId, contactId, at: now });
  if (conversation.isNew) {
    if (isPatient) setConversationState(db, conversation.id, { state: 'done', snoozedUntil: null });
    changes.push({ entity: 'conversation', id: conversation.id, accountId });
  }
  const message = outbox.send({
    conversationId: conversation.id,
    clientId: delivery.clientId,
    content: delivery.content,
    quotedMessageId: null,
    operatorId: delivery.operatorId,
    isPatient,
    isProgram: delivery.isProgram ?? false,
  });
  return { message, contactId, changes };
}

/** Named as the record names them: whoever opens the conversation sees a person and not a number. */
function makeContact(db: Db, person: Person, now: number): ContactId {
  const ids = { waId: person.waId, bsuid: person.bsuid, parentBsuid: null };
  const contact = resolveContact(db, ids, { seenAt: now, receivedAt: now });
  if (contact === null) throw new Refusal('RECIPIENT_UNKNOWN');
  if (contact.isNew && !person.name.startsWith('+')) renameContact(db, contact.id, person.name);
  return contact.id;
}
