import { getMessageRow, type MessageRow } from '../db/queries/messages.ts';
import type { OutboxJob } from '../db/queries/outbox.ts';
import { getAddressee, setQuotedWamid } from '../db/queries/outgoing-messages.ts';
import { buildMessageBody } from '../meta/message-body.ts';
import type { OutboxParts } from './parts.ts';
import type { Uploaded } from './upload.ts';

/** The request of a job, with what is known now of whom it goes to and what it answers. */
export function bodyOfJob(
  options: Pick<OutboxParts, 'db'>,
  job: OutboxJob,
  message: MessageRow,
  media: Uploaded | null,
): Record<string, unknown> {
  const { content } = job.payload;
  const addressee = getAddressee(options.db, job.conversationId);
  return buildMessageBody({
    content,
    recipient: { waId: addressee?.waId ?? null, bsuid: addressee?.bsuid ?? null },
    clientId: message.client_id ?? '',
    quotedWamid: findQuoted(options, job, message),
    media,
    targetWamid: content.kind === 'reaction' ? message.quoted_wamid : null,
  });
}

/** The message that is answered may have got its wamid only after the answer was written. */
function findQuoted(options: Pick<OutboxParts, 'db'>, job: OutboxJob, message: MessageRow): string | null {
  const { quotedMessageId } = job.payload;
  if (message.quoted_wamid !== null || quotedMessageId === null) return message.quoted_wamid;
  const wamid = getMessageRow(options.db, quotedMessageId)?.wamid ?? null;
  if (wamid !== null) setQuotedWamid(options.db, message.id, wamid);
  return wamid;
}
