import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitFor } from '../../helpers/hub.ts';
import { tellSandbox } from '../../helpers/sandbox-control.ts';
import { openShop, type Shop } from './templates/rig.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.hub.remove());

/** What hangs on templates and sendings, and knows its account by them only. */
const parts = [
  'template_versions',
  'template_events',
  'template_tallies',
  'message_templates',
  'sending_recipients',
  'sending_tallies',
];
/** What an account is, and not what happened in it; tallies stay as rows that count nothing (invariants.test.ts). */
const lasting = [
  'account_operators',
  'conversation_tallies',
  'number_limits',
  'unread_tallies',
  'webhook_registrations',
];

const phones = Array.from({ length: 40 }, (_, index) => `+38067222${1000 + index}`);

/** How many rows of an account stand in each table that has any, and what in the database points nowhere. */
function look(accountId: number): { rows: Record<string, number>; broken: unknown[] } {
  const db = new Database(join(shop.hub.dataDir, 'rozmova.db'), { readonly: true });
  try {
    const tables = db
      .prepare<[], { name: string }>(
        `SELECT schema.name FROM sqlite_schema AS schema, pragma_table_info(schema.name) AS info
         WHERE schema.type = 'table' AND info.name = 'account_id'`,
      )
      .all()
      .map(({ name }) => name)
      .filter((name) => !lasting.includes(name));
    const count = (sql: string, ...values: number[]) =>
      db
        .prepare(sql)
        .pluck()
        .get(...values) as number;
    const counts = [
      ...tables.map((name) => [name, count(`SELECT count(*) FROM ${name} WHERE account_id = ?`, accountId)]),
      ...parts.map((name) => [name, count(`SELECT count(*) FROM ${name}`)]),
    ].filter(([, rows]) => rows !== 0);
    return { rows: Object.fromEntries(counts), broken: db.pragma('foreign_key_check') as unknown[] };
  } finally {
    db.close();
  }
}

/** A picture of one point, uploaded as the window does it. */
async function uploadPicture(): Promise<number> {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const answer = await fetch(`${shop.hub.origin}/media?fileName=point.png`, {
    method: 'POST',
    headers: { authorization: `Bearer ${shop.hub.apiToken}`, 'content-type': 'image/png' },
    body: Buffer.from(png, 'base64'),
  });
  return ((await answer.json()) as { id: number }).id;
}

/** Templates of every kind, a sample at Meta, a sending that is over and one that runs. */
async function fillEverything() {
  const { client } = shop.hub;
  await client.records.upsert({
    type: 'Contact',
    records: phones.map((phone, index) => ({ phone, name: `Клієнт ${index}` })),
  });
  const mediaId = await uploadPicture();
  await client.templates.create({
    draft: shop.draft('with_picture', { header: { kind: 'image', sampleMediaId: mediaId as never } }),
  });
  await client.templates.uploadSample({ accountId: shop.accountId, mediaId });
  await waitFor(
    'the sample at Meta',
    async () => (await client.templates.sample({ accountId: shop.accountId, mediaId })).state === 'ready',
  );
  const { id: templateId } = await shop.approved('parcel_sent');
  const { binding } = await client.templates.get({ id: templateId });
  await client.templates.save({ id: templateId, binding: { ...binding, appliesTo: 'Order' } });
  await client.records.upsert({
    type: 'Order',
    records: phones.map((phone, index) => ({ number: `R-${index}`, customer: phone })),
  });
  const send = async (keys: string[]) => {
    const { id } = await client.sendings.prepare({
      templateId,
      source: { kind: 'records', type: 'Order', keys },
      answers: { values: { 'body:1': 'Олено' }, header: null },
    });
    await waitFor('its recipients', async () => (await client.sendings.get({ id })).state === 'ready');
    await client.sendings.start({ id });
    return id;
  };
  const first = await send(['R-0', 'R-1']);
  await waitFor(
    'the first sending',
    async () => (await client.sendings.get({ id: first })).counts.delivered > 0,
  );
  await tellSandbox(shop.hub.sandboxUrl, 'faults', {
    faults: [{ kind: 'slow', code: 300, count: null, on: 'messages' }],
  });
  await send(phones.map((_, index) => `R-${index}`));
}

it('a reset while a sending runs leaves nothing of templates and sendings, and the templates of Meta come back', async () => {
  await fillEverything();
  const before = look(shop.accountId);
  expect(Object.keys(before.rows)).toEqual(
    expect.arrayContaining([
      ...parts,
      'templates',
      'template_samples',
      'template_syncs',
      'sendings',
      'media',
    ]),
  );
  await shop.hub.client.sandbox.reset();
  const after = look(shop.accountId);
  expect(after).toEqual({ rows: {}, broken: [] });
  const { client } = shop.hub;
  expect((await client.sendings.list({})).items).toEqual([]);
  // They were in the address book before the sandbox ever wrote to them.
  const people = (await client.contacts.list({ limit: 200, search: '67222' })).items;
  expect(people.map(({ waId }) => `+${waId}`).sort()).toEqual(phones);
  await waitFor('the templates of a fresh sandbox', async () => (await shop.templates()).length > 5);
  expect((await shop.templates()).map(({ name }) => name)).not.toContain('parcel_sent');
  // A request that was under way is refused by a Meta that has forgotten; nothing of ours broke.
  expect(shop.hub.warnings.filter((line) => line.startsWith('error'))).toEqual([]);
}, 60_000);
