import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { MediaId } from '#shared/domain/ids.ts';
import { fromRoot } from '../../../../src-main/tooling/project.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';
import { numbers, openSendingRig, type SendingRig } from './rig.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let rig: SendingRig;
let mediaId: MediaId;

// Statuses come back over HTTP: a busy computer takes its time.
vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  rig = await openSendingRig();
  await tellSandbox(rig.hub.sandboxUrl, 'limits', { pairRate: false });
  const uploaded = await fetch(`${rig.hub.origin}/media?fileName=${encodeURIComponent('Рахунок 118.pdf')}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${rig.hub.apiToken}`, 'content-type': 'application/pdf' },
    body: readFileSync(fromRoot('resources', 'samples', 'invoice.pdf')),
  });
  mediaId = ((await uploaded.json()) as { id: MediaId }).id; // what the door of files answers
});
afterAll(() => rig.remove());

const answers = {
  values: { 'body:1': 'Priya', 'body:2': '2026-118', 'body:3': '1,630 UAH' },
  header: null,
};

/** Sends `invoice_ready` to new people and gives what stood at the top of each message. */
async function sendWith(
  headerSource: { kind: 'file'; mediaId: MediaId } | { kind: 'field'; path: string[] },
  phones: readonly string[],
  keys: readonly string[],
) {
  const found = await rig.templateNamed('invoice_ready', 'en_US');
  const { id: templateId } = await rig.hub.client.templates.save({
    id: found.id,
    binding: { ...found.binding, appliesTo: 'Order', headerSource },
  });
  const prepared = await rig.hub.client.sendings.prepare({
    templateId,
    source: { kind: 'records', type: 'Order', keys: [...keys] },
    answers,
  });
  await rig.until(prepared.id, ({ state }) => state === 'ready');
  await rig.hub.client.sendings.start({ id: prepared.id });
  const done = await rig.until(prepared.id, ({ state, counts }) => state === 'done' && counts.accepted === 0);
  const documents = (await rig.accepted(phones)).map(({ body }) => {
    const header = body.template.components.find(({ type }) => type === 'header');
    return header?.parameters?.[0]?.document as { id?: string; link?: string; filename?: string };
  });
  return { done, documents };
}

it('a file is uploaded once and stands under the same id at the top of every message', async () => {
  const phones = numbers(673_100_000, 40);
  const source = { kind: 'file' as const, mediaId };
  const { done, documents } = await sendWith(source, phones, await rig.addOrders('H', phones));
  expect(done.counts).toMatchObject({ failed: 0, leftOut: 0 });
  expect(documents).toHaveLength(40);
  const [first] = documents;
  expect(first).toEqual({ id: expect.stringMatching(/^\d+$/) as string, filename: 'Рахунок 118.pdf' });
  expect(new Set(documents.map(({ id }) => id))).toEqual(new Set([first?.id]));

  // Meta keeps an upload for thirty days: it is brought again before that.
  const later = numbers(673_110_000, 12);
  const keys = await rig.addOrders('J', later);
  rig.moveClock(29 * DAY_MS + 60_000);
  const again = await sendWith(source, later, keys);
  expect(again.done.counts.failed).toBe(0);
  const ids = new Set(again.documents.map(({ id }) => id));
  expect(ids.size).toBe(1);
  expect(ids).not.toContain(first?.id);
});

it('a file that Meta no longer has is uploaded again, once, and everybody gets it', async () => {
  const source = { kind: 'file' as const, mediaId };
  const before = numbers(673_120_000, 2);
  const { documents: known } = await sendWith(source, before, await rig.addOrders('K', before));
  rig.moveClock(15 * 60 * 1000);
  // At Meta's side only: here the upload is young.
  await tellSandbox(rig.hub.sandboxUrl, 'time', { hours: 31 * 24 });
  const phones = numbers(673_130_000, 40);
  const { done, documents } = await sendWith(source, phones, await rig.addOrders('Q', phones));
  expect(done.counts).toMatchObject({ failed: 0, unconfirmed: 0, leftOut: 0 });
  expect(documents).toHaveLength(40);
  const ids = new Set(documents.map(({ id }) => id));
  expect(ids.size).toBe(1);
  expect(ids).not.toContain(known[0]?.id);
});

it('a link in a record stands at the top of the message of that record only', async () => {
  const phones = numbers(673_140_000, 3);
  const keys = await rig.addOrders('T', phones);
  const links = ['https://shop.example/files/T-0.pdf', 'https://shop.example/files/T-1.pdf'];
  const records = [
    { number: keys[0], trackingLink: links[0] },
    { number: keys[1], trackingLink: links[1] },
    { number: keys[2], trackingLink: 'http://shop.example/plain.pdf' },
  ];
  await rig.hub.client.records.upsert({ type: 'Order', records });
  const { done, documents } = await sendWith({ kind: 'field', path: ['trackingLink'] }, phones, keys);
  expect(documents).toEqual([
    { link: links[0], filename: 'T-0.pdf' },
    { link: links[1], filename: 'T-1.pdf' },
  ]);
  // Meta fetches files over https only.
  expect(done.leftOutBy).toEqual([{ reason: 'missing_header', count: 1 }]);
});
