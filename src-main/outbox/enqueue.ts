import type { Change } from '#shared/contract/events.ts';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import type { MediaId, MessageId } from '#shared/domain/ids.ts';
import { checkMedia, mediaRuleOf, plainMimeType, refusedType } from '#shared/domain/media-rules.ts';
import { checkOutgoing, type OutgoingContext, toMessageContent } from '#shared/domain/outgoing.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { canSend } from '#shared/domain/send-rules.ts';
import { getMediaRow, insertOutgoingMedia } from '../db/queries/media.ts';
import { findSentTemplate, upsertMessageTemplate } from '../db/queries/message-templates.ts';
import { insertMessage } from '../db/queries/message-writes.ts';
import {
  getMessageByClientId,
  getMessageRow,
  type MessageRow,
  requireMessage,
} from '../db/queries/messages.ts';
import { insertMessageJob } from '../db/queries/outbox.ts';
import { type Addressee, getAddressee } from '../db/queries/outgoing-messages.ts';
import { upsertReaction } from '../db/queries/reactions.ts';
import { inTransaction } from '../db/statements.ts';
import type { Outbox } from '../ports.ts';
import { noteOperatorAnswered } from '../services/engagement/written.ts';
import { isAnimatedWebp } from '../services/media/sniff.ts';
import { pendingReactionWamid } from './accept.ts';
import type { OutboxParts } from './parts.ts';

export type SendInput = Parameters<Outbox['send']>[0];

export interface Enqueued {
  message: Message;
  accountId: number;
  /** False for a call that was repeated. */
  isNew: boolean;
  reactsToId: MessageId | null;
  /** What else came about in the conversation. */
  changes: Change[];
}

/** Checks a message and writes it down with its job, in one transaction. Throws a Refusal; then nothing was written. */
export function enqueueMessage(parts: OutboxParts, input: SendInput): Enqueued {
  const { db } = parts;
  return inTransaction(db, () => {
    const sent = getMessageByClientId(db, input.clientId);
    if (sent)
      return { message: sent, accountId: sent.accountId, isNew: false, reactsToId: null, changes: [] };
    const addressee = requireSendable(parts, input.conversationId, input.content);
    const fault = checkOutgoing(input.content);
    if (fault !== true) throw fault;
    const prepared = prepare(parts, input, addressee);
    const messageId = insertPrepared(parts, input, addressee, prepared);
    const changes = noteAnswer(parts, input, addressee);
    return {
      message: requireMessage(db, messageId),
      accountId: addressee.accountId,
      isNew: true,
      reactsToId: prepared.reactsTo?.id ?? null,
      changes,
    };
  });
}

/** A person wrote; what a program or the hub itself sends makes nobody take part, and an emoji is no answer. */
function noteAnswer(parts: OutboxParts, input: SendInput, { accountId }: Addressee): Change[] {
  const { conversationId, operatorId, content } = input;
  if (operatorId === null || input.isProgram || content.kind === 'reaction') return [];
  return noteOperatorAnswered(parts.db, {
    conversationId,
    accountId,
    operatorId,
    now: parts.accountNow(accountId),
    receivedAt: parts.clock.now(),
    isBulk: input.isPatient ?? false,
  });
}

/** Whether a message may go to this conversation now. Throws NOT_FOUND, or why it may not. */
export function requireSendable(
  parts: OutboxParts,
  conversationId: number,
  content: OutgoingContent,
): Addressee {
  const isTemplate = content.kind === 'template';
  const addressee = getAddressee(parts.db, conversationId);
  if (!addressee) throw new Refusal('NOT_FOUND');
  const verdict = canSend({
    // The doors have checked who asks.
    role: 'operator',
    lastInboundAt: addressee.lastInboundAt,
    accountState: addressee.accountState,
    isBlocked: addressee.isBlocked,
    isTemplate,
    now: parts.accountNow(addressee.accountId),
  });
  if (verdict !== true) throw new Refusal(verdict);
  if (isTemplate && addressee.isOptedOut) {
    const template = findSentTemplate(parts.db, addressee.accountId, content);
    if (template?.category === 'MARKETING') throw new Refusal('CONTACT_OPTED_OUT');
  }
  if (parts.target(addressee.accountId) === null) {
    throw new Refusal(addressee.accountKind === 'sandbox' ? 'SANDBOX_OFF' : 'ACCOUNT_NEEDS_TOKEN');
  }
  return addressee;
}

/** At the end of its conversation, also when the last message's time is a little ahead of ours. */
export const nextSentAt = (parts: OutboxParts, addressee: Addressee): number =>
  Math.max(parts.accountNow(addressee.accountId), addressee.lastMessageAt);

interface Prepared {
  content: OutgoingContent;
  context: OutgoingContext;
  quoted: MessageRow | null;
  reactsTo: MessageRow | null;
}

function prepare(parts: OutboxParts, input: SendInput, addressee: Addressee): Prepared {
  const { content } = input;
  const quoted = input.quotedMessageId === null ? null : requireHere(parts, input, input.quotedMessageId);
  const prepared: Prepared = {
    content,
    context: { media: null, targetWamid: null, template: null },
    quoted,
    reactsTo: null,
  };
  switch (content.kind) {
    case 'media':
      return prepareMedia(parts, prepared, content);
    case 'reaction': {
      const reactsTo = requireHere(parts, input, content.targetMessageId);
      if (reactsTo.wamid === null) throw new Refusal('REACTION_TARGET_MISSING');
      return {
        ...prepared,
        reactsTo,
        quoted: null,
        context: { ...prepared.context, targetWamid: reactsTo.wamid },
      };
    }
    case 'template': {
      const template = parts.sayTemplate(addressee.accountId, content);
      return { ...prepared, context: { ...prepared.context, template } };
    }
    case 'text':
    case 'location':
    case 'contacts':
    case 'buttons':
    case 'list':
      return prepared;
  }
}

/** Another message of the same conversation. Throws NOT_FOUND, and NOTE_STAYS_INSIDE for what is for colleagues only. */
function requireHere(parts: OutboxParts, input: SendInput, id: MessageId): MessageRow {
  const row = getMessageRow(parts.db, id);
  if (!row || row.conversation_id !== input.conversationId) throw new Refusal('NOT_FOUND');
  if (row.kind === 'note' || row.kind === 'team_event') throw new Refusal('NOTE_STAYS_INSIDE');
  return row;
}

type MediaContent = Extract<OutgoingContent, { kind: 'media' }>;

function prepareMedia(parts: OutboxParts, prepared: Prepared, content: MediaContent): Prepared {
  const { db, clock } = parts;
  const row = getMediaRow(db, content.mediaId);
  if (!row) throw new Refusal('NOT_FOUND');
  const place = parts.media.locate(content.mediaId);
  if (row.state !== 'stored' || row.sha256 === null || place === null) throw new Refusal('MEDIA_NOT_READY');
  const rule = mediaRuleOf(row.mime_type);
  if (rule === null) throw refusedType(row.mime_type);
  const isAnimated = rule.kind === 'sticker' && isAnimatedWebp(place.path);
  const fault = checkMedia({ mimeType: row.mime_type, byteSize: place.byteSize, isAnimated });
  if (fault !== true) throw fault;
  if (content.caption && (rule.kind === 'audio' || rule.kind === 'sticker'))
    throw new Refusal('CAPTION_NOT_POSSIBLE');
  // A file that a customer sent is passed on as a file of ours: an upload has an id and a life of its own.
  const mediaId: MediaId =
    row.direction === 'out'
      ? row.id
      : insertOutgoingMedia(db, {
          mimeType: row.mime_type,
          fileName: row.file_name,
          byteSize: place.byteSize,
          sha256: row.sha256,
          now: clock.now(),
        });
  // WhatsApp draws a voice note only from OGG; another format would be refused with it.
  const isVoice = content.isVoice && plainMimeType(row.mime_type) === 'audio/ogg';
  const media = { kind: rule.kind, fileName: place.fileName, isAnimated };
  return { ...prepared, content: { ...content, mediaId, isVoice }, context: { ...prepared.context, media } };
}

function insertPrepared(
  parts: OutboxParts,
  input: SendInput,
  addressee: Addressee,
  prepared: Prepared,
): MessageId {
  const { db, clock } = parts;
  const sentAt = nextSentAt(parts, addressee);
  const { accountId } = addressee;
  const messageId = insertMessage(db, {
    conversationId: input.conversationId,
    accountId,
    direction: 'out',
    content: toMessageContent(prepared.content, prepared.context),
    wamid: null,
    clientId: input.clientId,
    sentAt,
    receivedAt: clock.now(),
    raw: null,
    quotedWamid: prepared.context.targetWamid ?? prepared.quoted?.wamid ?? null,
    forwarded: 'no',
    referral: null,
    status: 'queued',
    statusAt: null,
    operatorId: input.operatorId,
    isOurs: true,
    isBulk: input.isPatient ?? false,
    automatic: input.automatic ?? (input.isProgram ? 'program' : undefined),
  });
  // Without a wamid there is nothing that could be there already.
  if (messageId === null) throw new Error('an outgoing message was not inserted');
  insertMessageJob(db, {
    accountId,
    conversationId: input.conversationId,
    messageId,
    payload: { content: prepared.content, quotedMessageId: prepared.quoted?.id ?? null },
    createdAt: clock.now(),
    isPatient: input.isPatient ?? false,
  });
  noteTemplate(parts, {
    content: prepared.content,
    accountId,
    messageId,
    operatorId: input.operatorId,
    sentAt,
  });
  showReaction(parts, {
    clientId: input.clientId,
    accountId,
    content: prepared.content,
    context: prepared.context,
    sentAt,
  });
  return messageId;
}

/** Everything that is sent with a template counts as its use, whichever way it was sent. */
export function noteTemplate(
  { db }: OutboxParts,
  use: {
    content: OutgoingContent;
    accountId: number;
    messageId: number;
    operatorId: number | null;
    sentAt: number;
  },
): void {
  if (use.content.kind !== 'template') return;
  const template = findSentTemplate(db, use.accountId, use.content);
  if (template) upsertMessageTemplate(db, { ...use, templateId: template.id });
}

/** The emoji stands on the bubble at once; it is taken off again when it cannot be sent. */
export function showReaction(
  parts: OutboxParts,
  input: {
    clientId: string;
    accountId: number;
    content: OutgoingContent;
    context: Pick<OutgoingContext, 'targetWamid'>;
    sentAt: number;
  },
): void {
  if (input.content.kind !== 'reaction' || input.context.targetWamid === null) return;
  upsertReaction(parts.db, {
    accountId: input.accountId,
    targetWamid: input.context.targetWamid,
    side: 'us',
    emoji: input.content.emoji || null,
    at: input.sentAt,
    reactionWamid: pendingReactionWamid(input.clientId),
  });
}
