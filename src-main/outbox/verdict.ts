import { explainMetaError } from '#shared/domain/meta-errors.ts';
import type { StoredMessageError } from '../db/queries/message-error.ts';
import type { JobTrouble } from '../db/queries/outbox.ts';
import type { GraphError } from '../meta/graph-error.ts';
import { failureOf, ownFailure } from './failures.ts';

/** What becomes of a job after an attempt failed. */
export type Verdict =
  /** It may have been sent: only a status or a person decides. */
  | { kind: 'unconfirmed'; error: StoredMessageError }
  | { kind: 'failed'; error: StoredMessageError }
  /** Certainly not sent; it is tried again. */
  | {
      kind: 'again';
      error: StoredMessageError;
      notBeforeAt: number;
      trouble: JobTrouble;
      /** What else must wait: nothing, everything of the account for a while, or until it has another token. */
      holds: 'nothing' | 'account' | 'token';
    };

export interface FailedAttempt {
  error: GraphError;
  /** A repetition does no harm (an upload, a read receipt): a lost answer is then like one that never came. */
  isRepeatable: boolean;
  trouble: JobTrouble | null;
  createdAt: number;
  now: number;
}

const SECOND = 1000;
/** No message is tried for longer than this: who reads it after three days would not understand it. */
export const GIVE_UP_AFTER_MS = 72 * 60 * 60 * SECOND;
/** Meta's "something went wrong" is given a few chances, then a person decides. */
const UNKNOWN_TROUBLE_TRIES = 5;
const LONGEST_BACKOFF_MS = 5 * 60 * SECOND;
const LONGEST_PAIR_WAIT_MS = 60 * 60 * SECOND;

/** 1, 2, 4 ... seconds, at most five minutes; `streak` counts from 1. */
export const backoffMs = (streak: number): number => Math.min(SECOND * 2 ** (streak - 1), LONGEST_BACKOFF_MS);

/** 4^x seconds, x = 0, 1, 2 ... as Meta asks for code 131056; at most an hour. */
const pairWaitMs = (streak: number): number => Math.min(SECOND * 4 ** (streak - 1), LONGEST_PAIR_WAIT_MS);

/** Decides by what is certain: sent again is only what cannot have been sent, or what Meta refused and may take later. */
export function judge(attempt: FailedAttempt): Verdict {
  const { error } = attempt;
  if (error.kind === 'lost' && !attempt.isRepeatable) return { kind: 'unconfirmed', error: failureOf(error) };
  if (attempt.now - attempt.createdAt > GIVE_UP_AFTER_MS)
    return { kind: 'failed', error: ownFailure('gave_up') };
  if (error.kind === 'unreachable' || error.kind === 'lost') {
    return again(attempt, error.kind, {
      minWaitMs: 0,
      holds: error.kind === 'unreachable' ? 'account' : 'nothing',
    });
  }
  if (error.code === null) {
    if (error.httpStatus !== 429) return { kind: 'failed', error: failureOf(error) };
    return again(attempt, '429', { minWaitMs: error.retryAfterMs ?? 0, holds: 'account' });
  }
  return judgeRefusal(attempt, error.code);
}

function judgeRefusal(attempt: FailedAttempt, code: number): Verdict {
  const { error } = attempt;
  const explained = explainMetaError(error);
  const minWaitMs = Math.max(explained.retryAfterMs ?? 0, error.retryAfterMs ?? 0);
  if (explained.scope === 'token') return again(attempt, String(code), { minWaitMs: 0, holds: 'token' });
  if (explained.retry === 'no') return { kind: 'failed', error: failureOf(error) };
  const holds = explained.scope === 'account' ? 'account' : 'nothing';
  const verdict = again(attempt, String(code), { minWaitMs, holds });
  const isHopeless = explained.retry === 'yes' && explained.scope === 'message';
  if (isHopeless && verdict.trouble.streak >= UNKNOWN_TROUBLE_TRIES)
    return { kind: 'failed', error: failureOf(error) };
  return verdict;
}

function again(
  attempt: FailedAttempt,
  word: string,
  wait: { minWaitMs: number; holds: 'nothing' | 'account' | 'token' },
): Extract<Verdict, { kind: 'again' }> {
  const streak = attempt.trouble?.word === word ? attempt.trouble.streak + 1 : 1;
  const growing = word === '131056' ? pairWaitMs(streak) : backoffMs(streak);
  // A job whose token is dead is ready the moment there is another one.
  const waitMs = wait.holds === 'token' ? 0 : Math.max(growing, wait.minWaitMs);
  return {
    kind: 'again',
    error: attempt.error.kind === 'lost' ? ownFailure('unreachable') : failureOf(attempt.error),
    notBeforeAt: attempt.now + waitMs,
    trouble: { word, streak },
    holds: wait.holds,
  };
}
