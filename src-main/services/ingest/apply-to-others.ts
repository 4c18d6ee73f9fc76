import type { MessageContent } from '#shared/domain/content.ts';
import type { ContactId, MessageId } from '#shared/domain/ids.ts';
import { learnContactIds, supersedeAlias } from '../../db/queries/contact-identity.ts';
import { editMessage, refreshPreview, revokeMessage } from '../../db/queries/message-writes.ts';
import {
  getMessageRow,
  getMessageRowByWamid,
  listAmendments,
  type MessageRow,
} from '../../db/queries/messages.ts';
import { upsertReaction } from '../../db/queries/reactions.ts';
import { readStoredContent } from '../../db/stored-content.ts';
import { type IngestContext, tellOfChange } from './context.ts';
import { type JsonRecord, recordOf, textOf } from './json.ts';
import type { Origin } from './origin.ts';

export interface StoredItem {
  id: MessageId;
  wamid: string;
  accountId: number;
  contactId: ContactId;
  content: MessageContent;
  sentAt: number;
  origin: Origin;
  message: JsonRecord;
}

/** What a stored message changes beside itself: another message, or who its sender is. */
export function applyToOthers(stored: StoredItem, context: IngestContext): void {
  const { content } = stored;
  if (content.kind === 'reaction') applyReaction(stored, content, context);
  else if (content.kind === 'system') applySystem(stored, content, context);
  else if (content.kind === 'edit' || content.kind === 'revoke') {
    const original = getMessageRowByWamid(context.db, stored.accountId, content.originalWamid);
    const amendment = getMessageRow(context.db, stored.id);
    if (original && amendment) amend(original, amendment, context);
  }
}

/** Edits and revocations that came before the message they are about. */
export function applyPendingAmendments(
  { id, accountId, wamid }: Pick<StoredItem, 'id' | 'accountId' | 'wamid'>,
  context: IngestContext,
): void {
  for (const amendment of listAmendments(context.db, accountId, wamid)) {
    const original = getMessageRow(context.db, id);
    if (original) amend(original, amendment, context);
  }
}

function applyReaction(
  { accountId, wamid, sentAt, origin }: StoredItem,
  { targetWamid, emoji }: Extract<MessageContent, { kind: 'reaction' }>,
  context: IngestContext,
): void {
  const side = origin.direction === 'out' ? 'us' : 'customer';
  const stands = upsertReaction(context.db, {
    accountId,
    targetWamid,
    side,
    emoji,
    at: sentAt,
    reactionWamid: wamid,
  });
  const target = stands ? getMessageRowByWamid(context.db, accountId, targetWamid) : null;
  if (!target) return;
  const { id, conversation_id: conversationId } = target;
  context.changes.push({ entity: 'message', id, conversationId, name: 'message.changed' });
}

/** Only the author's side of the same conversation may change a message, and an older edit never undoes a newer one. */
function amend(original: MessageRow, amendment: MessageRow, context: IngestContext): void {
  const { db } = context;
  if (original.conversation_id !== amendment.conversation_id || original.direction !== amendment.direction)
    return;
  const change = readStoredContent(amendment);
  if (change.kind === 'revoke') {
    revokeMessage(db, original.id, amendment.sent_at);
  } else if (change.kind === 'edit' && (original.edited_at ?? 0) <= amendment.sent_at) {
    editMessage(db, original.id, editedContent(readStoredContent(original), change.body), amendment.sent_at);
  } else {
    return;
  }
  refreshPreview(db, original.conversation_id);
  tellOfChange(context, original);
}

/** Kinds without words of their own keep what they say; that they were edited is shown all the same. */
function editedContent(content: MessageContent, body: string | null): MessageContent {
  if (content.kind === 'text') return body === null ? content : { ...content, body };
  return 'caption' in content ? { ...content, caption: body } : content;
}

/** A new number or user id: the contact keeps its history and gets the new id, the old one belongs to the past. */
function applySystem(
  { contactId, sentAt, message, origin }: StoredItem,
  content: Extract<MessageContent, { kind: 'system' }>,
  context: IngestContext,
): void {
  const system = recordOf(message.system);
  const isNumberNew = content.newWaId !== null && content.newWaId !== origin.person.waId;
  const isUserIdNew = content.newUserId !== null && content.newUserId !== origin.person.bsuid;
  const newParent = textOf(system.parent_user_id);
  const old = [
    { kind: 'wa_id' as const, value: isNumberNew ? origin.person.waId : null },
    { kind: 'bsuid' as const, value: isUserIdNew ? origin.person.bsuid : null },
    {
      kind: 'parent_bsuid' as const,
      value: newParent !== null && newParent !== origin.person.parentBsuid ? origin.person.parentBsuid : null,
    },
  ];
  let hasChanged = false;
  for (const { kind, value } of old) {
    if (value !== null)
      hasChanged = supersedeAlias(context.db, { contactId, kind, value, at: sentAt }) || hasChanged;
  }
  const ids = { waId: content.newWaId, bsuid: content.newUserId, parentBsuid: newParent };
  const sighting = { seenAt: sentAt, receivedAt: context.delivery.receivedAt };
  hasChanged = learnContactIds(context.db, contactId, ids, sighting) || hasChanged;
  if (hasChanged) context.changes.push({ entity: 'contact', id: contactId });
}
