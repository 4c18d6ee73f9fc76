import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { goodForm } from '../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';
import { postWebhook } from '../../helpers/signed-webhook.ts';

let hub: TestHub;
afterEach(() => hub.remove());

const journal = async () => (await hub.api('GET', '/journal')).json;
const caughtUp = () =>
  waitFor('the tables to follow the journal', async () => {
    const counts = await journal();
    return counts.lastSeq > 0 && counts.projectedSeq === counts.lastSeq && counts;
  });
const total = async () => (await hub.api('GET', '/conversations/counts')).json.total.all;

describe('what came for an account before it was known here', () => {
  it('is read again from the journal when rozmova.db was lost and the sandbox makes its account anew', async () => {
    hub = await openTestHub({ startSandbox: true });
    await hub.client.sandbox.setDemo({ isRunning: false });
    await waitFor('the first customers', async () => (await total()) > 3);
    await caughtUp();
    const before = await total();
    await hub.close();
    for (const name of readdirSync(hub.dataDir).filter((each) => each.startsWith('rozmova.db')))
      rmSync(join(hub.dataDir, name));

    hub = await hub.restart();
    await caughtUp();
    await waitFor('what the journal holds', async () => (await journal()).failures === 0);
    expect(await total()).toBeGreaterThanOrEqual(before);
  });

  it('is shown as soon as a further number of the same app is connected', async () => {
    hub = await openTestHub();
    const { json: first } = await hub.api('POST', '/accounts', goodForm);
    const second = { ...goodForm, name: 'Другий відділ', phoneNumberId: '206540352242922' };
    const value = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '380440000001', phone_number_id: second.phoneNumberId },
      messages: [
        {
          from: '380671112233',
          id: 'wamid.early',
          timestamp: '1795348000',
          type: 'text',
          text: { body: 'Є хто?' },
        },
      ],
    };
    const body = {
      object: 'whatsapp_business_account',
      entry: [{ id: goodForm.wabaId, changes: [{ field: 'messages', value }] }],
    };
    const { status } = await postWebhook({
      port: Number(new URL(hub.webhookUrl).port),
      accountKey: first.key,
      appSecret: goodForm.appSecret,
      body,
    });
    expect([status, (await caughtUp()).failures, await total()]).toEqual([200, 1, 0]);

    const { json: account } = await hub.api('POST', '/accounts', second);
    await waitFor('the early message', async () => (await journal()).failures === 0);
    expect((await hub.api('GET', '/conversations')).json.items).toMatchObject([
      { accountId: account.id, preview: { text: 'Є хто?' } },
    ]);
  });
});
