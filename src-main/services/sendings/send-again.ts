import { requireAccount } from '../../db/queries/accounts.ts';
import {
  listFailedRecipients,
  listRecipientTallies,
  type StoredRecipient,
  setRecipientState,
} from '../../db/queries/sending-recipients.ts';
import { requireSending, type StoredSending, updateSending } from '../../db/queries/sendings.ts';
import { listUnheardRecipients } from '../../db/queries/unheard-recipients.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import type { SendingsOptions } from './options.ts';
import { canRetry, retryNotBefore } from './retries.ts';
import { forgive } from './trouble.ts';
import { silenceLimits } from './unheard.ts';

const AT_ONCE = 200;

/** Whom one message is sent to once more: a page behind an id, and who of it may have it now. */
export interface Choice {
  list(page: { after: number; limit: number }): StoredRecipient[];
  isWanted(recipient: StoredRecipient): boolean;
}

/** Those that failed and may be tried now; `ids` limits them to some. */
export const failedOnes = (
  { db, clock }: SendingsOptions,
  { id: sendingId, accountId }: StoredSending,
  ids: readonly number[] | null,
): Choice => {
  const { clockOffsetMs } = requireAccount(db, accountId);
  return {
    list: (page) => listFailedRecipients(db, { sendingId, ids, ...page }),
    isWanted: (recipient) =>
      canRetry(recipient) && (retryNotBefore(recipient, clockOffsetMs) ?? 0) <= clock.now(),
  };
};

/** Those whose request was lost, and of whom nothing was heard where something should have been. */
export function unheardOnes(options: SendingsOptions, { id, accountId }: StoredSending): Choice {
  const limits = silenceLimits(options, accountId);
  return {
    list: (page) => listUnheardRecipients(options.db, { sendingId: id, ...page, ...limits }),
    isWanted: () => true,
  };
}

/**
 * Those who are chosen wait once more, and the sending goes on with the first of them: a hub that dies in between leaves nobody
 * waiting in one that is over. Of whom Meta speaks meanwhile is out of it: a message tells its recipient how it stands.
 */
export function* putBack(
  { db, clock }: SendingsOptions,
  sending: StoredSending,
  choice: Choice,
): Generator<undefined, number> {
  let retried = 0;
  let after = 0;
  for (;;) {
    const page = choice.list({ after, limit: AT_ONCE });
    const last = page.at(-1);
    if (last === undefined) return retried;
    after = last.id;
    const current = requireSending(db, sending.id);
    const isCancelled = current.state === 'cancelled' && (sending.state !== 'cancelled' || retried > 0);
    if (isCancelled) return retried;
    const again = page.filter(choice.isWanted);
    inTransaction(db, () => {
      for (const { id } of again) setRecipientState(db, id, 'waiting', clock.now());
      if (again.length > 0) goOn(db, current);
    });
    retried += again.length;
    yield;
  }
}

/** A sending with something to do goes on; what a person has paused waits until a person resumes it. */
function goOn(db: Db, { id, state, pause }: StoredSending): void {
  const forgiven = forgive(listRecipientTallies(db, id));
  const isHeld = state === 'paused' && pause?.kind === 'person';
  updateSending(db, id, isHeld ? { forgiven } : { state: 'running', pause: null, endedAt: null, forgiven });
}
