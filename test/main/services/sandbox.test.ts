import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import { emptyTemplateBinding, emptyTemplateText } from '#shared/domain/template-draft.ts';
import { createMemorySecretStore, type SecretStore } from '../../../src-main/secrets/secret-store.ts';
import { customerWrites } from '../../helpers/customer-writes.ts';
import { goodForm } from '../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';

let hub: TestHub;
const stored: string[] = [];

/** Memory that remembers what was ever written to it. */
function watchedStore(): SecretStore {
  const memory = createMemorySecretStore('a test');
  return {
    ...memory,
    set: async (name, value) => {
      stored.push(name);
      await memory.set(name, value);
    },
  };
}

beforeAll(async () => {
  hub = await openTestHub({ secrets: watchedStore() });
});
afterAll(() => hub.remove());

const sandboxAccount = async (): Promise<Account> => {
  const account = (await hub.client.accounts.list()).find(({ kind }) => kind === 'sandbox');
  if (!account) throw new Error('There is no sandbox account');
  return account;
};
const inbox = async (accountId: Account['id']) =>
  (await hub.client.conversations.list({ accountId, limit: 200 })).items;

describe('the sandbox that is off', () => {
  it('says so, and refuses everything but starting', async () => {
    expect(await hub.client.sandbox.state()).toMatchObject({
      isRunning: false,
      url: null,
      accountId: null,
      customers: [],
    });
    expect(hub.sandboxUrl).toBeNull();
    for (const call of [
      hub.client.sandbox.write({ customerId: 'x', text: 'hello' }),
      hub.client.sandbox.reset(),
      hub.client.sandbox.setDemo({ isRunning: true }),
    ]) {
      await expect(call).rejects.toMatchObject({ code: 'SANDBOX_OFF', status: 409 });
    }
  });
});

describe('starting the sandbox', () => {
  it('connects an account with secrets of this start only, whose customers come in through the webhook', async () => {
    const starts = await Promise.all([hub.client.sandbox.start(), hub.client.sandbox.start()]);
    const account = await sandboxAccount();
    expect(starts).toEqual([{ accountId: account.id }, { accountId: account.id }]);
    expect(account).toMatchObject({
      kind: 'sandbox',
      state: 'active',
      name: 'Sandbox',
      displayPhoneNumber: expect.stringContaining('+'),
    });
    expect(account.accessTokenHint).toHaveLength(4);
    expect(hub.sandboxUrl).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(stored).toEqual([expect.stringMatching(/\/api_token$/)]);
    await waitFor('the history', async () => (await inbox(account.id)).length >= 5);
    expect((await hub.client.journal.counts()).deliveries).toBeGreaterThan(0);
  });

  it('lets an operator answer and see it read', async () => {
    const account = await sandboxAccount();
    const { customers } = await hub.client.sandbox.state();
    const customer = customers.find(({ readsAtOnce, isOnline }) => readsAtOnce && isOnline);
    if (!customer) throw new Error('Nobody reads at once');
    await hub.client.sandbox.write({ customerId: customer.id, text: 'Чи є півонії?' });
    const conversation = await waitFor('the message', async () =>
      (await inbox(account.id)).find(({ preview }) => preview?.text === 'Чи є півонії?'),
    );
    const sent = await hub.client.messages.send({
      conversationId: conversation.id,
      clientId: crypto.randomUUID(),
      content: { kind: 'text', body: 'Так!' },
    });
    await waitFor(
      'the blue ticks',
      async () => (await hub.client.messages.get({ id: sent.id })).status === 'read',
    );
    const phone = await hub.client.sandbox.phone({ customerId: customer.id });
    expect(phone.at(-1)).toMatchObject({ from: 'business', text: 'Так!' });
  });

  it('shows the files of a phone through the door of the console', async () => {
    const { customers } = await hub.client.sandbox.state();
    const customerId = customers[0]?.id ?? '';
    await hub.client.sandbox.sendSample({ customerId, sample: 'image' });
    const line = await waitFor('the picture', async () =>
      (await hub.client.sandbox.phone({ customerId })).find(({ media }) => media !== null),
    );
    expect(line.media?.url).toMatch(/^\/media\/sandbox\//);
    const answer = await fetch(`${hub.origin}${line.media?.url}`, {
      headers: { authorization: `Bearer ${hub.apiToken}` },
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^image\//),
    ]);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
    const unknown = await fetch(`${hub.origin}/media/sandbox/unknown`, {
      headers: { authorization: `Bearer ${hub.apiToken}` },
    });
    expect(unknown.status).toBe(404);
  });

  it('carries its clock over to the account: 25 hours close every window', async () => {
    await hub.client.sandbox.passTime({ hours: 25 });
    // At once: what comes next is judged by this clock.
    const account = await sandboxAccount();
    expect(account.clockOffsetMs).toBeCloseTo(25 * 3_600_000, -4);
    const [conversation] = await inbox(account.id);
    const refusal = hub.client.messages.send({
      conversationId: conversation?.id as never,
      clientId: crypto.randomUUID(),
      content: { kind: 'text', body: 'late' },
    });
    await expect(refusal).rejects.toMatchObject({ code: 'WINDOW_CLOSED' });
  });
});

describe('the next start of the hub', () => {
  it('starts a sandbox that was used before, under the same account with new secrets and everything there', async () => {
    const before = await sandboxAccount();
    const conversations = (await inbox(before.id)).length;
    hub = await hub.restart();
    const after = await sandboxAccount();
    expect(hub.sandboxUrl).not.toBeNull();
    expect({ ...after, accessTokenHint: '', appSecretHint: '' }).toEqual({
      ...before,
      accessTokenHint: '',
      appSecretHint: '',
    });
    expect((await inbox(after.id)).length).toBeGreaterThanOrEqual(conversations);
    await hub.client.templates.sync({ accountId: after.id });
    expect((await hub.client.templates.list({ accountId: after.id })).length).toBeGreaterThan(0);
  });

  it('goes on without a sandbox that cannot start, and says so', async () => {
    hub = await hub.restart();
    await hub.close();
    const stateFile = join(hub.dataDir, 'sandbox.json');
    renameSync(stateFile, `${stateFile}.away`);
    mkdirSync(stateFile);
    hub = await hub.restart();
    expect(hub.sandboxUrl).toBeNull();
    expect(hub.warnings.join()).toContain('sandbox.did_not_start');
    expect(await hub.client.accounts.list()).toHaveLength(1);
    await hub.close();
    rmdirSync(stateFile);
    renameSync(`${stateFile}.away`, stateFile);
    hub = await hub.restart();
    expect(hub.sandboxUrl).not.toBeNull();
  });

  it('leaves one alone that was disconnected, until it is started by hand', async () => {
    const { id } = await sandboxAccount();
    await hub.client.accounts.disconnect({ id });
    hub = await hub.restart();
    expect([hub.sandboxUrl, (await sandboxAccount()).state]).toEqual([null, 'disconnected']);
    await hub.client.sandbox.start();
    expect(await sandboxAccount()).toMatchObject({ id, state: 'active' });
  });

  it('connects it again when it was disconnected while it ran', async () => {
    const { id } = await sandboxAccount();
    await hub.client.accounts.disconnect({ id });
    expect(await hub.client.sandbox.start()).toEqual({ accountId: id });
    const { customers } = await hub.client.sandbox.state();
    await hub.client.sandbox.write({ customerId: customers[0]?.id ?? '', text: 'Я знову тут' });
    await waitFor('the message', async () =>
      (await inbox(id)).some(({ preview }) => preview?.text === 'Я знову тут'),
    );
  });
});

describe('reset', () => {
  it('forgets what happened in the sandbox and nothing else', async () => {
    const live = await hub.client.accounts.create(goodForm);
    await customerWrites(hub, live, { text: 'справжній клієнт' });
    const [kept] = await waitFor('the message of the live account', async () => {
      const found = await inbox(live.id);
      return found.length > 0 ? found : null;
    });
    const account = await sandboxAccount();
    const [first] = (await hub.client.sandbox.state()).customers;
    const customerId = first?.id ?? '';
    await hub.client.sandbox.write({ customerId, text: 'ще до скидання' });
    const open = await waitFor('an open window', async () =>
      (await inbox(account.id)).find(({ preview }) => preview?.text === 'ще до скидання'),
    );
    // Both ways are busy when everything is forgotten.
    for (let count = 0; count < 5; count += 1) {
      const content = { kind: 'text' as const, body: 'відповідь до скидання' };
      await hub.client.messages.send({ conversationId: open.id, clientId: crypto.randomUUID(), content });
      await hub.client.sandbox.write({ customerId, text: 'і ще до скидання' });
    }
    const { id: draftId } = await hub.client.templates.create({
      draft: {
        accountId: account.id,
        name: 'before_the_reset',
        language: 'uk',
        text: { ...emptyTemplateText, body: 'Написано до скидання' },
        binding: emptyTemplateBinding,
      },
    });
    await hub.client.sandbox.reset();
    expect(await inbox(account.id)).toEqual([]);
    expect(await hub.client.app.health()).toMatchObject({
      outbox: { queued: 0, sending: 0, unconfirmed: 0, failed: 0 },
    });
    // What the fresh pretend Meta has is read again by itself, at once; what was made here is gone.
    const templates = await hub.client.templates.list({ accountId: account.id });
    expect(templates.map(({ id }) => id)).not.toContain(draftId);
    expect((await sandboxAccount()).clockOffsetMs).toBe(0);
    expect(await inbox(live.id)).toEqual([kept]);
    expect((await hub.client.contacts.list({})).items.map(({ id }) => id)).toEqual([kept?.contact.id]);
    expect((await hub.client.journal.counts()).failures).toBe(0);

    const { customers } = await hub.client.sandbox.state();
    await hub.client.sandbox.write({ customerId: customers[0]?.id ?? '', text: 'Усе спочатку' });
    await waitFor('a first message', async () =>
      (await inbox(account.id)).some(({ preview }) => preview?.text === 'Усе спочатку'),
    );
    await waitFor('the history of a fresh sandbox', async () => (await inbox(account.id)).length >= 5);
    const pages = await Promise.all(
      (await inbox(account.id)).map(({ id }) => hub.client.messages.list({ conversationId: id })),
    );
    const texts = pages.flatMap(({ items }) => items.map(({ content }) => JSON.stringify(content)));
    expect(texts.filter((text) => text.includes('до скидання'))).toEqual([]);
    // A request that was under way is refused by a Meta that has forgotten, which is a warning; nothing is an error.
    expect(hub.warnings.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('asked for twice at once leaves an account that hears and speaks', async () => {
    const account = await sandboxAccount();
    await Promise.all([hub.client.sandbox.reset(), hub.client.sandbox.reset()]);
    expect((await sandboxAccount()).accessTokenHint).toBe(account.accessTokenHint);
    const { customers } = await hub.client.sandbox.state();
    await hub.client.sandbox.write({ customerId: customers[0]?.id ?? '', text: 'Чи чути мене?' });
    await waitFor('the message', async () =>
      (await inbox(account.id)).some(({ preview }) => preview?.text === 'Чи чути мене?'),
    );
  });
});
