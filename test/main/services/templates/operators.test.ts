import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertOperator } from '../../../../src-main/db/queries/operators.ts';
import { openShop, type Shop } from './rig.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.hub.remove());

/** Somebody beside the owner, with a seat of their own. */
function colleague(name: string) {
  const db = new Database(join(shop.hub.dataDir, 'rozmova.db'));
  try {
    const { id } = insertOperator(db, { name, role: 'operator' }, Date.now());
    return { id, client: shop.hub.connect(id).client };
  } finally {
    db.close();
  }
}

it('a template is usable for those operators only for whom it is, and for admins, and sent by no other way by anybody else', async () => {
  const owner = shop.hub.client;
  const martha = colleague('Марта');
  const taras = colleague('Тарас');
  const { id: templateId, binding } = await shop.approved('parcel_sent');
  await owner.templates.save({ id: templateId, binding: { ...binding, operatorIds: [martha.id] } });

  const usableFor = async (client: typeof owner) =>
    (await client.templates.usable({ accountId: shop.accountId })).map(({ name }) => name);
  expect(await usableFor(taras.client)).not.toContain('parcel_sent');
  expect(await usableFor(owner)).toContain('parcel_sent');
  expect(await usableFor(martha.client)).toContain('parcel_sent');

  const [conversation] = (await owner.conversations.list({ accountId: shop.accountId })).items;
  if (!conversation) throw new Error('The sandbox has no conversation');
  const target = { kind: 'conversation' as const, conversationId: conversation.id };
  const answers = { values: { 'body:1': 'Олено' }, header: null };
  const content = {
    kind: 'template' as const,
    name: 'parcel_sent',
    language: 'uk',
    components: [{ type: 'body', parameters: [{ type: 'text', text: 'Олено' }] }],
    body: '',
  };
  const ways = (client: typeof owner) => ({
    write: () => client.messages.send({ conversationId: conversation.id, clientId: randomUUID(), content }),
    writeTo: () => client.messages.sendTo({ accountId: shop.accountId, to: '+380671239999', content }),
    sendOne: () => client.sendings.sendOne({ templateId, target, answers }),
  });
  for (const way of Object.values(ways(taras.client))) {
    await expect(way()).rejects.toMatchObject({
      code: 'SEND_OBSTACLE',
      data: { values: { reason: 'not_allowed' }, sentence: { en: expect.any(String) as string } },
    });
  }
  expect(await taras.client.sendings.fill({ templateId, target, answers })).toMatchObject({
    obstacle: { reason: 'not_allowed' },
  });
  const source = { kind: 'records' as const, type: 'Order', keys: ['1001'] };
  await expect(taras.client.sendings.prepare({ templateId, source, answers })).rejects.toMatchObject({
    code: 'SEND_OBSTACLE',
  });
  // A refused message leaves nobody behind in the address book.
  expect((await owner.contacts.list({ search: '1239999' })).items).toEqual([]);

  for (const way of Object.values(ways(martha.client))) {
    expect(await way()).toMatchObject({ direction: 'out', operatorId: martha.id });
  }
  // The local interface acts as the owner: whoever limits a template to some operators does not lock the shop's software out.
  expect(await shop.hub.api('POST', `/templates/${templateId}/send`, { target, answers })).toMatchObject({
    status: 201,
    json: { direction: 'out' },
  });
  const to = { accountId: shop.accountId, to: '+380671239999', content };
  expect(await shop.hub.api('POST', '/messages', to)).toMatchObject({ status: 201 });
});
