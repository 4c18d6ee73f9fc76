import { describe, expect, it } from 'vitest';
import { dueReminder, tokenKind } from '#shared/domain/connect-token.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.UTC(2026, 10, 22, 12);

describe('tokenKind', () => {
  it('goes by the whole life of a token', () => {
    expect(tokenKind({ issuedAt: null, expiresAt: null, now })).toBe('permanent');
    expect(tokenKind({ issuedAt: now - HOUR, expiresAt: now + 23 * HOUR, now })).toBe('temporary');
    expect(tokenKind({ issuedAt: null, expiresAt: now + 23 * HOUR, now })).toBe('temporary');
    expect(tokenKind({ issuedAt: now, expiresAt: now + 60 * DAY, now })).toBe('sixty_days');
    // The last hours of a token of 60 days.
    expect(tokenKind({ issuedAt: now - 59 * DAY, expiresAt: now + HOUR, now })).toBe('sixty_days');
  });
});

describe('dueReminder', () => {
  it('is the one nearest to the end, none before 14 days and none afterwards', () => {
    const at = (before: number) => dueReminder(now + before, now);
    expect([15 * DAY, 14 * DAY, 4 * DAY, 3 * DAY, 2 * DAY, DAY, 2 * HOUR, HOUR, 1, 0, -DAY].map(at)).toEqual([
      null,
      'TOKEN_ENDS_IN_14_DAYS',
      'TOKEN_ENDS_IN_14_DAYS',
      'TOKEN_ENDS_IN_3_DAYS',
      'TOKEN_ENDS_IN_3_DAYS',
      'TOKEN_ENDS_IN_1_DAY',
      'TOKEN_ENDS_IN_1_DAY',
      'TOKEN_ENDS_IN_1_HOUR',
      'TOKEN_ENDS_IN_1_HOUR',
      null,
      null,
    ]);
    expect(dueReminder(null, now)).toBeNull();
  });
});
