import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchServerTime } from '../../../src-main/meta/server-time.ts';
import { type FakeGraph, startFakeGraph } from '../../helpers/fake-graph.ts';

let graph: FakeGraph;
beforeEach(async () => {
  graph = await startFakeGraph();
});
afterEach(() => graph.close());

const HOUR = 3_600_000;
const watch = (aheadMs: number) =>
  watchServerTime({ fetch: globalThis.fetch, clock: { now: () => Date.now() + aheadMs } });

it('knows nothing before an answer, and each server by itself', async () => {
  const time = watch(0);
  expect(time.offsetMs(graph.target.baseUrl)).toBeNull();
  await time.fetch(`${graph.target.baseUrl}/v25.0/me`);
  expect(time.offsetMs(graph.target.baseUrl)).toBe(0);
  expect(time.offsetMs('https://graph.facebook.com')).toBeNull();
});

it('tells how far this computer is off, in both directions', async () => {
  for (const aheadMs of [2 * HOUR, -2 * HOUR]) {
    const time = watch(aheadMs);
    await time.fetch(`${graph.target.baseUrl}/v25.0/me`);
    expect(Math.abs((time.offsetMs(graph.target.baseUrl) ?? 0) + aheadMs)).toBeLessThan(5_000);
  }
});

it('takes no notice of an answer without a date', async () => {
  graph.answer = () => ({ kind: 'json', status: 200, body: {}, headers: { date: 'yesterday' } });
  const time = watch(HOUR);
  await time.fetch(`${graph.target.baseUrl}/v25.0/me`);
  expect(time.offsetMs(graph.target.baseUrl)).toBeNull();
});
