import { describe, expect, it } from 'vitest';
import { OPEN_JOBS_SQL } from '../../../src-main/db/queries/outbox.ts';
import { GraphError } from '../../../src-main/meta/graph-error.ts';
import { createTokenBucket } from '../../../src-main/outbox/token-bucket.ts';
import { GIVE_UP_AFTER_MS, judge, type Verdict } from '../../../src-main/outbox/verdict.ts';
import { NOON } from '../../helpers/workspace.ts';
import { createRig } from './rig.ts';

const verdictOf = (
  error: ConstructorParameters<typeof GraphError>[0],
  more: Partial<Parameters<typeof judge>[0]> = {},
): Verdict =>
  judge({
    error: new GraphError(error),
    isRepeatable: false,
    trouble: null,
    createdAt: NOON,
    now: NOON,
    ...more,
  });
const refused = (code: number, more: object = {}) => ({
  kind: 'refused' as const,
  code,
  reason: 'error',
  ...more,
});

describe('the verdict on a failed attempt', () => {
  it('never repeats what may have been sent, however old or often tried', () => {
    expect(verdictOf({ kind: 'lost', reason: 'timeout' })).toMatchObject({ kind: 'unconfirmed' });
    expect(
      verdictOf({ kind: 'lost', reason: 'timeout' }, { createdAt: NOON - 2 * GIVE_UP_AFTER_MS }),
    ).toMatchObject({ kind: 'unconfirmed' });
    expect(verdictOf({ kind: 'lost', reason: 'timeout' }, { isRepeatable: true })).toMatchObject({
      kind: 'again',
      holds: 'nothing',
    });
  });

  it.each([
    [190, 'token'],
    [0, 'token'],
    [130429, 'account'],
    [80007, 'account'],
    [131048, 'account'],
    [131056, 'nothing'],
    [131000, 'nothing'],
    [131049, 'nothing'],
  ])('code %i holds %s', (code, holds) => {
    expect(verdictOf(refused(code))).toMatchObject({ kind: 'again', holds });
  });

  it.each([100, 131009, 131026, 131047, 131050, 132001, 368, 10, 777_777])('code %i is final', (code) => {
    expect(verdictOf(refused(code))).toMatchObject({ kind: 'failed', error: { code } });
  });

  it('waits at least as long as Meta asks', () => {
    expect(verdictOf(refused(130429, { retryAfterMs: 90_000 }))).toMatchObject({
      notBeforeAt: NOON + 90_000,
    });
    expect(verdictOf(refused(131049))).toMatchObject({ notBeforeAt: NOON + 86_400_000 });
  });

  it('counts the same trouble in a row, and starts anew with another', () => {
    expect(verdictOf(refused(131056), { trouble: { word: '131056', streak: 3 } })).toMatchObject({
      trouble: { word: '131056', streak: 4 },
      notBeforeAt: NOON + 64_000,
    });
    expect(verdictOf(refused(131056), { trouble: { word: '131000', streak: 3 } })).toMatchObject({
      trouble: { streak: 1 },
    });
  });

  it('a refusal that is none of Meta’s codes is final', () => {
    expect(verdictOf({ kind: 'refused', reason: 'malformed path' })).toMatchObject({ kind: 'failed' });
  });
});

describe('the token bucket', () => {
  it('gives its burst, then its rate, also when the clock jumps', () => {
    const bucket = createTokenBucket({ perSecond: 80, burst: 8 });
    const takes = (at: number, count: number) => Array.from({ length: count }, () => bucket.take(at));
    expect(takes(NOON, 8)).toEqual(Array(8).fill(0));
    expect(bucket.take(NOON)).toBe(13);
    expect(bucket.take(NOON + 13)).toBe(0);
    expect(takes(NOON + 10_000, 8)).toEqual(Array(8).fill(0));
    expect(bucket.take(NOON - 100_000)).toBeGreaterThan(0);
    expect(bucket.take(NOON - 100_000 + 13)).toBe(0);
  });
});

describe('the look into a conversation', () => {
  it('goes by its index, however many messages were sent', () => {
    const plan = createRig()
      .db.prepare(`EXPLAIN QUERY PLAN ${OPEN_JOBS_SQL}`)
      .all(1, 20)
      .map((row) => (row as { detail: string }).detail);
    expect(plan).toEqual(['SEARCH outbox USING INDEX outbox_open (conversation_id=?)']);
  });
});
