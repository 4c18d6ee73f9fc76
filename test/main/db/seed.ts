import type { MessageContent } from '#shared/domain/content.ts';
import type { AccountId, ConversationId, MessageId } from '#shared/domain/ids.ts';
import type { Db } from '../../../src-main/db/open.ts';
import { resolveContact } from '../../../src-main/db/queries/contact-identity.ts';
import { updateContactProfile } from '../../../src-main/db/queries/contacts.ts';
import { ensureConversation } from '../../../src-main/db/queries/conversations.ts';
import { insertMessage, type NewMessage, openWindow } from '../../../src-main/db/queries/message-writes.ts';
import { noteCustomerWrote } from '../../../src-main/services/engagement/written.ts';

/** A contact with a number and a name, and its conversation with an account. */
export function addConversation(
  db: Db,
  values: { accountId: AccountId; waId: string; name?: string; at?: number },
): { id: ConversationId; contactId: number } {
  const at = values.at ?? 1000;
  const ids = { waId: values.waId, bsuid: null, parentBsuid: null };
  const contact = resolveContact(db, ids, { seenAt: at, receivedAt: at });
  if (!contact) throw new Error('A contact needs a number.');
  updateContactProfile(db, contact.id, { name: values.name ?? null, username: null, seenAt: at });
  const { id } = ensureConversation(db, { accountId: values.accountId, contactId: contact.id, at });
  return { id, contactId: contact.id };
}

let counter = 0;

/** A text message; what a test cares about it says itself. */
export function addMessage(
  db: Db,
  values: Partial<NewMessage> & Pick<NewMessage, 'conversationId' | 'accountId' | 'sentAt'>,
): MessageId {
  counter += 1;
  const wamid = values.wamid === undefined ? `wamid.seed-${counter}` : values.wamid;
  const content: MessageContent = { kind: 'text', body: `text ${counter}` };
  const id = insertMessage(db, {
    direction: 'in',
    content,
    clientId: null,
    receivedAt: values.sentAt,
    raw: null,
    quotedWamid: null,
    forwarded: 'no',
    referral: null,
    status: null,
    statusAt: null,
    operatorId: null,
    isOurs: values.direction === 'out',
    ...values,
    wamid,
  });
  if (id === null) throw new Error(`The message ${wamid} is there already.`);
  if ((values.direction ?? 'in') === 'in') {
    const { conversationId, accountId, sentAt } = values;
    openWindow(db, { conversationId, wamid: wamid ?? '', sentAt });
    noteCustomerWrote(db, { conversationId, accountId, sentAt, receivedAt: sentAt });
  }
  return id;
}
