import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Sending } from '#shared/contract/sendings.ts';
import { numbers, openSendingRig, type SendingRig } from './rig.ts';

let rig: SendingRig;

// Statuses come back over HTTP: a busy computer takes its time.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  rig = await openSendingRig();
});
afterAll(() => rig.remove());

const isSent = ({ state, counts }: Sending) => state === 'done' && counts.queued === 0;
/** Who takes part in the conversations of these numbers. */
async function participantsOf(phones: readonly string[]) {
  const found = await Promise.all(
    phones.map(async (phone) => (await rig.hub.client.conversations.list({ search: phone })).items[0]),
  );
  return found.map((conversation) => conversation?.participantIds);
}

it('a sending that a program begins makes nobody take part; one that a person begins makes them its sender', async () => {
  const [ofProgram, ofPerson] = [numbers(673_100_000, 2), numbers(673_200_000, 2)];
  const prepared = await rig.prepare(await rig.addOrders('P', ofProgram));
  const begun = await rig.hub.api('POST', `/sendings/${prepared.id}/start`, {});
  expect(begun.status).toBe(200);
  const { id } = await rig.begin(await rig.addOrders('Q', ofPerson));
  for (const each of [prepared.id, id]) await rig.until(each, isSent);

  const owner = (await rig.hub.client.app.bootstrap()).operator.id;
  expect(await participantsOf(ofProgram)).toEqual([[], []]);
  expect(await participantsOf(ofPerson)).toEqual([[owner], [owner]]);
});

it('stays a program’s when the hub is started anew before all of it is out', async () => {
  const phones = numbers(673_300_000, 3);
  const prepared = await rig.prepare(await rig.addOrders('R', phones));
  await rig.hub.api('POST', `/sendings/${prepared.id}/start`, {});
  await rig.restart();
  await rig.until(prepared.id, isSent);
  expect(await participantsOf(phones)).toEqual([[], [], []]);
});
