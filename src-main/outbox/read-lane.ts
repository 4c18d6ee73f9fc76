import { deleteReadJob, getReadJob, postponeReadJob, type ReadJob } from '../db/queries/outbox-reads.ts';
import { toGraphError } from '../meta/network-failure.ts';
import type { Pick } from './lanes.ts';
import type { OutboxParts } from './parts.ts';
import { backoffMs, judge, type Verdict } from './verdict.ts';

/** Blue ticks that could not be given for a day are not given any more. */
const GIVE_UP_AFTER_MS = 24 * 60 * 60 * 1000;

export interface ReadLaneOptions extends OutboxParts {
  onHeld(accountId: number, verdict: Extract<Verdict, { kind: 'again' }>): void;
}

/** The blue ticks of a conversation, if they can be given now. */
export function pickRead(options: ReadLaneOptions, conversationId: number): Pick {
  const job = getReadJob(options.db, conversationId);
  if (job === null) return { kind: 'empty' };
  if (job.notBeforeAt > options.clock.now()) return { kind: 'wait', until: job.notBeforeAt };
  return { kind: 'ready', start: () => sendRead(options, job) };
}

/** Repeating a read receipt is harmless, so a lost answer is tried again; a refused one is of no use and is dropped. */
async function sendRead(options: ReadLaneOptions, job: ReadJob): Promise<void> {
  const account = options.target(job.accountId);
  if (account === null) return;
  try {
    await options.graph.markRead(account.target, account.phoneNumberId, job.wamid, false);
    if (!options.isDead()) deleteReadJob(options.db, job);
  } catch (thrown) {
    if (options.isDead()) return;
    const error = toGraphError(thrown);
    const now = options.clock.now();
    options.log.info('outbox.read-failed', {
      jobId: job.id,
      accountId: job.accountId,
      ...error.toLogFields(),
    });
    const verdict = judge({ error, isRepeatable: true, trouble: null, createdAt: job.createdAt, now });
    if (verdict.kind !== 'again' || now - job.createdAt > GIVE_UP_AFTER_MS) {
      deleteReadJob(options.db, job);
      return;
    }
    postponeReadJob(options.db, job, Math.max(verdict.notBeforeAt, now + backoffMs(job.attempts + 1)));
    if (verdict.holds !== 'nothing') options.onHeld(job.accountId, verdict);
  }
}
