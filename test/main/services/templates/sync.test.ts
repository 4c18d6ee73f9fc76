import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toCreateBody } from '#shared/domain/template-components.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';
import { openShop, type Shop } from './rig.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.hub.remove());

const sync = () => shop.hub.client.templates.sync({ accountId: shop.accountId });
const body = (text: string) => [{ type: 'BODY', text }];
const get = async (name: string) => {
  const all = await shop.hub.client.templates.list({ accountId: shop.accountId, includeDeleted: true });
  return all.find((template) => template.name === name)!;
};

describe('a sync', () => {
  it('says what is new, changed and gone, and what somebody did at Meta is in the history', async () => {
    const { total } = await sync();
    expect(await sync()).toEqual({ added: 0, changed: 0, gone: 0, total });
    await shop.atMeta({ deed: 'put', name: 'made_there', components: body('Зроблено деінде.') });
    await shop.atMeta({ deed: 'put', name: 'order_ready', components: body('Замовлення готове, чекаємо.') });
    await shop.atMeta({ deed: 'delete', name: 'repair_booking' });
    expect(await sync()).toEqual({ added: 1, changed: 1, gone: 1, total });
    const { client } = shop.hub;
    const gone = await get('repair_booking');
    expect(gone.status).toBe('DELETED');
    expect((await client.templates.history({ id: gone.id })).events[0]).toMatchObject({
      kind: 'deleted',
      from: 'APPROVED',
      source: 'sync',
    });
    const changed = (await client.templates.list({ accountId: shop.accountId })).find(
      ({ name, language }) => name === 'order_ready' && language === 'uk',
    );
    const { versions } = await client.templates.history({ id: changed!.id });
    expect(versions.map(({ origin }) => origin)).toEqual(['meta', 'meta']);
    await shop.atMeta({ deed: 'put', name: 'repair_booking', components: body('Знову тут.') });
    expect(await sync()).toMatchObject({ added: 1, gone: 0 });
  });

  it('keeps what it does not understand and shows it read-only', async () => {
    await shop.atMeta({
      deed: 'put',
      name: 'from_the_future',
      status: 'HIBERNATING',
      category: 'HOLOGRAM',
      components: [
        ...body('Текст'),
        { type: 'HOLOGRAM', depth: { of: [1, 2] } },
        { type: 'BUTTONS', buttons: [{ type: 'TELEPORT', text: 'Туди' }, null, 7] },
      ],
    });
    expect(await sync()).toMatchObject({ added: 1 });
    const template = await get('from_the_future');
    expect(template).toMatchObject({ status: 'HIBERNATING', category: 'HOLOGRAM' });
    expect(template.unknownParts).toEqual(expect.arrayContaining(['HOLOGRAM', 'BUTTON TELEPORT']));
    expect(template.components).toHaveLength(3);
    expect(await shop.hub.client.templates.draft({ id: template.id })).toBeNull();
    expect(await sync()).toMatchObject({ changed: 0 });
  });

  it('that breaks off removes nothing and says why', async () => {
    const before = (await shop.templates()).length;
    await shop.fault('graph_html', { on: 'any', code: 200, count: null });
    await expect(sync()).rejects.toMatchObject({
      data: { sentence: { uk: expect.stringContaining('Meta') as string } },
    });
    await shop.fault('graph_error', { on: 'any', code: 131000, count: null });
    const [failed] = await shop.hub.client.templates.syncAll();
    expect(failed).toMatchObject({ kind: 'failed', accountId: shop.accountId });
    expect(await shop.templates()).toHaveLength(before);
  });

  it('reads one template, and notices when it is gone', async () => {
    const { client } = shop.hub;
    const { id } = await get('repair_booking');
    expect(await client.templates.syncOne({ id })).toEqual({ added: 0, changed: 0, gone: 0, total: 1 });
    await shop.atMeta({ deed: 'put', name: 'repair_booking', components: body('Інакше.') });
    expect(await client.templates.syncOne({ id })).toMatchObject({ changed: 1 });
    await shop.atMeta({ deed: 'delete', name: 'repair_booking' });
    expect(await client.templates.syncOne({ id })).toMatchObject({ gone: 1, total: 0 });
    expect(await client.templates.get({ id })).toMatchObject({ status: 'DELETED' });
  });
});

describe('when templates were read', () => {
  const reading = async () => {
    const [only, ...others] = await shop.hub.client.templates.readings();
    expect(others).toEqual([]);
    return only!;
  };

  it('is told of the account and of one that was read on its own, and why a later try failed', async () => {
    const { client } = shop.hub;
    const before = Date.now();
    await sync();
    const first = await reading();
    expect(first).toMatchObject({ accountId: shop.accountId, failure: null, alone: [] });
    expect(first.readAt).toBeGreaterThanOrEqual(before);
    const { id } = await get('repair_booking');
    await client.templates.syncOne({ id });
    const [alone] = (await reading()).alone;
    expect(alone?.templateId).toBe(id);
    expect(alone?.readAt).toBeGreaterThanOrEqual(first.readAt!);

    await shop.fault('graph_error', { on: 'any', code: 131000, count: null });
    await expect(sync()).rejects.toThrow();
    const failed = await reading();
    expect(failed.readAt).toBeGreaterThanOrEqual(first.readAt!);
    expect(failed.failure?.sentence.uk).toMatch(/\p{Script=Cyrillic}/u);
    await tellSandbox(shop.hub.sandboxUrl, 'faults', { faults: [] });
    await sync();
    expect((await reading()).failure).toBe(null);
  });
});

describe('the same name on both sides', () => {
  /** What the hub would have posted, from somebody who then died, or from somebody else. */
  const postToMeta = (name: string, text?: string) => {
    const draft = shop.draft(name, text === undefined ? {} : { body: text });
    const { components } = toCreateBody(draft, { headerHandle: null });
    return shop.atMeta({ deed: 'put', name, status: 'PENDING', components });
  };

  it('is our own submission when it says the same: a hub that was killed before it wrote the answer', async () => {
    const { client } = shop.hub;
    const { id } = await client.templates.create({ draft: shop.draft('parcel_sent') });
    await postToMeta('parcel_sent');
    expect(await sync()).toMatchObject({ added: 1 });
    expect(await client.templates.get({ id })).toMatchObject({
      status: 'PENDING',
      hasConflict: false,
      hasUnsubmittedChanges: false,
    });
    const { versions } = await client.templates.history({ id });
    expect(versions.map(({ origin }) => origin)).toEqual(['submitted']);
  });

  it.each(['meta', 'ours', 'rename'] as const)('is a conflict otherwise, settled by “%s”', async (choice) => {
    const { client } = shop.hub;
    const { id } = await client.templates.create({ draft: shop.draft('parcel_sent') });
    const mine = shop.draft('parcel_sent').text.body;
    await postToMeta('parcel_sent', 'Вітаємо, {{1}}! Зовсім інший текст, який написали деінде.');
    await sync();
    expect(await client.templates.get({ id })).toMatchObject({
      hasConflict: true,
      hasUnsubmittedChanges: true,
    });
    expect((await client.templates.draft({ id }))?.text.body).toBe(mine);
    const input = choice === 'rename' ? { choice, id, name: 'parcel_sent_ours' } : { choice, id };
    const settled = await client.templates.resolve(input);
    expect(settled.hasConflict).toBe(false);
    expect(settled.hasUnsubmittedChanges).toBe(choice !== 'meta');
    const kept = await client.templates.draft({ id: settled.id });
    expect(kept?.text.body === mine).toBe(choice !== 'meta');
    expect(settled.status).toBe(choice === 'rename' ? 'DRAFT' : 'PENDING');
    await expect(client.templates.resolve({ choice: 'meta', id })).rejects.toMatchObject({
      code: 'TEMPLATE_NO_CONFLICT',
    });
  });

  it('is a conflict when Meta’s text changes under what was written here', async () => {
    const { client } = shop.hub;
    const { id } = await get('repair_booking');
    const { text } = (await client.templates.draft({ id }))!;
    await client.templates.save({ id, text: { ...text, footer: 'Наша примітка' } });
    await shop.atMeta({ deed: 'put', name: 'repair_booking', components: body('Їхній новий текст.') });
    await sync();
    expect(await client.templates.get({ id })).toMatchObject({
      hasConflict: true,
      components: body('Їхній новий текст.'),
    });
    expect((await client.templates.history({ id })).events[0]?.kind).toBe('conflict');
  });
});
