import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Sending } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import { fileClock } from '#shared/domain/file-time.ts';
import { openTestHub, type TestHub, waitFor } from '../../../helpers/hub.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';

let hub: TestHub;
let accountId: number;
let template: Template;

// Statuses come back over HTTP: a busy computer takes its time.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  hub = await openTestHub({ startSandbox: true });
  const [account] = await hub.client.accounts.list();
  accountId = account?.id ?? 0;
  await hub.client.templates.sync({ accountId });
  const templates = await hub.client.templates.list({ accountId });
  const found = templates.find(({ name, language }) => name === 'order_ready' && language === 'uk');
  if (!found) throw new Error('The sandbox has no template order_ready');
  const variable = (path: string[], kind: 'text' | 'money') => ({
    sample: 'x',
    source: { kind: 'field' as const, path },
    format: kind === 'text' ? { kind } : { kind, currency: 'symbol' as const },
  });
  template = await hub.client.templates.save({
    id: found.id,
    binding: {
      ...found.binding,
      appliesTo: 'Order',
      variables: {
        'body:1': variable(['customer', 'name'], 'text'),
        'body:2': variable(['number'], 'text'),
        'body:3': { ...variable(['total'], 'money') },
      },
    },
  });
});
afterAll(() => hub.remove());

const order = (number: string, phone: string, more: Record<string, unknown> = {}) => ({
  number,
  customer: phone,
  total: { amount: 1234.5, currency: 'UAH' },
  ...more,
});
const addContacts = (...people: { phone: string; name?: string }[]) =>
  hub.client.records.upsert({ type: 'Contact', records: people });
const addOrders = (...records: Record<string, unknown>[]) =>
  hub.client.records.upsert({ type: 'Order', records });
const prepared = async (sending: Sending): Promise<Sending> =>
  waitFor('the recipients', async () => {
    const now = await hub.client.sendings.get({ id: sending.id });
    return now.state === 'preparing' ? null : now;
  });
const prepareOrders = async (keys: string[], templateId = template.id) =>
  prepared(
    await hub.client.sendings.prepare({ templateId, source: { kind: 'records', type: 'Order', keys } }),
  );
const ended = (id: Sending['id'], isReached: (sending: Sending) => boolean) =>
  waitFor(
    'the end of the sending',
    async () => {
      const now = await hub.client.sendings.get({ id });
      return isReached(now) ? now : null;
    },
    40_000,
  );

it('remembers whom a sending was prepared for, so that it can be changed', async () => {
  await addContacts({ phone: '+380671110091', name: 'Ніна' });
  await addOrders(order('S-1', '+380671110091'));
  const sending = await prepareOrders(['S-1', 'gone']);
  expect(await hub.client.sendings.source({ id: sending.id })).toEqual({
    kind: 'records',
    type: 'Order',
    keys: ['S-1', 'gone'],
  });
});

describe('a template for one person', () => {
  it('is filled from a record by the rules of its language, and sent once under one id', async () => {
    await addContacts({ phone: '+380671110001', name: 'Ганна' });
    await addOrders(order('A-1', '+380671110001'));
    const target = { kind: 'record' as const, type: 'Order', key: 'A-1' };
    const filled = await hub.client.sendings.fill({ templateId: template.id, target });
    expect(filled).toMatchObject({
      values: [
        { key: 'body:1', value: 'Ганна', source: 'field', problem: null },
        { key: 'body:2', value: 'A-1', source: 'field', problem: null },
        { key: 'body:3', source: 'field', problem: null },
      ],
      recipient: { name: 'Ганна', phone: '+380671110001' },
      obstacle: null,
    });
    expect(filled.values[2]?.value?.replace(/\s/g, ' ')).toBe('1 234,50 ₴');

    const clientId = randomUUID();
    const sent = await hub.client.sendings.sendOne({ templateId: template.id, target, clientId });
    const again = await hub.api('POST', `/templates/${template.id}/send`, { target, clientId });
    expect(again).toMatchObject({ status: 201, json: { id: sent.id } });
    expect(sent.content).toMatchObject({
      kind: 'template',
      body: expect.stringContaining('Вітаємо, Ганна!'),
    });
    await waitFor('its delivery', async () =>
      ['delivered', 'read'].includes((await hub.client.messages.get({ id: sent.id })).status ?? ''),
    );
    expect((await hub.client.templates.get({ id: template.id })).lastUsedAt).not.toBeNull();
  });

  it('is refused with the reason while a value is missing, and sent when somebody adds it', async () => {
    await addContacts({ phone: '+380671110002', name: 'Без суми' });
    await addOrders({ number: 'A-2', customer: '+380671110002' });
    const target = { kind: 'record' as const, type: 'Order', key: 'A-2' };
    const filled = await hub.client.sendings.fill({ templateId: template.id, target });
    expect(filled.obstacle).toMatchObject({ reason: 'missing_value' });
    expect(filled.values[2]).toMatchObject({ value: null, label: { en: 'Total' } });
    await expect(hub.client.sendings.sendOne({ templateId: template.id, target })).rejects.toMatchObject({
      code: 'SEND_OBSTACLE',
    });
    const broken = { values: { 'body:3': 'one\ntwo' }, header: null };
    const wrong = await hub.client.sendings.fill({ templateId: template.id, target, answers: broken });
    expect(wrong.obstacle).toMatchObject({ reason: 'bad_value' });
    const answers = { values: { 'body:3': '20:00' }, header: null };
    const sent = await hub.client.sendings.sendOne({ templateId: template.id, target, answers });
    expect(sent.content).toMatchObject({ body: expect.stringContaining('20:00') });
  });
});

describe('a template for many', () => {
  it('says of each who does not get it why, and serves the others once each', async () => {
    await addContacts(
      { phone: '+380671120001', name: 'Перша' },
      { phone: '+380671120002', name: 'Друга' },
      { phone: '+380671120003', name: 'Третя' },
    );
    await addOrders(
      order('B-1', '+380671120001'),
      order('B-2', '+380671120002'),
      order('B-3', '+380671120001'),
      { number: 'B-4', customer: '+380671120003' },
      { number: 'B-5', total: { amount: 1, currency: 'UAH' } },
    );
    await hub.client.sendings.setPrices({
      currency: 'EUR',
      rates: [{ country: 'UA', marketing: null, utility: 0.02, authentication: null }],
    });
    const ready = await prepareOrders(['B-1', 'B-2', 'B-3', 'B-4', 'B-5', 'B-9']);
    expect(ready).toMatchObject({
      state: 'ready',
      counts: { total: 6, leftOut: 4, waiting: 2 },
      price: { currency: 'EUR', amount: 0.04, unknownCount: 0 },
      dailyLimit: { perDay: 2_000 },
    });
    const { items } = await hub.client.sendings.recipients({ id: ready.id });
    expect(items.map(({ record, leftOut }) => [record?.key, leftOut])).toEqual([
      ['B-1', null],
      ['B-2', null],
      ['B-3', 'duplicate'],
      ['B-4', 'missing_value'],
      ['B-5', 'no_number'],
      ['B-9', 'record_gone'],
    ]);
    const open = (await hub.client.conversations.counts()).total.all;
    await hub.client.sendings.start({ id: ready.id });
    const done = await ended(ready.id, ({ state, counts }) => state === 'done' && counts.accepted === 0);
    expect(done.counts).toMatchObject({ waiting: 0, queued: 0, failed: 0 });
    expect(done.counts.delivered + done.counts.read).toBe(2);
    // Nobody's list is flooded: a conversation that begins with a sending waits among the done ones.
    expect((await hub.client.conversations.counts()).total.all).toBe(open);

    const rows = await hub.client.sendings.exportRows({ id: ready.id, language: 'uk' });
    expect(rows.next).toBeNull();
    expect(rows.rows).toHaveLength(7);
    expect(rows.rows[3]).toMatchObject([
      'Перша',
      '+380671120001',
      'B-3',
      'пропущено',
      'Ця людина вже є в розсилці.',
      '',
      expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/),
    ]);
    // By the clock of this computer, as the screen tells it; the heading says which one that is.
    const { items: listed } = await hub.client.sendings.recipients({ id: ready.id });
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(rows.rows[0]?.at(-1)).toBe(`Час (${zone.replaceAll('_', ' ')})`);
    expect(rows.rows.slice(1).map((cells) => cells.at(-1))).toEqual(
      listed.map(({ updatedAt }) => fileClock(zone)(updatedAt)),
    );
    const { items: found } = await hub.client.sendings.recipients({ id: ready.id, search: 'друг' });
    expect(found.map(({ name }) => name)).toEqual(['Друга']);
  });

  it('tells what failed, and sends again what can be tried again', async () => {
    // The sandbox plays Meta's code that the number ends with.
    await addContacts({ phone: '+380991131026', name: 'Немає' }, { phone: '+380991131049', name: 'Досить' });
    await addOrders(order('C-1', '+380991131026'), order('C-2', '+380991131049'));
    const ready = await prepareOrders(['C-1', 'C-2']);
    await hub.client.sendings.start({ id: ready.id });
    await ended(ready.id, ({ state, counts }) => state === 'done' && counts.failed === 2);
    const { items } = await hub.client.sendings.recipients({ id: ready.id, state: 'failed' });
    expect(items).toMatchObject([
      { name: 'Немає', canRetry: false, retryNotBefore: null },
      { name: 'Досить', canRetry: true, retryNotBefore: expect.any(Number) },
    ]);
    expect(items[1]?.retryNotBefore).toBeGreaterThan(Date.now() + 23 * 60 * 60 * 1000);
    // Not before a day is over.
    expect(await hub.client.sendings.retry({ id: ready.id })).toEqual({ retried: 0 });
    expect((await hub.client.sendings.get({ id: ready.id })).again).toEqual({
      ready: 0,
      later: 1,
      nextAt: items[1]?.retryNotBefore,
    });
  });

  it('stops when a person says so, goes on, and is cancelled for good', async () => {
    const people = Array.from({ length: 60 }, (_, index) => ({
      phone: `+38067113${String(1000 + index)}`,
      name: `Клієнт ${index}`,
    }));
    await addContacts(...people);
    await addOrders(...people.map(({ phone }, index) => order(`D-${index}`, phone)));
    const ready = await prepareOrders(people.map((_, index) => `D-${index}`));
    await tellSandbox(hub.sandboxUrl, 'faults', {
      faults: [{ kind: 'slow', code: 200, count: null, on: 'messages' }],
    });
    await hub.client.sendings.start({ id: ready.id });
    const paused = await hub.client.sendings.pause({ id: ready.id });
    expect(paused).toMatchObject({ state: 'paused', pause: { kind: 'person', until: null } });
    hub = await hub.restart();
    expect(await hub.client.sendings.get({ id: ready.id })).toMatchObject({ state: 'paused' });
    await hub.client.sendings.resume({ id: ready.id });
    await hub.client.sendings.cancel({ id: ready.id });
    await tellSandbox(hub.sandboxUrl, 'faults', { faults: [] });
    const over = await ended(ready.id, ({ counts }) => counts.waiting + counts.queued === 0);
    expect(over.state).toBe('cancelled');
    expect(
      over.counts.cancelled +
        over.counts.accepted +
        over.counts.delivered +
        over.counts.read +
        over.counts.unconfirmed,
    ).toBe(60);
    await expect(hub.client.sendings.resume({ id: ready.id })).rejects.toMatchObject({
      code: 'SENDING_ENDED',
    });
  });

  it('is done, and not paused, when the last ones had left before somebody paused it', async () => {
    await addContacts({ phone: '+380671130901', name: 'Остання' });
    await addOrders(order('P-1', '+380671130901'));
    const ready = await prepareOrders(['P-1']);
    await tellSandbox(hub.sandboxUrl, 'faults', {
      faults: [{ kind: 'slow', code: 1000, count: null, on: 'messages' }],
    });
    await hub.client.sendings.start({ id: ready.id });
    await ended(ready.id, ({ counts }) => counts.queued === 1);
    expect(await hub.client.sendings.pause({ id: ready.id })).toMatchObject({ state: 'paused' });
    await tellSandbox(hub.sandboxUrl, 'faults', { faults: [] });
    const over = await ended(ready.id, ({ state }) => state === 'done');
    expect(over).toMatchObject({ pause: null, counts: { waiting: 0, queued: 0, failed: 0 } });
  });
});

describe('an answer', () => {
  it('opens the conversation for whoever sent, counts once, and a word ends marketing', async () => {
    const { id: customerId } = await tellSandbox<{ id: string }>(hub.sandboxUrl, 'customers', {
      name: 'Відповідач',
      waId: '380671140001',
    });
    await addContacts({ phone: '+380671140001', name: 'Відповідач' });
    await addOrders(order('E-1', '+380671140001'));
    const ready = await prepareOrders(['E-1']);
    await hub.client.sendings.start({ id: ready.id });
    await ended(ready.id, ({ state, counts }) => state === 'done' && counts.accepted === 0);
    // Meta tells whole seconds: within the same one the answer would stand before the message.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await tellSandbox(hub.sandboxUrl, `customers/${customerId}/messages`, { text: 'СТОП!' });
    const answered = await ended(ready.id, ({ counts }) => counts.answered === 1);
    expect(answered.counts.total).toBe(1);
    const { items } = await hub.client.sendings.recipients({ id: ready.id, state: 'answered' });
    const conversation = await hub.client.conversations.get({ id: items[0]?.conversationId ?? 0 });
    expect(conversation).toMatchObject({
      state: 'open',
      assigneeId: ready.createdBy,
      contact: { isOptedOut: true },
    });
    const page = await hub.client.messages.list({ conversationId: conversation.id });
    expect(page.items.map(({ direction, kind }) => [direction, kind])).toEqual([
      ['out', 'template'],
      ['in', 'text'],
      ['system', 'system'],
    ]);
    const today = new Date();
    const two = (value: number) => String(value).padStart(2, '0');
    const day = `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
    const stats = await hub.client.templates.stats({ id: template.id, from: day, to: day });
    expect(stats.total).toMatchObject({ answered: 1, failed: 2 });
    expect(stats.days).toEqual([{ day, ...stats.total }]);
    expect(new Set(stats.failures.map(({ code, count }) => `${code} ${count}`))).toEqual(
      new Set(['131026 1', '131049 1']),
    );
    await tellSandbox(hub.sandboxUrl, `customers/${customerId}/messages`, { text: 'Старт' });
    await waitFor(
      'the end of it',
      async () => !(await hub.client.conversations.get({ id: conversation.id })).contact.isOptedOut,
    );
  });
});

describe('a sending that a person has paused', () => {
  it('stays paused when somebody is tried again', async () => {
    const people = Array.from({ length: 80 }, (_, index) => ({
      phone: `+38067117${String(1000 + index)}`,
      name: `Клієнт ${index}`,
    }));
    await addContacts({ phone: '+380991131056', name: 'Ще раз' }, ...people);
    await addOrders(
      order('P-0', '+380991131056'),
      ...people.map(({ phone }, index) => order(`P-${index + 1}`, phone)),
    );
    const ready = await prepareOrders(['P-0', ...people.map((_, index) => `P-${index + 1}`)]);
    await hub.client.sendings.start({ id: ready.id });
    await ended(ready.id, ({ counts }) => counts.failed === 1);
    await hub.client.sendings.pause({ id: ready.id });
    const { retried } = await hub.client.sendings.retry({ id: ready.id });
    const now = await hub.client.sendings.get({ id: ready.id });
    expect({ retried, state: now.state }).toEqual({ retried: 1, state: 'paused' });
    await hub.client.sendings.cancel({ id: ready.id });
  });
});
