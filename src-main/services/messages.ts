import { randomUUID } from 'node:crypto';
import type { Change } from '#shared/contract/events.ts';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import type { ConversationId, MessageId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireAccount } from '../db/queries/accounts.ts';
import { type PersonIds, resolveContact } from '../db/queries/contact-identity.ts';
import { ensureConversation, requireConversation } from '../db/queries/conversations.ts';
import {
  getMessageByClientId,
  getMessageRaw,
  type ListMessages,
  listMessages,
  type MessagePage,
  requireMessage,
} from '../db/queries/messages.ts';
import { getNewAnswerer } from '../db/queries/notes.ts';
import { listStatuses } from '../db/queries/statuses.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Outbox, Publish } from '../ports.ts';
import { internationalPhone } from './records/record-fields.ts';
import type { TemplatesService } from './templates/templates.ts';

export interface SendInput {
  conversationId: ConversationId;
  clientId: string;
  content: OutgoingContent;
  quotedMessageId: MessageId | null;
  /** The newest message that the writer had before their eyes; left out: sent whatever happened meanwhile. */
  seenUpTo?: MessageId | undefined;
}

export interface SendToInput {
  accountId: number;
  /** A phone number in international form, a wa_id or a business-scoped user id. */
  to: string;
  clientId?: string | undefined;
  content: OutgoingContent;
}

/** In whose name a message goes out, and whether a person writes it or other software. */
export interface Sender {
  operatorId: OperatorId;
  isProgram: boolean;
}

export interface MessagesService {
  list(query: ListMessages): MessagePage;
  get(id: MessageId): Message;
  info(id: MessageId): { message: Message; statuses: ReturnType<typeof listStatuses>; raw: unknown };
  send(input: SendInput, by: Sender): Message;
  sendTo(input: SendToInput, by: Sender): Message;
  retry(id: MessageId): Message;
  discard(id: MessageId): { discarded: boolean };
}

interface MessagesOptions {
  db: Db;
  clock: Clock;
  publish: Publish;
  outbox: Pick<Outbox, 'send' | 'retry' | 'discard'>;
  templates: Pick<TemplatesService, 'checkSend'>;
}

/** Messages: reading them, and handing them to the outbox. */
export function createMessages(options: MessagesOptions): MessagesService {
  const { db, outbox } = options;
  return {
    list(query) {
      requireConversation(db, query.conversationId);
      return listMessages(db, query);
    },
    get: (id) => requireMessage(db, id),
    info: (id) => ({
      message: requireMessage(db, id),
      statuses: listStatuses(db, id),
      raw: getMessageRaw(db, id),
    }),
    send(input, by) {
      const { accountId } = requireConversation(db, input.conversationId);
      // One transaction with the message itself: of two who answer at the same time exactly one is sent.
      return inTransaction(db, () => sendOnce(options, accountId, { ...input, ...by }));
    },
    sendTo: (input, by) => sendToPerson(options, input, by),
    retry: (id) => outbox.retry(id),
    discard: (id) => ({ discarded: outbox.discard(id) }),
  };
}

/** A call that is repeated must not be refused for what has changed since the first one. */
function sendOnce(
  { db, outbox, templates }: MessagesOptions,
  accountId: number,
  input: SendInput & Sender,
): Message {
  const sent = getMessageByClientId(db, input.clientId);
  if (sent) return sent;
  refuseSecondAnswer(db, input);
  if (input.content.kind === 'template') {
    const { isOptedOut } = requireConversation(db, input.conversationId).contact;
    templates.checkSend(accountId, input.content, { operatorId: input.operatorId, isOptedOut });
  }
  return outbox.send(input);
}

/** Throws ANSWERED_MEANWHILE when a colleague wrote after what the writer saw. */
function refuseSecondAnswer(db: Db, { conversationId, seenUpTo, operatorId }: SendInput & Sender): void {
  if (seenUpTo === undefined) return;
  const name = getNewAnswerer(db, { conversationId, after: seenUpTo, operatorId });
  if (name !== null) throw new Refusal('ANSWERED_MEANWHILE', { name });
}

/** Finds or makes the contact and the conversation; one that is refused leaves neither of them behind. */
function sendToPerson(options: MessagesOptions, input: SendToInput, by: Sender): Message {
  const { db, clock, publish } = options;
  const account = requireAccount(db, input.accountId);
  const person = parseRecipient(input.to);
  const clientId = input.clientId ?? randomUUID();
  const now = clock.now() + account.clockOffsetMs;
  const changes: Change[] = [];
  const message = inTransaction(db, () => {
    const sent = getMessageByClientId(db, clientId);
    if (sent) return sent;
    const contact = resolveContact(db, person, { seenAt: now, receivedAt: now });
    if (!contact) throw new Refusal('RECIPIENT_UNKNOWN');
    const conversation = ensureConversation(db, { accountId: account.id, contactId: contact.id, at: now });
    if (contact.hasChanged) changes.push({ entity: 'contact', id: contact.id });
    if (conversation.isNew)
      changes.push({ entity: 'conversation', id: conversation.id, accountId: account.id });
    const target = { conversationId: conversation.id, clientId, quotedMessageId: null };
    return sendOnce(options, account.id, { ...target, content: input.content, ...by });
  });
  publish(changes);
  return message;
}

/** Business-scoped user ids: a country, then letters and digits; the parent form has ENT between (research/api.md 3.4). */
const bsuidPattern = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Whom an address means. Throws RECIPIENT_UNKNOWN. */
function parseRecipient(to: string): PersonIds {
  const text = to.trim();
  const none: PersonIds = { parentBsuid: null, bsuid: null, waId: null };
  const bsuid = bsuidPattern.exec(text);
  if (bsuid) return bsuid[1] === undefined ? { ...none, bsuid: text } : { ...none, parentBsuid: text };
  // A wa_id is a number in international form without its plus.
  const number = internationalPhone(/^[1-9]\d+$/.test(text) ? `+${text}` : text);
  if (number === null) throw new Refusal('RECIPIENT_UNKNOWN');
  return { ...none, waId: number.slice(1) };
}
