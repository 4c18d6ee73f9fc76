import type { Sending } from '#shared/contract/sendings.ts';
import { HEARD_WITHIN_MS } from '#shared/domain/sending.ts';
import type { StoredSending } from '../../db/queries/sendings.ts';
import { countUnheard, getLastReportAt, type SilenceLimits } from '../../db/queries/unheard-recipients.ts';
import type { SendingsOptions } from './options.ts';

/**
 * From which requests something may be concluded although Meta said nothing of them. Meta's word came in after they had left, and
 * since this hub listens (what came while nobody listened is repeated by Meta, hours later at times); and it has had its time.
 */
export function silenceLimits(
  { db, clock, startedAt }: Pick<SendingsOptions, 'db' | 'clock' | 'startedAt'>,
  accountId: number,
): SilenceLimits {
  const heardAt = getLastReportAt(db, accountId);
  const isHeard = heardAt !== null && heardAt > startedAt;
  const lostBy = clock.now() - HEARD_WITHIN_MS;
  return { leftBefore: isHeard ? heardAt : 0, lostBy: startedAt <= lostBy ? lostBy : 0 };
}

/** What can be said of those whose request was lost on the way; null when there are none. */
export function viewUnheard(
  options: Pick<SendingsOptions, 'db' | 'clock' | 'startedAt'>,
  { id, accountId }: StoredSending,
  unconfirmed: number,
): Sending['unheard'] {
  if (unconfirmed === 0) return null;
  const { ready, nextLostAt } = countUnheard(options.db, {
    sendingId: id,
    ...silenceLimits(options, accountId),
  });
  const nextAt = nextLostAt === null ? null : Math.max(nextLostAt, options.startedAt) + HEARD_WITHIN_MS;
  return { ready, nextAt };
}
