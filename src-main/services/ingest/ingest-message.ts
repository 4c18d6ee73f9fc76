import type { MessageContent } from '#shared/domain/content.ts';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';
import type { StoredAccount } from '../../db/queries/accounts.ts';
import { reopenConversation } from '../../db/queries/conversation-changes.ts';
import { ensureConversation } from '../../db/queries/conversations.ts';
import { insertInboundMedia } from '../../db/queries/media.ts';
import { insertMessage, openWindow, replaceContent } from '../../db/queries/message-writes.ts';
import { getMessageRowByWamid, type MessageRow } from '../../db/queries/messages.ts';
import { applyStatuses } from '../../db/queries/statuses.ts';
import { readStoredContent } from '../../db/stored-content.ts';
import { noteCustomerWrote } from '../engagement/written.ts';
import { applyAnswer } from './apply-answer.ts';
import { applyOptOutWord } from './apply-opt-out-word.ts';
import { applyPendingAmendments, applyToOthers } from './apply-to-others.ts';
import { type IngestContext, tellOfChange, tellOfMessage } from './context.ts';
import { type MessageEnvelope, readEnvelope } from './envelope.ts';
import type { WebhookItem } from './items.ts';
import { recordOf, textOf } from './json.ts';
import { type Origin, originOf } from './origin.ts';
import { parseContent } from './parse-content.ts';
import { requireContactOf } from './person.ts';
import { requireAccountOfNumber } from './route.ts';
import { orderTime } from './time.ts';

/** Kinds that say something about another message or about the person; they are neither unread nor open the window. */
const NOT_WRITTEN = new Set<MessageContent['kind']>([
  'reaction',
  'edit',
  'revoke',
  'system',
  'request_welcome',
]);

/**
 * Takes over a message: from a customer, from the business's own phone (echo), from before the number was connected
 * (history) or while Meta's agent answers (standby). Telling it again changes nothing.
 */
export function ingestMessage(item: WebhookItem, context: IngestContext): void {
  const account = requireAccountOfNumber(item, context);
  const envelope = readEnvelope(item.item);
  const known = getMessageRowByWamid(context.db, account.id, envelope.wamid);
  if (known) {
    completePlaceholder(known, item, envelope, account, context);
    return;
  }

  const origin = originOf(item, envelope.message);
  const sentAt = orderTime(envelope.message.timestamp, context.delivery.receivedAt + account.clockOffsetMs);
  const contactId = requireContactOf(origin.person, sentAt, context);
  const conversation = ensureConversation(context.db, { accountId: account.id, contactId, at: sentAt });
  const content = parse(item, envelope, account, context);
  const id = insert(
    item,
    envelope,
    { account, conversationId: conversation.id, content, sentAt, origin },
    context,
  );
  if (id === null) return;
  announce(id, { account, conversationId: conversation.id, content, sentAt, origin, envelope }, context);
  if (origin.isNews && isWritten(origin, content)) {
    const written = { contactId, conversationId: conversation.id, accountId: account.id, content, sentAt };
    applyAnswer(written, context);
    applyOptOutWord(written, context);
  }
  applyToOthers(
    {
      id,
      accountId: account.id,
      contactId,
      content,
      sentAt,
      origin,
      message: envelope.message,
      wamid: envelope.wamid,
    },
    context,
  );
  applyPendingAmendments({ id, accountId: account.id, wamid: envelope.wamid }, context);
  if (origin.direction === 'out') applyStatuses(context.db, id);
}

interface Placed {
  account: StoredAccount;
  conversationId: ConversationId;
  content: MessageContent;
  sentAt: number;
  origin: Origin;
}

function insert(
  item: WebhookItem,
  envelope: MessageEnvelope,
  placed: Placed,
  { db, delivery }: IngestContext,
): MessageId | null {
  const { account, conversationId, content, sentAt, origin } = placed;
  return insertMessage(db, {
    conversationId,
    accountId: account.id,
    direction: origin.direction,
    content,
    wamid: envelope.wamid,
    clientId: null,
    sentAt,
    receivedAt: delivery.receivedAt,
    raw: JSON.stringify(item.item),
    quotedWamid: targetOf(content) ?? envelope.quotedWamid,
    forwarded: envelope.forwarded,
    referral: envelope.referral,
    status: origin.status,
    statusAt: origin.status === null ? null : sentAt,
    operatorId: null,
    isOurs: false,
  });
}

const isWritten = (origin: Origin, content: MessageContent): boolean =>
  origin.direction === 'in' && !NOT_WRITTEN.has(content.kind);

/** The message that this one acts on. */
function targetOf(content: MessageContent): string | null {
  if (content.kind === 'reaction') return content.targetWamid;
  return content.kind === 'edit' || content.kind === 'revoke' ? content.originalWamid : null;
}

function announce(
  id: MessageId,
  placed: Placed & { envelope: MessageEnvelope },
  context: IngestContext,
): void {
  const { account, conversationId, content, sentAt, origin, envelope } = placed;
  const hasWritten = isWritten(origin, content);
  if (hasWritten) {
    // What is written in a group opens no window with the person who wrote it.
    const opensWindow = origin.opensWindow && textOf(envelope.message.group_id) === null;
    if (opensWindow) openWindow(context.db, { conversationId, wamid: envelope.wamid, sentAt });
  }
  // What the business wrote on its phone, or what is told from before, does not call anybody back.
  if (hasWritten && origin.isNews) {
    const { receivedAt } = context.delivery;
    const wrote = { conversationId, accountId: account.id, sentAt, receivedAt };
    context.changes.push(...noteCustomerWrote(context.db, wrote).changes);
    reopenConversation(context.db, conversationId);
    context.received.push({ messageId: id, conversationId, accountId: account.id, sentAt });
  }
  const name = origin.direction === 'out' ? 'message.sent' : 'message.received';
  tellOfMessage(context, { id, conversationId, accountId: account.id }, name);
}

/** History tells files first as placeholders and later with their ids, under the same wamid. */
function completePlaceholder(
  known: MessageRow,
  item: WebhookItem,
  envelope: MessageEnvelope,
  account: StoredAccount,
  context: IngestContext,
): void {
  if (
    known.kind !== 'unsupported' ||
    textOf(envelope.message.type) === textOf(recordOf(readStoredContent(known)).type)
  )
    return;
  const content = parse(item, envelope, account, context);
  if (content.kind === 'unsupported') return;
  replaceContent(context.db, known.id, { content, raw: JSON.stringify(item.item) });
  tellOfChange(context, known);
}

function parse(
  item: WebhookItem,
  envelope: MessageEnvelope,
  account: StoredAccount,
  context: IngestContext,
): MessageContent {
  return parseContent(envelope.message, item.value.errors, {
    storeMedia(media) {
      context.hasNewMedia = true;
      return insertInboundMedia(context.db, {
        ...media,
        accountId: account.id,
        now: context.delivery.receivedAt,
      });
    },
  });
}
