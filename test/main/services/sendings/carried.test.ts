import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TemplateVariable } from '#shared/domain/template-draft.ts';
import { waitFor } from '../../../helpers/hub.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';
import { openSendingRig, type SendingRig } from './rig.ts';

let rig: SendingRig;

// Statuses come back over HTTP: a busy computer takes its time.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  rig = await openSendingRig();
  await tellSandbox(rig.hub.sandboxUrl, 'limits', { pairRate: false });
});
afterAll(() => rig.remove());

const carried = (pattern: string): TemplateVariable => ({
  sample: '',
  source: { kind: 'link', pattern },
  format: { kind: 'text' },
});

it('an answer brings back what its button carried for the record, and money goes for the phone to write', async () => {
  const { client } = rig.hub;
  const phone = '+380675200001';
  const { id: customerId } = await tellSandbox<{ id: string }>(rig.hub.sandboxUrl, 'customers', {
    name: 'Марко',
    waId: phone.slice(1),
  });
  const [key = ''] = await rig.addOrders('B', [phone]);
  const total = rig.template.binding.variables['body:3'];
  if (!total) throw new Error('The rig binds the total');
  await client.templates.save({
    id: rig.template.id,
    binding: {
      ...rig.template.binding,
      variables: {
        ...rig.template.binding.variables,
        'body:3': { ...total, format: { kind: 'money', currency: 'symbol', isLocalized: true } },
        'button:0': carried('pick_up:{number}'),
        // This order has no tracking link: the button answers with its words.
        'button:1': carried('deliver:{trackingLink}'),
      },
    },
  });
  const { id } = await rig.begin([key]);
  await rig.until(id, ({ state, counts }) => state === 'done' && counts.accepted === 0);
  const [request] = await rig.accepted([phone]);
  expect(request?.body.template.components).toEqual([
    {
      type: 'body',
      parameters: [
        { type: 'text', text: 'Клієнт B-0' },
        { type: 'text', text: 'B-0' },
        {
          type: 'currency',
          currency: { fallback_value: '100,00\u00A0₴', code: 'UAH', amount_1000: 100_000 },
        },
      ],
    },
    {
      type: 'button',
      sub_type: 'quick_reply',
      index: '0',
      parameters: [{ type: 'payload', payload: 'pick_up:B-0' }],
    },
  ]);

  const [recipient] = await rig.recipients(id);
  const conversationId = recipient?.conversationId ?? 0;
  const { items } = await client.messages.list({ conversationId });
  expect(items[0]?.content).toMatchObject({ body: expect.stringContaining('100,00\u00A0₴') as string });
  const tap = { wamid: request?.wamid, buttonId: 'pick_up:B-0' };
  await tellSandbox(rig.hub.sandboxUrl, `customers/${customerId}/taps`, tap);
  const answer = await waitFor('the answer', async () => {
    const page = await client.messages.list({ conversationId });
    return page.items.find(({ direction }) => direction === 'in') ?? null;
  });
  expect(answer.content).toEqual({ kind: 'button', text: 'Заберу сьогодні', payload: 'pick_up:B-0' });
});

it('a program says itself whose picture stands at the catalogue', async () => {
  const phone = '+380675200002';
  await rig.addContacts({ phone, name: 'Ольга' });
  const offer = await rig.templateNamed('intro_catalog_offer', 'en_US');
  const { items } = await rig.hub.client.contacts.list({ search: '380675200002' });
  const target = { kind: 'contact' as const, contactId: items[0]?.id ?? 0 };
  const values = { 'body:1': '100', 'body:2': '400', 'body:3': '3', 'button:0': '2lc20305pt' };
  const answers = { values, header: null };
  const filled = await rig.hub.client.sendings.fill({ templateId: offer.id, target, answers });
  expect(filled.values.at(-1)).toEqual({
    key: 'button:0',
    value: '2lc20305pt',
    source: 'ask',
    label: { uk: 'Дані кнопки «View catalog»', en: 'Data of the button “View catalog”' },
    problem: null,
  });
  const sent = await rig.hub.client.sendings.sendOne({ templateId: offer.id, target, answers });
  const request = await waitFor(
    `its way to Meta of message ${sent.id}`,
    async () => (await rig.accepted([phone]))[0] ?? null,
  );
  expect(request.body.template.components.at(-1)).toEqual({
    type: 'button',
    sub_type: 'CATALOG',
    index: 0,
    parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: '2lc20305pt' } }],
  });
});

it('a template with parts that nobody here can fill is not begun, neither for one nor for many', async () => {
  const components = [
    { type: 'BODY', text: 'New in our shop:' },
    { type: 'HOLOGRAM', depth: 3 },
  ];
  await tellSandbox(rig.hub.sandboxUrl, 'templates', {
    deed: 'put',
    name: 'spring_hologram',
    language: 'en_US',
    components,
  });
  const { client } = rig.hub;
  await client.templates.sync({ accountId: rig.accountId });
  const { id: templateId } = await rig.templateNamed('spring_hologram', 'en_US');
  const [key = ''] = await rig.addOrders('C', ['+380675200003']);
  const target = { kind: 'record' as const, type: 'Order', key };
  const refused = {
    code: 'SEND_OBSTACLE',
    message: 'Parts of this template are not understood by this version: HOLOGRAM. Send it through Meta.',
  };
  await expect(client.sendings.sendOne({ templateId, target })).rejects.toMatchObject(refused);
  const source = { kind: 'records' as const, type: 'Order', keys: [key] };
  await expect(client.sendings.prepare({ templateId, source })).rejects.toMatchObject(refused);
});
