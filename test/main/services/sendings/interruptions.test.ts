import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';
import { numbers, openSendingRig, playFaults, type SendingRig } from './rig.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let rig: SendingRig;

// Statuses come back over HTTP: a busy computer takes its time.
vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  rig = await openSendingRig();
});
afterAll(() => rig.remove());

const isOver = ({ state, counts }: { state: string; counts: { accepted: number } }) =>
  state === 'done' && counts.accepted === 0;
const arrived = ({ counts }: { counts: { delivered: number; read: number } }) =>
  counts.delivered + counts.read;

describe('what failed and is sent again', () => {
  it('arrives, and nobody has it twice', async () => {
    const phones = numbers(671_510_000, 12);
    const keys = await rig.addOrders('R', phones);
    // Not paid for: Meta takes the message and says a moment later that it goes nowhere.
    await playFaults(rig, { kind: 'status_failed', code: 131_042, count: 3 });
    const { id } = await rig.begin(keys);
    await rig.until(id, ({ counts }) => counts.failed === 3);
    const stopped = await rig.until(id, ({ state }) => state !== 'running');
    if (stopped.state === 'paused') {
      expect(stopped.pause?.sentence.en).toMatch(/pay/i);
      await rig.hub.client.sendings.resume({ id });
    }
    await rig.until(id, ({ state, counts }) => state === 'done' && counts.accepted === 0);
    expect(await rig.hub.client.sendings.retry({ id })).toEqual({ retried: 3 });
    const done = await rig.until(id, isOver);
    expect(done.counts).toMatchObject({ failed: 0, unconfirmed: 0, waiting: 0, queued: 0 });
    expect(arrived(done)).toBe(12);
    const requests = await rig.accepted(phones);
    expect(requests).toHaveLength(15);
    expect(new Set(requests.map(({ to }) => to)).size).toBe(12);
    // Nothing is left to be tried again.
    expect(await rig.hub.client.sendings.retry({ id })).toEqual({ retried: 0 });
  });
});

describe('the limit of the day', () => {
  it('pauses the sending at the last place, and the next day it goes on by itself', async () => {
    await tellSandbox(rig.hub.sandboxUrl, 'limits', { messagingTier: 'TIER_50', pairRate: false });
    await rig.restart();
    rig.moveClock(2 * 60 * 60 * 1000);
    const phones = numbers(671_520_000, 60);
    const ready = await rig.prepare(await rig.addOrders('L', phones));
    expect(ready.dailyLimit?.perDay).toBe(50);
    const room = 50 - (ready.dailyLimit?.startedToday ?? 0);
    await rig.hub.client.sendings.start({ id: ready.id });
    const paused = await rig.until(ready.id, ({ state }) => state === 'paused');
    expect(paused.counts.waiting).toBe(60 - room);
    const nowAt = Date.now() + 2 * 60 * 60 * 1000;
    expect(paused.pause?.until).toBeGreaterThan(nowAt);
    expect(paused.pause?.until).toBeLessThanOrEqual(nowAt + DAY_MS);
    await rig.restart();
    expect((await rig.hub.client.sendings.get({ id: ready.id })).state).toBe('paused');
    rig.moveClock(DAY_MS + 60_000);
    const done = await rig.until(ready.id, isOver);
    expect(arrived(done)).toBe(60);
    expect(await rig.accepted(phones)).toHaveLength(60);
  });

  it.each([
    [
      'the sandbox is told that a day passed',
      671_530_000,
      () => tellSandbox(rig.hub.sandboxUrl, 'time', { hours: 25 }),
    ],
    ['a clock that was far ahead is set right', 671_540_000, async () => rig.moveClock(-40 * DAY_MS)],
  ])('is looked at again when %s', async (_when, start, pass) => {
    rig.moveClock(2 * DAY_MS);
    const phones = numbers(start, 55);
    const { id } = await rig.begin(await rig.addOrders(`L${start}`, phones));
    const paused = await rig.until(id, ({ state }) => state === 'paused');
    expect(paused.counts.waiting).toBe(5);
    await pass();
    const done = await rig.until(id, isOver);
    expect(arrived(done)).toBe(55);
    expect(await rig.accepted(phones)).toHaveLength(55);
  });
});
