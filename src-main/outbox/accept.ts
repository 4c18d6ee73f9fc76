import type { MessageId } from '#shared/domain/ids.ts';
import { setMessageStatus } from '../db/queries/message-writes.ts';
import { getMessageRow, type MessageRow } from '../db/queries/messages.ts';
import { endJob, type OutboxJob } from '../db/queries/outbox.ts';
import { confirmOwnReaction, setWamid } from '../db/queries/outgoing-messages.ts';
import { applyStatuses } from '../db/queries/statuses.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import { readStoredContent } from '../db/stored-content.ts';

/** Stands for Meta's id of a reaction of ours until Meta has given one. */
export const pendingReactionWamid = (clientId: string): string => `pending:${clientId}`;

/**
 * Meta has the message: its id is stored, the job ends, and statuses that came before the answer are applied. Returns
 * the echo of it that gave way, if there was one.
 */
export function acceptMessage(
  db: Db,
  input: { job: OutboxJob; message: MessageRow; wamid: string; at: number },
): { removedEchoId: MessageId | null } {
  const { job, message, wamid } = input;
  return inTransaction(db, () => {
    const removedEchoId = setWamid(db, message.id, wamid);
    setMessageStatus(db, message.id, { status: 'accepted', at: input.at, error: null });
    endJob(db, job.id, 'accepted', null);
    if (message.client_id !== null) confirmOwnReaction(db, pendingReactionWamid(message.client_id), wamid);
    applyStatuses(db, message.id);
    return { removedEchoId };
  });
}

/** The message on which a reaction stands, by its wamid; null for every other kind. */
export function reactionTarget(db: Db, messageId: number): string | null {
  const row = getMessageRow(db, messageId);
  if (row?.kind !== 'reaction') return null;
  const content = readStoredContent(row);
  return content.kind === 'reaction' ? content.targetWamid : null;
}
