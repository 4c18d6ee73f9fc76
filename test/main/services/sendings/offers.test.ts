import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { SendAnswers } from '#shared/contract/sendings.ts';
import type { TemplateId } from '#shared/domain/ids.ts';
import { fromRoot } from '../../../../src-main/tooling/project.ts';
import { waitFor } from '../../../helpers/hub.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';
import { openSendingRig, type SendingRig } from './rig.ts';

let rig: SendingRig;

// Statuses come back over HTTP: a busy computer takes its time.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  rig = await openSendingRig();
  await tellSandbox(rig.hub.sandboxUrl, 'limits', { pairRate: false });
  // The company's clock is that of its office hours.
  const { client } = rig.hub;
  const rules = await client.accounts.rules({ id: rig.accountId });
  const officeHours = { timeZone: 'Europe/Kyiv', week: Array.from({ length: 7 }, () => []), holidays: [] };
  await client.accounts.setRules({ id: rig.accountId, rules: { ...rules, officeHours } });
});
afterAll(() => rig.remove());

async function contactOf(phone: string) {
  await rig.addContacts({ phone, name: 'Ольга' });
  const { items } = await rig.hub.client.contacts.list({ search: phone.slice(1) });
  return { kind: 'contact' as const, contactId: items[0]?.id ?? 0 };
}

async function uploadPicture(): Promise<number> {
  const answer = await fetch(`${rig.hub.origin}/media?fileName=roses.jpg`, {
    method: 'POST',
    headers: { authorization: `Bearer ${rig.hub.apiToken}`, 'content-type': 'image/jpeg' },
    body: readFileSync(fromRoot('resources', 'samples', 'bouquet.jpg')),
  });
  return ((await answer.json()) as { id: number }).id; // what the door of files answers
}

const requestTo = (phone: string) =>
  waitFor('its way to Meta', async () => (await rig.accepted([phone]))[0] ?? null);

const offerValues = { 'body:1': 'Ольго', 'body:2': '15 %', 'button:0': 'TULIP15', 'button:1': 'TULIP15' };

it('an offer is told when it ends by the clock of the company, and counts down to that moment', async () => {
  const { client } = rig.hub;
  const phone = '+380675300001';
  const target = await contactOf(phone);
  const { id: templateId } = await rig.templateNamed('tulips_until_sunday', 'uk');
  const open = await client.sendings.fill({
    templateId,
    target,
    answers: { values: offerValues, header: null },
  });
  expect(open.values.find(({ key }) => key === 'offer:end')).toEqual({
    key: 'offer:end',
    value: null,
    source: 'ask',
    label: { uk: 'Кінець пропозиції', en: 'End of the offer' },
    problem: { uk: 'Значення немає.', en: 'There is no value.' },
  });
  expect(open.obstacle?.reason).toBe('missing_value');

  const until = (end: string): SendAnswers => ({
    values: { ...offerValues, 'offer:end': end },
    header: null,
  });
  await expect(
    client.sendings.sendOne({ templateId, target, answers: until('2020-01-01 10:00') }),
  ).rejects.toMatchObject({ code: 'SEND_OBSTACLE', message: expect.stringContaining('over') as string });

  const sent = await client.sendings.sendOne({ templateId, target, answers: until('2037-12-01 18:00') });
  const endsAt = Date.parse('2037-12-01T16:00:00Z');
  const request = await requestTo(phone);
  expect(request.body.template.components).toEqual([
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Ольго' },
        { type: 'text', text: '15 %' },
      ],
    },
    {
      type: 'limited_time_offer',
      parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: endsAt } }],
    },
    {
      type: 'button',
      sub_type: 'copy_code',
      index: '0',
      parameters: [{ type: 'coupon_code', coupon_code: 'TULIP15' }],
    },
    { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'TULIP15' }] },
  ]);
  expect(sent.content).toMatchObject({
    body: expect.stringContaining('Лише кілька днів') as string,
    shown: { offer: { text: 'Лише кілька днів', code: 'TULIP15', endsAt } },
  });
});

it('the end of an offer comes from a date of a record, and who has none or a past one is left out', async () => {
  const { client } = rig.hub;
  const phones = ['+380675300010', '+380675300011', '+380675300012'];
  const keys = await rig.addOrders('O', phones);
  const days = ['2037-12-01', '2020-12-01', null];
  await client.records.upsert({
    type: 'Order',
    records: keys.map((number, index) => ({ number, placedOn: days[index] })),
  });
  const found = await rig.templateNamed('tulips_until_sunday', 'uk');
  const source = { kind: 'field' as const, path: ['placedOn'] };
  const { id } = await client.templates.save({
    id: found.id,
    binding: {
      ...found.binding,
      appliesTo: 'Order',
      variables: { 'offer:end': { sample: '', source, format: { kind: 'date', style: 'medium' } } },
    },
  });
  await expect(
    client.sendings.prepare({
      templateId: id,
      source: { kind: 'records', type: 'Order', keys },
      answers: { values: { ...offerValues, 'offer:end': '2020-12-01' }, header: null },
    }),
  ).rejects.toMatchObject({ code: 'SEND_OBSTACLE', message: expect.stringContaining('over') as string });
  const { id: sendingId } = await client.sendings.prepare({
    templateId: id,
    source: { kind: 'records', type: 'Order', keys },
    answers: { values: offerValues, header: null },
  });
  const ready = await rig.until(sendingId, ({ state }) => state === 'ready');
  expect(ready.leftOutBy.toSorted((a, b) => a.reason.localeCompare(b.reason))).toEqual([
    { reason: 'bad_value', count: 1 },
    { reason: 'missing_value', count: 1 },
  ]);
  await client.sendings.start({ id: sendingId });
  await rig.until(sendingId, ({ state, counts }) => state === 'done' && counts.accepted === 0);
  const [request] = await rig.accepted(phones);
  expect(request?.body.template.components).toContainEqual({
    type: 'limited_time_offer',
    parameters: [
      {
        type: 'limited_time_offer',
        // A day means its end.
        limited_time_offer: { expiration_time_ms: Date.parse('2037-12-01T21:59:00Z') },
      },
    ],
  });
});

const cardValues = {
  'body:1': 'Ольго',
  'card:0:body:1': '950 ₴',
  'card:0:button:1': 'roses',
  'card:1:body:1': '620 ₴',
  'card:1:button:1': 'tulips',
  'card:2:body:1': '1 180 ₴',
  'card:2:button:1': 'peonies',
};
const bouquets = (): Promise<{ id: TemplateId }> => rig.templateNamed('three_bouquets', 'uk');

it('the cards of a carousel have a file of ours, a link or the sample at their tops, and values of their own', async () => {
  const { client } = rig.hub;
  const phone = '+380675300020';
  const target = await contactOf(phone);
  const { id: templateId } = await bouquets();
  const mediaId = await uploadPicture();
  const answers = {
    values: cardValues,
    header: null,
    cards: {
      0: { kind: 'file' as const, mediaId },
      1: { kind: 'link' as const, link: 'https://bukety.example/tulips.jpg' },
    },
  };
  const filled = await client.sendings.fill({ templateId, target, answers });
  expect(filled.cards?.map(({ isFilled, isSample, fileName }) => [isFilled, isSample, fileName])).toEqual([
    [true, false, 'roses.jpg'],
    [true, false, null],
    [true, true, null],
  ]);
  expect(filled.obstacle).toBeNull();
  const sent = await client.sendings.sendOne({ templateId, target, answers });
  const request = await requestTo(phone);
  const names = ['Троянди', 'Тюльпани', 'Півонії'];
  const card = (index: number, image: unknown, price: string, end: string) => ({
    card_index: index,
    components: [
      { type: 'header', parameters: [{ type: 'image', image }] },
      { type: 'body', parameters: [{ type: 'text', text: price }] },
      {
        type: 'button',
        sub_type: 'quick_reply',
        index: '0',
        // What the customer answers with: the words of the card.
        parameters: [{ type: 'payload', payload: `${index + 1}. ${names[index]}: ${price} за букет` }],
      },
      { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: end }] },
    ],
  });
  expect(request.body.template.components).toEqual([
    { type: 'body', parameters: [{ type: 'text', text: 'Ольго' }] },
    {
      type: 'carousel',
      cards: [
        card(0, { id: expect.stringMatching(/^\d+$/) as string }, '950 ₴', 'roses'),
        card(1, { link: 'https://bukety.example/tulips.jpg' }, '620 ₴', 'tulips'),
        card(2, { link: 'https://scontent.whatsapp.net/samples/peonies.jpg' }, '1 180 ₴', 'peonies'),
      ],
    },
  ]);
  const buttons = [
    { kind: 'quick_reply', text: 'Хочу такий' },
    { kind: 'url', text: 'На сайті' },
  ];
  expect(sent.content).toMatchObject({
    body: expect.stringContaining('Півонії: 1 180 ₴ за букет') as string,
    shown: {
      cards: [
        { header: { kind: 'image', mediaId }, body: 'Троянди: 950 ₴ за букет', buttons },
        { header: { kind: 'image', mediaId: null }, body: 'Тюльпани: 620 ₴ за букет', buttons },
        { header: { kind: 'image', mediaId: null }, body: 'Півонії: 1 180 ₴ за букет', buttons },
      ],
    },
  });
});

it('a card without its value or with a file of another kind says which card it is', async () => {
  const { client } = rig.hub;
  const target = await contactOf('+380675300021');
  const { id: templateId } = await bouquets();
  const { 'card:1:body:1': _price, ...values } = cardValues;
  const missing = await client.sendings.fill({ templateId, target, answers: { values, header: null } });
  expect(missing.obstacle).toEqual({
    reason: 'missing_value',
    sentence: {
      uk: 'Картка 2: значення 1: значення немає.',
      en: 'Card 2: value 1: there is no value.',
    },
  });
  const upload = await fetch(`${rig.hub.origin}/media?fileName=a.pdf`, {
    method: 'POST',
    headers: { authorization: `Bearer ${rig.hub.apiToken}`, 'content-type': 'application/pdf' },
    body: readFileSync(fromRoot('resources', 'samples', 'invoice.pdf')),
  });
  const { id: mediaId } = (await upload.json()) as { id: number }; // what the door of files answers
  const answers = { values: cardValues, header: null, cards: { 2: { kind: 'file' as const, mediaId } } };
  await expect(client.sendings.sendOne({ templateId, target, answers })).rejects.toMatchObject({
    code: 'SEND_OBSTACLE',
    message: expect.stringContaining('Card 3') as string,
  });
});

it('one file for all is uploaded once, whichever cards and people it is for', async () => {
  const { client } = rig.hub;
  const phones = ['+380675300030', '+380675300031'];
  const keys = await rig.addOrders('R', phones);
  const mediaId = await uploadPicture();
  const found = await bouquets();
  const cards = { 0: { kind: 'file' as const, mediaId }, 1: { kind: 'file' as const, mediaId } };
  const { id } = await client.sendings.prepare({
    templateId: found.id,
    source: { kind: 'records', type: 'Order', keys },
    answers: { values: cardValues, header: null, cards },
  });
  await rig.until(id, ({ state }) => state === 'ready');
  await client.sendings.start({ id });
  await rig.until(id, ({ state, counts }) => state === 'done' && counts.accepted === 0);
  const ids = (await rig.accepted(phones)).flatMap(({ body }) => {
    const carousel = body.template.components.find(({ type }) => type === 'carousel');
    return JSON.stringify(carousel).match(/"image":\{"id":"\d+"/g) ?? [];
  });
  expect(ids).toHaveLength(4);
  expect(new Set(ids).size).toBe(1);
});

it('a program that writes the components itself is told of a card too few before Meta is', async () => {
  const { client } = rig.hub;
  const target = await contactOf('+380675300040');
  const { id: templateId } = await bouquets();
  const answers = { values: cardValues, header: null };
  const { conversationId } = await client.sendings.sendOne({ templateId, target, answers });
  const send = (cards: readonly Record<string, unknown>[]) =>
    client.messages.send({
      conversationId,
      clientId: crypto.randomUUID(),
      content: {
        kind: 'template',
        name: 'three_bouquets',
        language: 'uk',
        components: [
          { type: 'body', parameters: [{ type: 'text', text: 'Ольго' }] },
          { type: 'carousel', cards },
        ],
      },
    });
  const card = (index: number) => ({
    card_index: index,
    components: [
      { type: 'header', parameters: [{ type: 'image', image: { link: 'https://a.example/a.jpg' } }] },
      { type: 'body', parameters: [{ type: 'text', text: '1 ₴' }] },
      { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 'a' }] },
    ],
  });
  await expect(send([card(0), card(1)])).rejects.toMatchObject({ code: 'TEMPLATE_VALUES_MISSING' });
  await expect(send([card(0), card(1), card(2)])).resolves.toMatchObject({ status: 'queued' });
});
