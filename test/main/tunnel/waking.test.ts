import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchForWaking } from '../../../src-main/tunnel/waking.ts';
import { createFakeClock, type FakeClock, NOON } from '../../helpers/workspace.ts';

let clock: FakeClock;
let networks: string;
let stop: () => void;
const onWake = vi.fn<(span: { from: number; until: number }) => void>();
const onNetworkChange = vi.fn<() => void>();

beforeEach(() => {
  vi.useFakeTimers();
  onWake.mockReset();
  onNetworkChange.mockReset();
  clock = createFakeClock();
  networks = 'wlan0 192.168.1.7';
  stop = watchForWaking({ clock, onWake, onNetworkChange, networks: () => networks, tickMs: 5_000 });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** One look at the clock, which went on by so much meanwhile. */
const tick = (wentOnMs = 5_000) => {
  clock.advance(wentOnMs);
  vi.advanceTimersByTime(5_000);
};

describe('a computer that sleeps', () => {
  test('is noticed when it wakes, with the time since when', () => {
    tick();
    tick(9 * 3_600_000);
    tick();
    expect(onWake.mock.calls).toEqual([[{ from: NOON + 5_000, until: NOON + 5_000 + 9 * 3_600_000 }]]);
  });

  test('is not taken for a busy one', () => {
    tick(25_000);
    expect(onWake).not.toHaveBeenCalled();
  });

  test('a clock that was set back has the address looked at too', () => {
    tick(-3_600_000);
    expect(onWake).toHaveBeenCalledTimes(1);
  });

  test('another network is noticed once', () => {
    networks = 'wlan0 10.0.0.4';
    tick();
    tick();
    expect(onNetworkChange).toHaveBeenCalledTimes(1);
    expect(onWake).not.toHaveBeenCalled();
  });
});
