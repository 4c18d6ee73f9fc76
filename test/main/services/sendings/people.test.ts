import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ContactId } from '#shared/domain/ids.ts';
import { insertOperator } from '../../../../src-main/db/queries/operators.ts';
import { waitFor } from '../../../helpers/hub.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';
import { numbers, openSendingRig, type SendingRig } from './rig.ts';

let rig: SendingRig;

// Statuses come back over HTTP: a busy computer takes its time.
vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  rig = await openSendingRig();
});
afterAll(() => rig.remove());

/** More than are handed over ahead: the last of them still waits when Meta has taken the first. */
const MANY = 200;

/** A sending of which Meta has taken the first and the last still waits, paused. */
async function halfWay(prefix: string, phones: readonly string[], client = rig.hub.client) {
  const { id } = await rig.prepare(await rig.addOrders(prefix, phones));
  await client.sendings.start({ id });
  await rig.until(id, ({ counts }) => counts.accepted + counts.delivered + counts.read > 0);
  await rig.hub.client.sendings.pause({ id });
  const paused = await rig.until(id, ({ counts }) => counts.queued + counts.accepted === 0);
  expect(paused.counts.waiting).toBeGreaterThan(0);
  return paused;
}

async function goOn(id: number) {
  await rig.hub.client.sendings.resume({ id });
  return rig.until(id, ({ state, counts }) => state === 'done' && counts.accepted === 0);
}

const contactOf = async (phone: string): Promise<ContactId> => {
  const [found] = (await rig.hub.client.contacts.list({ search: phone })).items;
  if (!found) throw new Error(`Nobody has ${phone}`);
  return found.id;
};

describe('two who turn out to be one while a sending runs', () => {
  it.each([
    ['the later one', 672_100_000, true],
    ['the earlier one', 672_110_000, false],
  ])('get it once, when %s is kept', async (_name, start, isLaterKept) => {
    const phones = numbers(start, MANY);
    const [first = '', last = ''] = [phones[0], phones.at(-1)];
    const { id } = await halfWay(isLaterKept ? 'M' : 'N', phones);
    const [firstId, lastId] = [await contactOf(first), await contactOf(last)];
    await rig.hub.client.contacts.merge(
      isLaterKept ? { id: lastId, mergedId: firstId } : { id: firstId, mergedId: lastId },
    );
    const done = await goOn(id);
    expect(await rig.accepted([first, last])).toHaveLength(1);
    expect(done.counts).toMatchObject({ leftOut: 1, failed: 0, waiting: 0 });
    expect(done.leftOutBy).toEqual([{ reason: 'duplicate', count: 1 }]);
  });
});

it('one person with several numbers and an id of their own gets one message of a sending', async () => {
  const { hub } = rig;
  const [first = '', second = ''] = numbers(672_120_000, 2);
  const { id: customerId, waId } = await tellSandbox<{ id: string; waId: string | null }>(
    hub.sandboxUrl,
    'customers',
    { name: 'Без номера' },
  );
  expect(waId).toBeNull();
  await tellSandbox(hub.sandboxUrl, `customers/${customerId}/messages`, { text: 'Добрий день!' });
  const hidden = await waitFor('the person without a number', async () => {
    const { items } = await hub.client.contacts.list({ search: 'Без номера' });
    return items[0] ?? null;
  });
  const keys = await rig.addOrders('S', [first, second]);
  const people = [await contactOf(first), await contactOf(second), hidden.id];
  const [kept] = people;
  for (const mergedId of people.slice(1)) await hub.client.contacts.merge({ id: kept ?? 0, mergedId });
  const ready = await rig.prepare(keys);
  expect(ready.leftOutBy).toEqual([{ reason: 'duplicate', count: 1 }]);
  // The same by people: also their former ids lead to the one.
  const answers = { values: { 'body:1': 'Олено', 'body:2': '1', 'body:3': '2' }, header: null };
  const { id } = await hub.client.sendings.prepare({
    templateId: rig.template.id,
    source: { kind: 'contacts', contactIds: people },
    answers,
  });
  const byPeople = await rig.until(id, ({ state }) => state === 'ready');
  expect(byPeople.counts).toMatchObject({ total: 3, waiting: 1, leftOut: 2 });
  await hub.client.sendings.start({ id });
  const done = await rig.until(id, ({ state, counts }) => state === 'done' && counts.accepted === 0);
  expect(done.counts.delivered + done.counts.read).toBe(1);
  expect(done.counts.failed).toBe(0);
});

it('a number whose owner has another one since, by a clock that is ahead, stops nobody else', async () => {
  const [former = '', now = '', other = ''] = numbers(672_160_000, 3);
  const keys = await rig.addOrders('F', [now, former, other]);
  const [owner, late] = [await contactOf(now), await contactOf(former)];
  const db = new Database(join(rig.hub.dataDir, 'rozmova.db'));
  const at = Date.now() + 60 * 60 * 1000;
  // Meta's webhook that tells of a new number, with a time that has not come here.
  db.prepare('UPDATE contact_aliases SET contact_id = ?, superseded_at = ? WHERE contact_id = ?').run(
    owner,
    at,
    late,
  );
  db.prepare('UPDATE contacts SET number_key = NULL WHERE id = ?').run(late);
  db.close();
  const { id } = await rig.begin(keys);
  const done = await rig.until(id, ({ state, counts }) => state === 'done' && counts.accepted === 0);
  expect(done.leftOutBy).toEqual([{ reason: 'duplicate', count: 1 }]);
  expect(done.counts.delivered + done.counts.read).toBe(2);
});

describe('what goes away while a sending runs', () => {
  it('a record that is deleted is left out, and the others get theirs', async () => {
    const phones = numbers(672_130_000, MANY);
    const { id } = await halfWay('G', phones);
    await rig.hub.client.records.delete({ type: 'Order', keys: [`G-${MANY - 1}`] });
    const done = await goOn(id);
    expect(done.leftOutBy).toEqual([{ reason: 'record_gone', count: 1 }]);
    expect(done.counts.delivered + done.counts.read).toBe(MANY - 1);
  });

  it('whoever began it is not needed to end it', async () => {
    const db = new Database(join(rig.hub.dataDir, 'rozmova.db'));
    const { id: operatorId } = insertOperator(db, { name: 'Марта', role: 'operator' }, Date.now());
    const phones = numbers(672_140_000, MANY);
    const seat = rig.hub.connect(operatorId);
    const { id } = await halfWay('O', phones, seat.client);
    seat.disconnect();
    db.prepare('DELETE FROM operators WHERE id = ?').run(operatorId);
    db.close();
    const done = await goOn(id);
    expect(done.counts.delivered + done.counts.read).toBe(MANY);
  });
});

it('one message under one id stays one, asked for twenty times at once and after a restart', async () => {
  const [phone = ''] = numbers(672_150_000, 1);
  const [key = ''] = await rig.addOrders('I', [phone]);
  const clientId = randomUUID();
  const target = { kind: 'record' as const, type: 'Order', key };
  const body = { target, clientId };
  const ask = () => rig.hub.api('POST', `/templates/${rig.template.id}/send`, body);
  const send = () => rig.hub.client.sendings.sendOne({ templateId: rig.template.id, ...body });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? ask().then(({ json }) => Number(json.id)) : send().then(({ id }) => Number(id)),
    ),
  );
  expect(new Set(answers).size).toBe(1);
  await waitFor('its way to Meta', async () => (await rig.accepted([phone])).length === 1);
  await rig.restart();
  expect(await send()).toMatchObject({ id: answers[0] });
  expect(await rig.accepted([phone])).toHaveLength(1);
});
