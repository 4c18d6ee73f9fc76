import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Sending } from '#shared/contract/sendings.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';
import { numbers, openSendingRig, playFaults, type SendingRig } from './rig.ts';

let rig: SendingRig;

// Statuses come back over HTTP: a busy computer takes its time.
vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  rig = await openSendingRig();
});
afterAll(() => rig.remove());

const isQuiet = ({ state, counts }: Sending) => state === 'done' && counts.accepted === 0;
const failure = (code: number, count: number) => ({ kind: 'status_failed' as const, code, count });

it('what is offered to be sent again is what a retry sends again, now and a day later', async () => {
  const keys = await rig.addOrders('G', numbers(673_610_000, 9));
  // Nobody at the number, a fault of Meta's own, and Meta's cap of marketing for one person.
  await playFaults(rig, failure(131_026, 2), failure(131_000, 3), failure(131_049, 2));
  const { id } = await rig.begin(keys);
  const over = await rig.until(id, (sending) => isQuiet(sending) && sending.counts.failed === 7);
  const failed = (await rig.recipients(id)).filter(({ state }) => state === 'failed');
  const capped = failed.flatMap(({ retryNotBefore }) => (retryNotBefore === null ? [] : [retryNotBefore]));
  expect(failed.filter(({ canRetry }) => canRetry)).toHaveLength(5);
  expect(over.again).toEqual({ ready: 3, later: 2, nextAt: Math.min(...capped) });

  await playFaults(rig);
  expect(await rig.hub.client.sendings.retry({ id })).toEqual({ retried: 3 });
  const soon = await rig.until(id, (sending) => isQuiet(sending) && sending.counts.failed === 4);
  expect(soon.again).toEqual({ ready: 0, later: 2, nextAt: Math.min(...capped) });
  expect(await rig.hub.client.sendings.retry({ id })).toEqual({ retried: 0 });

  await tellSandbox(rig.hub.sandboxUrl, 'time', { hours: 25 });
  expect((await rig.hub.client.sendings.get({ id })).again).toEqual({ ready: 2, later: 0, nextAt: null });
  expect(await rig.hub.client.sendings.retry({ id })).toEqual({ retried: 2 });
  const later = await rig.until(id, (sending) => isQuiet(sending) && sending.counts.failed === 2);
  expect(later.again).toEqual({ ready: 0, later: 0, nextAt: null });
});

it('nothing is said of trying again where nobody failed', async () => {
  const { id } = await rig.begin(await rig.addOrders('H', numbers(673_620_000, 2)));
  expect((await rig.until(id, isQuiet)).again).toBeNull();
});
