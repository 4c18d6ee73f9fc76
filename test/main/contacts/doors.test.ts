import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await openTestHub({ startSandbox: true });
  await waitFor('customers', async () => (await hub.client.contacts.count()).count >= 3);
});
afterAll(() => hub.remove());

describe('contacts at the doors', () => {
  it('are made and read by other programs, too', async () => {
    const made = await hub.api('POST', '/contacts', { customName: 'Ірина', phone: '+380 50 777 66 55' });
    expect([made.status, made.json.waId, made.json.merges]).toEqual([201, '380507776655', []]);
    const again = await hub.api('POST', '/contacts', { customName: null, phone: '+380507776655' });
    expect([again.status, again.json.code]).toEqual([409, 'CONTACT_EXISTS']);
    await hub.api('POST', `/contacts/${made.json.id}/notes`, { body: 'любить півонії' });
    expect((await hub.api('GET', `/contacts/${made.json.id}/notes`)).json).toMatchObject([
      { body: 'любить півонії' },
    ]);
    const [account] = await hub.client.accounts.list();
    const opened = await hub.api('POST', `/contacts/${made.json.id}/conversations`, {
      accountId: account?.id,
    });
    expect(opened.json.contact.id).toBe(made.json.id);
    const found = await hub.client.search.notes({ query: 'півон' });
    expect(found).toMatchObject([{ contact: { id: made.json.id }, conversationId: opened.json.id }]);
  });

  it('are merged and taken apart while a customer goes on writing', async () => {
    const find = async (search: string) => (await hub.client.contacts.list({ search })).items[0];
    const [olena, mykola] = [await find('380670000011'), await find('Микола')];
    if (!olena || !mykola) throw new Error('the customers are not there');
    const { mergeId, contact } = await hub.client.contacts.merge({ id: olena.id, mergedId: mykola.id });
    expect(contact.merges).toMatchObject([{ id: mergeId }]);
    await hub.client.sandbox.write({ customerId: 'mykola', text: 'Пише далі' });
    const texts = async (conversationId: number) => {
      const { items } = await hub.client.messages.list({ conversationId });
      return items.map(({ content }) => (content.kind === 'text' ? content.body : content.kind));
    };
    const kept = contact.conversations[0]?.id ?? 0;
    await waitFor('the message', async () => (await texts(kept)).includes('Пише далі'));

    const apart = await hub.client.contacts.undoMerge({ mergeId });
    expect(apart).toMatchObject({ id: olena.id, merges: [] });
    const back = await hub.client.contacts.get({ id: mykola.id });
    expect(back).toMatchObject({ id: mykola.id, waId: mykola.waId, aliases: mykola.aliases });
    await hub.client.sandbox.write({ customerId: 'mykola', text: 'Знову окремо' });
    await waitFor('the message', async () =>
      (await texts(back.conversations[0]?.id ?? 0)).includes('Знову окремо'),
    );
    expect(await texts(kept)).toContain('Пише далі');
  });

  it('of two people stay two', async () => {
    const [one, other] = (await hub.client.contacts.list({ limit: 2 })).items;
    if (!one || !other) throw new Error('there are two');
    await hub.client.contacts.keepApart({ id: one.id, otherId: other.id });
    expect(await hub.client.contacts.duplicates({})).toEqual([]);
  });

  it('go into a file with all that is known of them', async () => {
    const { items, next } = await hub.client.contacts.exportRows({});
    expect(next).toBeNull();
    expect(items.find(({ customName }) => customName === 'Ірина')).toMatchObject({
      notes: ['любить півонії'],
      lastMessageAt: null,
    });
    expect(items.find(({ waId }) => waId === '380670000011')?.lastMessageAt).toBeGreaterThan(0);
  });
});
