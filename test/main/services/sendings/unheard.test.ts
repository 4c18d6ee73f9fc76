import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { numbers, openSendingRig, playFaults, type SendingRig } from './rig.ts';

const MINUTE_MS = 60_000;

let rig: SendingRig;

// Statuses come back over HTTP: a busy computer takes its time.
vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  rig = await openSendingRig();
});
afterAll(() => rig.remove());

/** Requests that end in a page of a gateway, as somebody between us and Meta answers: nobody knows whether they arrived. */
const loseRequests = (count: number) =>
  playFaults(rig, { kind: 'graph_html', code: 502, count, on: 'messages' });
const isQuiet = ({ state, counts }: { state: string; counts: { accepted: number } }) =>
  state === 'done' && counts.accepted === 0;
const resendUnheard = (id: number) => rig.hub.client.sendings.resendUnheard({ id });

/** A sending in which so many requests were lost, when Meta has reported on everybody else. */
async function sendingWithLost(prefix: string, phones: readonly string[], lost: number) {
  const keys = await rig.addOrders(prefix, phones);
  await loseRequests(lost);
  const { id } = await rig.begin(keys);
  const sending = await rig.until(id, isQuiet);
  expect(sending.counts.unconfirmed).toBe(lost);
  return sending;
}

it('who was lost on the way is offered after ten minutes in which Meta spoke of others, and gets it once', async () => {
  const phones = numbers(672_510_000, 12);
  const { id, unheard } = await sendingWithLost('U', phones, 3);
  expect(unheard?.ready).toBe(0);
  expect(unheard?.nextAt).toBeGreaterThan(Date.now() + 5 * MINUTE_MS);
  expect(await resendUnheard(id)).toEqual({ retried: 0 });

  rig.moveClock(11 * MINUTE_MS);
  expect((await rig.hub.client.sendings.get({ id })).unheard).toEqual({ ready: 3, nextAt: null });
  expect(await resendUnheard(id)).toEqual({ retried: 3 });
  const done = await rig.until(id, isQuiet);
  expect(done.unheard).toBeNull();
  expect(done.counts).toMatchObject({ unconfirmed: 0, failed: 0, waiting: 0, queued: 0 });
  expect((await rig.accepted(phones)).map(({ to }) => `+${to.replace('+', '')}`).sort()).toEqual(phones);
  expect(await resendUnheard(id)).toEqual({ retried: 0 });
});

it('a report of Meta that comes late settles it: nothing is sent again', async () => {
  const phones = numbers(672_520_000, 6);
  const keys = await rig.addOrders('V', phones);
  await playFaults(rig, { kind: 'graph_drop_after_accept', code: null, count: 2, on: 'messages' });
  const { id } = await rig.begin(keys);
  await rig.until(id, ({ state, counts }) => isQuiet({ state, counts }) && counts.unconfirmed === 0);
  rig.moveClock(11 * MINUTE_MS);
  expect(await resendUnheard(id)).toEqual({ retried: 0 });
  expect(await rig.accepted(phones)).toHaveLength(6);
});

it('nothing is offered while Meta is silent altogether, nor after a start before it spoke again', async () => {
  const phones = numbers(672_530_000, 6);
  const { id } = await sendingWithLost('W', phones, 2);
  await rig.restart();
  await playFaults(rig);
  rig.moveClock(60 * MINUTE_MS);
  expect((await rig.hub.client.sendings.get({ id })).unheard).toEqual({ ready: 0, nextAt: null });
  expect(await resendUnheard(id)).toEqual({ retried: 0 });

  const other = await rig.begin(await rig.addOrders('X', numbers(672_540_000, 1)));
  await rig.until(other.id, isQuiet);
  rig.moveClock(11 * MINUTE_MS);
  expect((await rig.hub.client.sendings.get({ id })).unheard).toEqual({ ready: 2, nextAt: null });
});

it('who was to get it again and does not after all is not known, and not failed', async () => {
  const phones = numbers(672_550_000, 120);
  const keys = await rig.addOrders('Y', phones);
  await playFaults(
    rig,
    { kind: 'graph_html', code: 502, count: 2, on: 'messages' },
    { kind: 'slow', code: 400, count: null, on: 'messages' },
  );
  const { id } = await rig.begin(keys);
  await rig.until(id, ({ counts }) => counts.unconfirmed === 2 && counts.delivered + counts.read > 5);
  await rig.hub.client.sendings.pause({ id });
  await playFaults(rig);
  await rig.until(id, ({ counts }) => counts.queued === 0 && counts.accepted === 0);
  rig.moveClock(11 * MINUTE_MS);
  const before = await rig.hub.client.sendings.get({ id });
  expect(await resendUnheard(id)).toEqual({ retried: 2 });
  const held = await rig.hub.client.sendings.get({ id });
  expect(held).toMatchObject({ state: 'paused', unheard: null });
  expect(held.counts.waiting).toBe(before.counts.waiting + 2);
  const cancelled = await rig.hub.client.sendings.cancel({ id });
  expect(cancelled.counts).toMatchObject({ unconfirmed: 2, failed: 0, cancelled: before.counts.waiting });
});

it('who is getting it again when the token dies is left alone by a stop: the first request may have arrived', async () => {
  const phones = numbers(672_560_000, 6);
  const { id } = await sendingWithLost('Z', phones, 2);
  rig.moveClock(11 * MINUTE_MS);
  await playFaults(rig, { kind: 'graph_error', code: 190, count: 1_000, on: 'messages' });
  expect(await resendUnheard(id)).toEqual({ retried: 2 });
  const paused = await rig.until(id, ({ state }) => state === 'paused', 20_000);
  expect(paused.counts).toMatchObject({ waiting: 0, queued: 2 });
  const stopped = await rig.hub.client.sendings.cancel({ id });
  expect(stopped).toMatchObject({ state: 'cancelled', counts: { queued: 2, cancelled: 0 } });
  const kept = (await rig.recipients(id)).filter(({ state }) => state === 'queued');
  expect(kept.map(({ messageId }) => typeof messageId)).toEqual(['number', 'number']);
});
