import type { Sending } from '#shared/contract/sendings.ts';
import { metaErrorEntry } from '#shared/domain/meta-errors.ts';
import { type SendFailureWord, sendFailures } from '#shared/domain/send-failures.ts';
import {
  countFailedAfter,
  type RecipientTally,
  type StoredRecipient,
} from '../../db/queries/sending-recipients.ts';
import type { Db } from '../../db/statements.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Meta's cap of marketing for one person. */
const MARKETING_CAP = '131049';

/** Whether it makes sense to send once more what failed; what may have arrived is a question of its own (`unheard`). */
export const canRetry = ({ state, messageId, failure }: StoredRecipient): boolean =>
  state === 'failed' && messageId !== null && isWorthATry(failure ?? '');

/**
 * By Meta's code or our own word, as failures are counted. What was wrong with the number, the account or the template may be mended
 * by now: a person sends again after mending it. What Meta refuses for this person stays refused.
 */
const isWorthATry = (reason: string): boolean => {
  if (/^\d+$/.test(reason)) return MENDABLE.has(reason) || metaErrorEntry(Number(reason)).retry !== 'no';
  return isOurs(reason) && sendFailures[reason].retry !== 'no';
};
const MENDABLE = new Set('10 200 131005 131031 131037 131042 131045 131063 132001 132015 133010'.split(' '));

const isOurs = (word: string): word is SendFailureWord => Object.hasOwn(sendFailures, word);

/** Before which time of ours Meta refuses once more; null when it may be tried at once. Meta told the state by the account's clock. */
export const retryNotBefore = (
  { state, failure, statusAt, updatedAt }: StoredRecipient,
  clockOffsetMs: number,
): number | null =>
  state === 'failed' && failure === MARKETING_CAP ? (statusAt ?? updatedAt) - clockOffsetMs + DAY_MS : null;

/** How many of those who failed can be sent to again, now and later. */
export function viewAgain(
  db: Db,
  tallies: readonly RecipientTally[],
  { sendingId, clockOffsetMs, now }: { sendingId: number; clockOffsetMs: number; now: number },
): Sending['again'] {
  const failed = tallies.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return null;
  const worthATry = failed
    .filter(({ reason }) => isWorthATry(reason))
    .reduce((sum, { count }) => sum + count, 0);
  // Only these have to be looked at one by one.
  const isCapped = failed.some(({ reason }) => reason === MARKETING_CAP);
  if (!isCapped) return { ready: worthATry, later: 0, nextAt: null };
  const since = now + clockOffsetMs - DAY_MS;
  const { count, firstAt } = countFailedAfter(db, { sendingId, failure: MARKETING_CAP, since });
  const nextAt = firstAt === null ? null : firstAt - clockOffsetMs + DAY_MS;
  return { ready: worthATry - count, later: count, nextAt };
}
