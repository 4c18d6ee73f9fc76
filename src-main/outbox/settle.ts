import type { MessageId } from '#shared/domain/ids.ts';
import { getMessageRow } from '../db/queries/messages.ts';
import { getJobOfMessage } from '../db/queries/outbox.ts';
import { getMessageIdByClientId, isFormerWamid } from '../db/queries/outgoing-messages.ts';
import type { Db } from '../db/statements.ts';
import { acceptMessage } from './accept.ts';

/**
 * A status says that Meta has a message of ours, by the callback data that we sent along: an answer that was lost, or is
 * still on its way, is thereby known. Returns the message that the wamid belongs to; null when it is none of ours, or
 * belongs to a former attempt of one that was sent again. Runs inside the caller's transaction.
 */
export function settleMessage(
  db: Db,
  input: { clientId: string; accountId: number; wamid: string; at: number },
): MessageId | null {
  const id = getMessageIdByClientId(db, input.accountId, input.clientId);
  const message = id === null ? null : getMessageRow(db, id);
  if (message === null) return null;
  if (message.wamid !== null) return message.wamid === input.wamid ? message.id : null;
  const job = getJobOfMessage(db, message.id);
  if (job === null || isFormerWamid(db, message.id, input.wamid)) return null;
  acceptMessage(db, { job, message, wamid: input.wamid, at: input.at });
  return message.id;
}
