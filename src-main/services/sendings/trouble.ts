import type { Sentence } from '#shared/contract/base.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';
import { pauseWords } from '#shared/domain/sending-words.ts';
import type { RecipientTally } from '../../db/queries/sending-recipients.ts';
import type { StoredPause } from '../../db/queries/sendings.ts';

/**
 * Meta's codes that are about the number, the account or the template: whoever is next would be refused as well, and each refusal
 * makes it worse. A person has to look (`research/api.md` section 6).
 */
const EVERYBODY = new Set([
  '3',
  '10',
  '33',
  '200',
  '368',
  '131005',
  '131031',
  '131037',
  '131042',
  '131045',
  '131048',
  '131063',
  '131064',
  '132000',
  '132001',
  '132007',
  '132015',
  '132016',
  '132068',
  '132069',
  '133006',
  '133010',
]);

/** Words and codes that pass by themselves. One now and then is the outbox's business; many at once are a reason to rest. */
const BUSY = new Set([
  'busy',
  '4',
  '613',
  '80007',
  '80008',
  '130429',
  '131016',
  '131057',
  '133004',
  '2494100',
]);
const MANY = 20;
const REST_MS = 3 * 60 * 1000;

/** What a sending stops for. */
export type Trouble = Omit<StoredPause, 'at'>;

/** Why a running sending must stop now; null when it may go on. `forgiven` are the failures that somebody has seen before. */
export function findTrouble(
  tallies: readonly RecipientTally[],
  forgiven: Readonly<Record<string, number>>,
  now: number,
): Trouble | null {
  const counts = countReasons(tallies);
  for (const [reason, count] of counts) {
    if (EVERYBODY.has(reason) && count > (forgiven[reason] ?? 0))
      return { kind: 'trouble', sentence: sentenceOf(reason), until: null };
  }
  const waiting = tallies.filter(({ state }) => state === 'queued');
  const dead = waiting.find(({ reason }) => isAboutToken(reason));
  if (dead) return { kind: 'account', sentence: sentenceOf(dead.reason), until: null };
  const busy = waiting.reduce((sum, { reason, count }) => sum + (BUSY.has(reason) ? count : 0), 0);
  return busy < MANY ? null : { kind: 'wait', sentence: pauseWords.busy, until: now + REST_MS };
}

/** How many failures of each kind there are now: what somebody who goes on has seen. */
export const forgive = (tallies: readonly RecipientTally[]): Record<string, number> =>
  Object.fromEntries([...countReasons(tallies)].filter(([reason]) => EVERYBODY.has(reason)));

function countReasons(tallies: readonly RecipientTally[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { state, reason, count } of tallies) {
    if (state !== 'failed' && state !== 'queued') continue;
    counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  return counts;
}

/** The token is dead: until there is another one, everything waits. */
export const isAboutToken = (reason: string): boolean =>
  /^\d+$/.test(reason) && explainMetaError({ code: Number(reason) }).scope === 'token';

const sentenceOf = (code: string): Sentence => explainMetaError({ code: Number(code) }).sentence;
