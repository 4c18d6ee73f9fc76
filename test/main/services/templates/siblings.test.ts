import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertAccount, requireAccount } from '../../../../src-main/db/queries/accounts.ts';
import { openShop, type Shop } from './rig.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.hub.remove());

/** A second number of the same WhatsApp Business Account; its templates are the same ones. */
function secondNumber() {
  const db = new Database(join(shop.hub.dataDir, 'rozmova.db'));
  try {
    const { wabaId, appId, createdAt } = requireAccount(db, shop.accountId);
    const account = { key: 'second', name: 'Ремонт', color: 'moss', phoneNumberId: '998877' } as const;
    return insertAccount(db, { ...account, kind: 'sandbox', wabaId, appId, createdAt }).id;
  } finally {
    db.close();
  }
}

it('what is done to a template of one number is done for the other number of its business account', async () => {
  const { client } = shop.hub;
  const second = secondNumber();
  const of = async (accountId: number) =>
    (await client.templates.list({ accountId, includeDeleted: true })).find(
      ({ name }) => name === 'parcel_sent',
    );

  const { id } = await shop.approved('parcel_sent');
  const sibling = await of(second);
  expect(sibling).toMatchObject({ status: 'APPROVED', accountId: second });
  expect(sibling?.id).not.toBe(id);
  expect(sibling?.metaTemplateId).toBe((await of(shop.accountId))?.metaTemplateId);
  // Where values come from was said once, and holds for both.
  expect(sibling?.binding.variables['body:1']?.source).toEqual({ kind: 'ask', label: '' });

  await shop.review('parcel_sent', 'PAUSED');
  await shop.until('parcel_sent', ({ status }) => status === 'PAUSED');
  expect((await of(second))?.status).toBe('PAUSED');

  await client.templates.unpause({ id });
  expect((await of(second))?.status).toBe('APPROVED');

  await client.templates.delete({ id });
  expect([(await of(shop.accountId))?.status, (await of(second))?.status]).toEqual(['DELETED', 'DELETED']);
  expect((await client.templates.history({ id: sibling?.id ?? 0 })).events.map(({ to }) => to)).toEqual(
    expect.arrayContaining(['PAUSED', 'APPROVED']),
  );
});
