import { clientIdSchema, type MessageId } from '#shared/domain/ids.ts';
import { learnContactIds } from '../../db/queries/contact-identity.ts';
import { updateContactProfile } from '../../db/queries/contacts.ts';
import { requireConversation } from '../../db/queries/conversations.ts';
import type { StoredMessageError } from '../../db/queries/message-error.ts';
import { getMessageRow, getMessageRowByWamid, type MessageRow } from '../../db/queries/messages.ts';
import { applyStatuses, insertStatus } from '../../db/queries/statuses.ts';
import { type IngestContext, tellOfChange } from './context.ts';
import type { WebhookItem } from './items.ts';
import { arrayOf, IngestError, isRecord, type JsonRecord, numberOf, recordOf, textOf } from './json.ts';
import { personOf } from './person.ts';
import { requireAccountOfNumber } from './route.ts';
import { orderTime } from './time.ts';

/**
 * Keeps a status and moves the tick of its message, which is found by wamid alone. One that comes before its message,
 * or before the answer to its request, waits; one that carries our client id settles a send whose answer was lost.
 */
export function ingestStatus(item: WebhookItem, context: IngestContext): void {
  const account = requireAccountOfNumber(item, context);
  if (!isRecord(item.item)) throw new IngestError('The status is not an object.');
  const status = item.item;
  const wamid = textOf(status.id);
  const word = textOf(status.status);
  if (!wamid || !word) throw new IngestError('The status names no message or no state.');
  const at = orderTime(status.timestamp, context.delivery.receivedAt + account.clockOffsetMs);
  const callbackData = textOf(status.biz_opaque_callback_data);
  const isNew = insertStatus(context.db, {
    accountId: account.id,
    wamid,
    status: word,
    at,
    recipient: recipientOf(status),
    callbackData,
    receivedAt: context.delivery.receivedAt,
    priceCategory: textOf(recordOf(status.pricing).category),
    isBillable: billableOf(status),
    error: errorOf(status),
  });
  if (!isNew) return;
  const id = messageOf({ accountId: account.id, wamid, callbackData }, context);
  if (id === null) return;
  const hasChanged = applyStatuses(context.db, id);
  const message = getMessageRow(context.db, id);
  if (!message) return;
  learnFrom(item, status, message, at, context);
  if (hasChanged) tellOfChange(context, message);
}

function messageOf(
  { accountId, wamid, callbackData }: { accountId: number; wamid: string; callbackData: string | null },
  { db, outboxSettle }: IngestContext,
): MessageId | null {
  const known = getMessageRowByWamid(db, accountId, wamid);
  if (known) return known.id;
  const clientId = clientIdSchema.safeParse(callbackData);
  return clientId.success ? outboxSettle({ clientId: clientId.data, accountId, wamid }) : null;
}

/** Only in a group it matters who; one person's ids come and go between statuses of the same message. */
const recipientOf = (status: JsonRecord): string =>
  status.recipient_type === 'group'
    ? (textOf(status.recipient_participant_user_id) ?? textOf(status.recipient_participant_id) ?? '')
    : '';

function billableOf(status: JsonRecord): boolean | null {
  const { billable } = recordOf(status.pricing);
  return typeof billable === 'boolean' ? billable : null;
}

function errorOf(status: JsonRecord): StoredMessageError | null {
  const [error] = arrayOf(status.errors).filter(isRecord);
  if (!error) return null;
  return {
    code: numberOf(error.code),
    subcode: numberOf(error.error_subcode),
    title: textOf(error.title) ?? textOf(error.message),
    details: textOf(recordOf(error.error_data).details),
  };
}

/** A status may carry the ids and the name of a person of whom only a number, or only a user id, was known. */
function learnFrom(
  item: WebhookItem,
  status: JsonRecord,
  message: MessageRow,
  at: number,
  context: IngestContext,
): void {
  if (status.recipient_type === 'group' || message.direction !== 'out') return;
  const ids = {
    waId: status.recipient_id,
    bsuid: status.recipient_user_id,
    parentBsuid: status.recipient_parent_user_id,
  };
  const person = personOf(ids, item.value.contacts);
  const contactId = requireConversation(context.db, message.conversation_id).contact.id;
  const hasLearnt = learnContactIds(context.db, contactId, person, {
    seenAt: at,
    receivedAt: context.delivery.receivedAt,
  });
  const isRenamed = updateContactProfile(context.db, contactId, {
    name: person.name,
    username: person.username,
    seenAt: at,
  });
  if (hasLearnt || isRenamed) context.changes.push({ entity: 'contact', id: contactId });
}
