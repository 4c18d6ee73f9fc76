import type { OutgoingContent } from '#shared/contract/messages.ts';
import { getMessageRow, type MessageRow } from '../db/queries/messages.ts';
import type { OutboxJob } from '../db/queries/outbox.ts';
import { getAddressee, setQuotedWamid } from '../db/queries/outgoing-messages.ts';
import { buildMessageBody, type OutgoingMessage } from '../meta/message-body.ts';
import type { OutboxParts } from './parts.ts';
import type { Brought } from './upload.ts';

/** The request of a job, with what is known now of whom it goes to and what it answers. */
export function bodyOfJob(
  options: Pick<OutboxParts, 'db'>,
  job: OutboxJob,
  message: MessageRow,
  brought: Brought,
): Record<string, unknown> {
  const { content } = job.payload;
  const addressee = getAddressee(options.db, job.conversationId);
  return buildMessageBody({
    content,
    recipient: { waId: addressee?.waId ?? null, bsuid: addressee?.bsuid ?? null },
    clientId: message.client_id ?? '',
    quotedWamid: findQuoted(options, job, message),
    ...filesOf(content, brought),
    targetWamid: content.kind === 'reaction' ? message.quoted_wamid : null,
  });
}

function filesOf(content: OutgoingContent, brought: Brought): Pick<OutgoingMessage, 'media' | 'cardMedia'> {
  if (content.kind === 'media') return { media: brought.get(content.mediaId) ?? null };
  if (content.kind !== 'template') return { media: null };
  const { headerMediaId, cardMedia = [] } = content;
  const cards = cardMedia.flatMap(({ card, mediaId }) => {
    const file = brought.get(mediaId);
    return file === undefined ? [] : [[card, file] as const];
  });
  const media = headerMediaId === undefined ? null : (brought.get(headerMediaId) ?? null);
  return { media, cardMedia: new Map(cards) };
}

/** The message that is answered may have got its wamid only after the answer was written. */
function findQuoted(options: Pick<OutboxParts, 'db'>, job: OutboxJob, message: MessageRow): string | null {
  const { quotedMessageId } = job.payload;
  if (message.quoted_wamid !== null || quotedMessageId === null) return message.quoted_wamid;
  const wamid = getMessageRow(options.db, quotedMessageId)?.wamid ?? null;
  if (wamid !== null) setQuotedWamid(options.db, message.id, wamid);
  return wamid;
}
