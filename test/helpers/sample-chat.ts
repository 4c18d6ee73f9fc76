import type { Conversation } from '#shared/contract/conversations.ts';
import type { Media } from '#shared/contract/media.ts';
import type { Message } from '#shared/contract/messages.ts';
import type { AccountId, ContactId, ConversationId, MediaId, MessageId } from '#shared/domain/ids.ts';

/** Noon of a day in November, UTC ms. */
export const sampleNow = Date.UTC(2026, 10, 20, 12, 0, 0);

/** A text of the customer, received at `sampleNow`. */
export function sampleMessage(change: Partial<Message> = {}): Message {
  const id = change.id ?? (1 as MessageId);
  const content = change.content ?? { kind: 'text', body: `Message ${id}` };
  return {
    id,
    conversationId: 1 as ConversationId,
    accountId: 7 as AccountId,
    direction: 'in',
    kind: content.kind,
    content,
    wamid: `wamid.${id}`,
    clientId: null,
    sentAt: sampleNow,
    receivedAt: sampleNow,
    status: null,
    statusAt: null,
    error: null,
    operatorId: null,
    isOurs: false,
    quoted: null,
    forwarded: 'no',
    referral: null,
    reactions: [],
    reactionTargetId: null,
    media: null,
    editedAt: null,
    revokedAt: null,
    ...change,
  };
}

/** A photo of the customer's of which nothing is here yet. */
export function sampleMedia(change: Partial<Media> = {}): Media {
  return {
    id: 1 as MediaId,
    state: 'waiting',
    mimeType: 'image/jpeg',
    fileName: null,
    byteSize: null,
    sha256: null,
    failure: null,
    width: null,
    height: null,
    durationMs: null,
    waveform: null,
    hasThumbnail: false,
    ...change,
  };
}

/** A text of ours that was delivered. */
export function sampleAnswer(change: Partial<Message> = {}): Message {
  return sampleMessage({
    direction: 'out',
    status: 'delivered',
    isOurs: true,
    clientId: `00000000-0000-4000-8000-${String(change.id ?? 1).padStart(12, '0')}`,
    ...change,
  });
}

/** A conversation in which the customer wrote at `sampleNow` and was read. */
export function sampleConversation(change: Partial<Conversation> = {}): Conversation {
  const id = change.id ?? (1 as ConversationId);
  return {
    id,
    accountId: 7 as AccountId,
    contact: {
      id: id as number as ContactId,
      customName: `Customer ${id}`,
      profileName: null,
      username: null,
      waId: `38067${String(1_000_000 + id)}`,
      bsuid: null,
      isOptedOut: false,
    },
    state: 'open',
    snoozedUntil: null,
    wokenAt: null,
    assigneeId: null,
    participantIds: [],
    lastOperatorAt: null,
    waitingSince: null,
    escalatedAt: null,
    pinnedAt: null,
    labelIds: [],
    isBlocked: false,
    lastMessageAt: sampleNow,
    preview: { direction: 'in', kind: 'text', text: 'Good day!', status: null },
    unreadCount: 0,
    lastInboundAt: sampleNow,
    createdAt: sampleNow,
    ...change,
  };
}
