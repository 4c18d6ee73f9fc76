import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitFor } from '../../../helpers/hub.ts';
import { openShop, type Shop } from './rig.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.hub.remove());

const body = (text: string) => [{ type: 'BODY', text }];
const put = (language: string, text: string, more: Record<string, unknown> = {}) =>
  shop.atMeta({ deed: 'put', name: 'spring_sale', language, components: body(text), ...more });
const named = async () => (await shop.templates()).filter(({ name }) => name === 'spring_sale');

it('en-US and en_US at Meta are two templates here, both stay, and each is sent as Meta spells it', async () => {
  const { client } = shop.hub;
  const sync = () => client.templates.sync({ accountId: shop.accountId });
  // Alone it is the same as en_US, and is shown as such.
  await put('en-US', 'The first of the two.');
  expect(await sync()).toMatchObject({ added: 1, gone: 0 });
  const [alone] = await named();
  expect(alone).toMatchObject({ language: 'en_US' });

  await put('en_US', 'The second of the two.');
  expect(await sync()).toMatchObject({ added: 1, gone: 0 });
  const both = await named();
  expect(both.map(({ language, components }) => [language, components[0]?.text])).toEqual([
    ['en-US', 'The first of the two.'],
    ['en_US', 'The second of the two.'],
  ]);
  // Whoever was here first keeps its row, its binding and its history.
  expect(both[0]?.id).toBe(alone?.id);
  // Read once more, by all ways, nothing moves.
  expect(await sync()).toMatchObject({ added: 0, changed: 0, gone: 0 });
  for (const { id } of both) await client.templates.syncOne({ id });
  expect(await named()).toEqual(both);

  const [conversation] = (await client.conversations.list({ accountId: shop.accountId })).items;
  const target = { kind: 'conversation' as const, conversationId: conversation?.id ?? 0 };
  for (const { id, language, components } of both) {
    const sent = await client.sendings.sendOne({ templateId: id, target });
    expect(sent.content).toMatchObject({ language, body: components[0]?.text });
    await waitFor(`${language} at the customer`, async () =>
      ['delivered', 'read'].includes((await client.messages.get({ id: sent.id })).status ?? ''),
    );
    await waitFor('its use', async () => (await client.templates.get({ id })).lastUsedAt !== null);
  }

  await client.templates.save({ id: both[0]!.id, language: 'en_US', binding: both[0]!.binding });
  await shop.atMeta({ deed: 'delete', name: 'spring_sale', language: 'en_US' });
  expect(await sync()).toMatchObject({ added: 0, changed: 0, gone: 1 });
  expect(await named()).toMatchObject([{ id: both[0]?.id, language: 'en-US', status: 'APPROVED' }]);
});
