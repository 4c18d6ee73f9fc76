import { describe, expect, it } from 'vitest';
import { windowState } from '../../../src-renderer/state/window-state.ts';

const HOUR = 3_600_000;
const now = 1_790_000_000_000;

describe('the customer service window on the screen', () => {
  it('is open with the time left, by hours and minutes', () => {
    expect(windowState(now - HOUR, now)).toEqual({ kind: 'open', hours: 23, minutes: 0 });
    expect(windowState(now - 4.5 * HOUR, now)).toEqual({ kind: 'open', hours: 19, minutes: 30 });
  });

  it('is soon over in its last four hours', () => {
    expect(windowState(now - 20 * HOUR, now)).toEqual({ kind: 'open', hours: 4, minutes: 0 });
    expect(windowState(now - 20 * HOUR - 60_000, now)).toEqual({ kind: 'soon', hours: 3, minutes: 59 });
    expect(windowState(now - 24 * HOUR + 30_000, now)).toEqual({ kind: 'soon', hours: 0, minutes: 0 });
  });

  it('is closed after a day, and never opened before the first message', () => {
    expect(windowState(now - 25 * HOUR, now)).toEqual({ kind: 'closed', closedAt: now - HOUR });
    expect(windowState(null, now)).toEqual({ kind: 'never-opened' });
  });
});
