import type { Conversation } from '#shared/contract/conversations.ts';
import type { Media } from '#shared/contract/media.ts';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import { contentText } from '#shared/domain/content.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import { mediaRuleOf } from '#shared/domain/media-rules.ts';
import { toMessageContent } from '#shared/domain/outgoing.ts';
import type { OutgoingMessage } from './outgoing-store.ts';

export interface OutgoingDraft {
  readonly conversation: Conversation;
  readonly content: OutgoingContent;
  readonly quoted: Message | null;
  /** The uploaded file of a media message. */
  readonly media?: Media;
  /** Nothing is sent when a colleague has answered after it; left out: sent whatever happened. */
  readonly seenUpTo?: MessageId | undefined;
  /** UTC ms by the clock of the account. */
  readonly now: number;
}

let lastMadeUpId = 0;

/** The bubble that is shown the moment a person sends, before the hub has answered. */
export function makeOutgoing(draft: OutgoingDraft): OutgoingMessage {
  const { conversation, content, quoted, media, seenUpTo, now } = draft;
  const clientId = crypto.randomUUID();
  const rule = media ? mediaRuleOf(media.mimeType) : null;
  const messageContent = toMessageContent(content, {
    media: media && rule ? { kind: rule.kind, fileName: media.fileName, isAnimated: false } : null,
    targetWamid: null,
    // A template is filled and sent by the hub; none goes through the composer.
    template: null,
  });
  lastMadeUpId -= 1;
  const message: Message = {
    id: lastMadeUpId as MessageId, // made up: it names the row until the hub's message comes, and goes nowhere
    conversationId: conversation.id,
    accountId: conversation.accountId,
    direction: 'out',
    kind: messageContent.kind,
    content: messageContent,
    wamid: null,
    clientId,
    sentAt: now,
    receivedAt: now,
    status: 'queued',
    statusAt: null,
    error: null,
    operatorId: null,
    isOurs: true,
    quoted: quoted ? quotedPart(quoted) : null,
    forwarded: 'no',
    referral: null,
    reactions: [],
    reactionTargetId: null,
    media: media ?? null,
    editedAt: null,
    revokedAt: null,
  };
  return {
    clientId,
    conversationId: conversation.id,
    content,
    quotedMessageId: quoted?.id ?? null,
    seenUpTo,
    message,
    failure: null,
  };
}

function quotedPart(message: Message): Message['quoted'] {
  return {
    wamid: message.wamid ?? '',
    id: message.id,
    direction: message.direction,
    kind: message.kind,
    text: contentText(message.content),
  };
}
