import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type CatchUp, createCatchUp } from '../../../../src-main/services/tunnel/catch-up.ts';
import {
  createFakeClock,
  type FakeClock,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../../helpers/workspace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let clock: FakeClock;
let workspace: TemporaryWorkspace;
let catchUp: CatchUp;
const onChange = vi.fn<() => void>();

const open = () => createCatchUp({ db: workspace.db, clock, onChange });

beforeEach(() => {
  vi.useFakeTimers();
  onChange.mockReset();
  clock = createFakeClock();
  workspace = openTemporaryWorkspace(clock);
  catchUp = open();
  catchUp.beat();
});
afterEach(() => {
  catchUp.close();
  workspace.remove();
  vi.useRealTimers();
});

/** The address was away from noon to one o'clock. */
function outage(): void {
  catchUp.startOutage(NOON);
  clock.advance(HOUR);
  catchUp.endOutage();
}

describe('what came late', () => {
  test('an outage in which nobody wrote is nothing to tell of', () => {
    outage();
    expect(catchUp.state()).toBeNull();
  });

  test('counts what was sent while the address was away, in Meta’s whole seconds, and nothing else', () => {
    catchUp.startOutage(NOON + 700);
    clock.advance(HOUR);
    catchUp.endOutage();
    const sent = [NOON - 1_000, NOON, NOON + MINUTE, NOON + HOUR - 1, NOON + HOUR, NOON + HOUR + MINUTE];
    for (const sentAt of sent) catchUp.onReceived({ sentAt });
    expect(catchUp.state()).toEqual({ count: 3, since: NOON + 700, until: NOON + HOUR, isDone: false });
  });

  test('what Meta brings before our own question came back counts as well', () => {
    catchUp.startOutage(NOON);
    clock.advance(HOUR);
    catchUp.onReceived({ sentAt: NOON + MINUTE });
    catchUp.onReceived({ sentAt: clock.now() - 1_000 });
    expect(catchUp.state()?.count).toBe(1);
    catchUp.endOutage();
    expect(catchUp.state()?.count).toBe(1);
  });

  test('is done after a quarter of an hour of silence, and seats are told', async () => {
    outage();
    catchUp.onReceived({ sentAt: NOON + MINUTE });
    await vi.advanceTimersByTimeAsync(500);
    expect(onChange).toHaveBeenCalledTimes(1);
    clock.advance(15 * MINUTE);
    catchUp.beat();
    catchUp.beat();
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(catchUp.state()).toMatchObject({ count: 1, isDone: true });
  });

  test('is told for a day, or until somebody has seen it', () => {
    outage();
    catchUp.onReceived({ sentAt: NOON + MINUTE });
    clock.advance(24 * HOUR + 1);
    expect(catchUp.state()).toBeNull();
    outage();
    catchUp.onReceived({ sentAt: clock.now() - MINUTE });
    catchUp.dismiss();
    expect(catchUp.state()).toBeNull();
  });

  test('a second outage that follows at once does not hide the first', () => {
    outage();
    catchUp.onReceived({ sentAt: NOON + MINUTE });
    clock.advance(MINUTE);
    catchUp.startOutage(clock.now());
    clock.advance(MINUTE);
    catchUp.endOutage();
    catchUp.onReceived({ sentAt: clock.now() - 30_000 });
    expect(catchUp.state()).toMatchObject({ count: 2, since: NOON });
  });

  test('an outage and its count survive a hub that is killed', async () => {
    catchUp.startOutage(NOON);
    clock.advance(30 * MINUTE);
    catchUp = open();
    clock.advance(30 * MINUTE);
    catchUp.endOutage();
    catchUp.onReceived({ sentAt: NOON + MINUTE });
    await vi.advanceTimersByTimeAsync(500);
    catchUp = open();
    expect(catchUp.state()).toMatchObject({ count: 1, since: NOON, until: NOON + HOUR });
  });

  test('a hub that did not run was away since its last heartbeat', () => {
    clock.advance(9 * HOUR);
    catchUp = open();
    catchUp.endOutage();
    expect(catchUp.lastAway()).toEqual({ from: NOON, until: NOON + 9 * HOUR });
    catchUp.onReceived({ sentAt: NOON + HOUR });
    expect(catchUp.state()).toMatchObject({ count: 1, since: NOON, until: NOON + 9 * HOUR });
  });

  test('a quick restart is no absence worth telling', () => {
    clock.advance(MINUTE);
    catchUp = open();
    expect(catchUp.lastAway()).toBeNull();
  });
});
