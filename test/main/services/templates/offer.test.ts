import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyTemplateText, type TemplateText } from '#shared/domain/template-draft.ts';
import { openShop, type Shop } from './rig.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.hub.remove());

const sale: TemplateText = {
  ...emptyTemplateText,
  category: 'MARKETING',
  body: 'У нас тюльпани зі знижкою для всіх, хто назве код у крамниці.',
  offer: { text: 'Лише до неділі', hasExpiration: true },
  buttons: [{ kind: 'copy_code', sample: 'TULIP15' }],
};

it('an offer is written here, approved at Meta, and read back as it was', async () => {
  const template = await shop.approved('tulips_week', sale);
  expect(template.components.map(({ type }) => type)).toEqual(['LIMITED_TIME_OFFER', 'BODY', 'BUTTONS']);
  expect(template.lockedParts).toEqual([]);
  const { client } = shop.hub;
  await client.templates.sync({ accountId: shop.accountId });
  const read = await client.templates.draft({ id: template.id });
  expect(read?.text.offer).toEqual(sale.offer);
  // Opened and left as it is, there is nothing to submit.
  await client.templates.save({ id: template.id, text: read?.text });
  expect((await client.templates.get({ id: template.id })).hasUnsubmittedChanges).toBe(false);
  const endless = { ...sale, offer: { text: 'Лише до неділі', hasExpiration: false } };
  await client.templates.save({ id: template.id, text: endless });
  expect((await client.templates.get({ id: template.id })).hasUnsubmittedChanges).toBe(true);
});

it('an offer that Meta would refuse is not submitted, and says why', async () => {
  const { client } = shop.hub;
  const text: TemplateText = { ...sale, footer: 'До зустрічі', buttons: [] };
  const { id } = await client.templates.create({ draft: shop.draft('tulips_wrong', text) });
  const answer = await client.templates.submitDraft({ id });
  expect(answer.kind === 'refused' ? answer.problems.map(({ code }) => code) : answer).toEqual([
    'offer_footer',
    'offer_code',
  ]);
});
