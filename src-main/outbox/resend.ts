import type { Message } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { forgetUpload } from '../db/queries/media.ts';
import { refreshPreview } from '../db/queries/message-writes.ts';
import { getMessageRow, requireMessage } from '../db/queries/messages.ts';
import { deleteMessageAndJob, getJobOfMessage, restartJob } from '../db/queries/outbox.ts';
import { restartMessage, restoreOwnReaction } from '../db/queries/outgoing-messages.ts';
import { inTransaction } from '../db/statements.ts';
import { reactionTarget } from './accept.ts';
import { nextSentAt, noteTemplate, requireSendable, showReaction } from './enqueue.ts';
import type { OutboxParts } from './parts.ts';

/**
 * A person sends a failed message again, or an unconfirmed one after deciding that it did not arrive. Throws
 * MESSAGE_NOT_RETRYABLE, or why nothing can be sent there now.
 */
export function resendMessage(parts: OutboxParts, id: MessageId, isPatient = false): Message {
  const { db, clock } = parts;
  return inTransaction(db, () => {
    const message = requireMessage(db, id);
    const job = getJobOfMessage(db, id);
    if (job === null || (message.status !== 'failed' && message.status !== 'unconfirmed')) {
      throw new Refusal('MESSAGE_NOT_RETRYABLE');
    }
    const { content } = job.payload;
    const addressee = requireSendable(parts, message.conversationId, content);
    const sentAt = nextSentAt(parts, addressee);
    restartMessage(db, id, sentAt);
    restartJob(db, job.id, { now: clock.now(), isPatient });
    if (content.kind === 'media') forgetUpload(db, content.mediaId);
    noteTemplate(parts, { content, accountId: job.accountId, messageId: id, operatorId: null, sentAt });
    const context = { targetWamid: reactionTarget(db, id) };
    showReaction(parts, {
      clientId: message.clientId ?? '',
      accountId: job.accountId,
      content,
      context,
      sentAt,
    });
    refreshPreview(db, message.conversationId);
    return requireMessage(db, id);
  });
}

/** Removes a message that Meta cannot have; null for every other, which stays. */
export function discardMessage(
  parts: OutboxParts,
  id: MessageId,
): { id: MessageId; conversationId: number; accountId: number } | null {
  const { db } = parts;
  return inTransaction(db, () => {
    const message = getMessageRow(db, id);
    const job = getJobOfMessage(db, id);
    const isUnsent = job?.state === 'queued' || job?.state === 'failed';
    if (message === null || message.wamid !== null || !isUnsent) return null;
    const target = reactionTarget(db, id);
    deleteMessageAndJob(db, id);
    if (target !== null) restoreOwnReaction(db, message.account_id, target);
    refreshPreview(db, message.conversation_id);
    return { id, conversationId: message.conversation_id, accountId: message.account_id };
  });
}
