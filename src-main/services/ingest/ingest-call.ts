import type { MessageContent } from '#shared/domain/content.ts';
import { reopenConversation } from '../../db/queries/conversation-changes.ts';
import { ensureConversation } from '../../db/queries/conversations.ts';
import { insertMessage, replaceContent } from '../../db/queries/message-writes.ts';
import { getMessageRowByWamid } from '../../db/queries/messages.ts';
import { readStoredContent } from '../../db/stored-content.ts';
import { noteCustomerWrote } from '../engagement/written.ts';
import { type IngestContext, tellOfChange, tellOfMessage } from './context.ts';
import type { WebhookItem } from './items.ts';
import { arrayOf, isRecord, type JsonRecord, numberOf, recordOf, textOf } from './json.ts';
import { personOf, requireContactOf } from './person.ts';
import { requireAccountOfNumber } from './route.ts';
import { orderTime } from './time.ts';

type Call = Extract<MessageContent, { kind: 'call' }>;

/** Whether an item tells of a call between a customer and a number, which has an id of its own (`wacid...`). */
export const isCallEvent = ({ field, path, value, item }: WebhookItem): boolean =>
  field === 'calls' &&
  path.includes('.calls.') &&
  isRecord(item) &&
  textOf(item.id) !== null &&
  textOf(recordOf(value.metadata).phone_number_id) !== null;

/**
 * Shows a call in its conversation: one line that begins with the ringing and says in the end how it went. Telling it
 * again, or its beginning after its end, changes nothing.
 */
export function ingestCall(item: WebhookItem, context: IngestContext): void {
  const { db, delivery } = context;
  const account = requireAccountOfNumber(item, context);
  const call = recordOf(item.item);
  const wamid = textOf(call.id) ?? '';
  const content = contentOf(call);
  const known = getMessageRowByWamid(db, account.id, wamid);
  if (known) {
    const before = readStoredContent(known);
    if (content.outcome === 'ringing' || (before.kind === 'call' && before.outcome !== 'ringing')) return;
    replaceContent(db, known.id, { content, raw: JSON.stringify(call) });
    tellOfChange(context, known);
    return;
  }
  const isFromCustomer = textOf(call.direction) !== 'BUSINESS_INITIATED';
  const sentAt = orderTime(call.timestamp, delivery.receivedAt + account.clockOffsetMs);
  const person = personOf(customerOf(call, isFromCustomer), item.value.contacts);
  // Who it was with is not always told; the account's events have it all the same.
  if (person.waId === null && person.bsuid === null && person.parentBsuid === null) return;
  const contactId = requireContactOf(person, sentAt, context);
  const conversation = ensureConversation(db, { accountId: account.id, contactId, at: sentAt });
  const id = insertMessage(db, {
    conversationId: conversation.id,
    accountId: account.id,
    direction: isFromCustomer ? 'in' : 'out',
    content,
    wamid,
    clientId: null,
    sentAt,
    receivedAt: delivery.receivedAt,
    raw: JSON.stringify(call),
    quotedWamid: null,
    forwarded: 'no',
    referral: null,
    status: null,
    statusAt: null,
    operatorId: null,
    isOurs: false,
  });
  if (id === null) return;
  if (isFromCustomer) {
    // Whether a call opens the customer service window is not documented for one that nobody took: it is not assumed.
    const wrote = { conversationId: conversation.id, accountId: account.id, sentAt };
    context.changes.push(...noteCustomerWrote(db, { ...wrote, receivedAt: delivery.receivedAt }).changes);
    reopenConversation(db, conversation.id);
    context.received.push({ messageId: id, conversationId: conversation.id, accountId: account.id, sentAt });
  }
  tellOfMessage(context, { id, conversationId: conversation.id, accountId: account.id }, 'message.received');
}

/** `from` calls and `to` is called; newer payloads name people by their user ids beside. */
const customerOf = (call: JsonRecord, isFromCustomer: boolean) =>
  isFromCustomer
    ? { waId: call.from, bsuid: call.from_user_id, parentBsuid: call.from_parent_user_id }
    : { waId: call.to, bsuid: call.to_user_id, parentBsuid: call.to_parent_user_id };

function contentOf(call: JsonRecord): Call {
  if (textOf(call.event) !== 'terminate') return { kind: 'call', outcome: 'ringing', durationMs: null };
  // Meta writes the status as a word or as a list of one.
  const status = textOf(call.status) ?? textOf(arrayOf(call.status)[0]);
  const seconds = numberOf(call.duration) ?? 0;
  const isTaken = status === 'COMPLETED' && seconds > 0;
  const durationMs = Math.round(seconds * 1000);
  return {
    kind: 'call',
    outcome: isTaken ? 'completed' : 'unanswered',
    // No page of messages could be read with a length that is no number of milliseconds.
    durationMs: isTaken && Number.isSafeInteger(durationMs) ? durationMs : null,
  };
}
