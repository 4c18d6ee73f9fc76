import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#shared/contract/accounts.ts';
import { customerWrites } from '../../helpers/customer-writes.ts';
import { goodForm } from '../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';
import { postWebhook } from '../../helpers/signed-webhook.ts';

let hub: TestHub;
let account: Account;
beforeAll(async () => {
  hub = await openTestHub();
  account = await hub.client.accounts.create(goodForm);
});
afterAll(() => hub.remove());

describe('the journal', () => {
  it('counts bodies and repeats, and shows how far they were understood', async () => {
    await customerWrites(hub, account, { wamid: 'wamid.ONE', at: 1_795_000_000_000 });
    await customerWrites(hub, account, { wamid: 'wamid.ONE', at: 1_795_000_000_000 });
    const counts = await waitFor('the tables', async () => {
      const now = await hub.client.journal.counts();
      return now.projectedSeq === 1 && now;
    });
    expect(counts).toEqual({ deliveries: 1, duplicates: 1, lastSeq: 1, projectedSeq: 1, failures: 0 });
    expect(await hub.client.app.health()).toMatchObject({
      journalBacklog: 0,
      lastWebhookAt: expect.any(Number),
    });
  });

  it('keeps what cannot be understood, shows it in pages, and tries again when asked', async () => {
    const port = Number(new URL(hub.webhookUrl).port);
    for (const body of ['not json', '{"object":"page"', '[1']) {
      const { status } = await postWebhook({
        port,
        accountKey: account.key,
        appSecret: goodForm.appSecret,
        body,
      });
      expect(status).toBe(200);
    }
    await waitFor('the failures', async () => (await hub.client.journal.counts()).failures === 3);
    const first = await hub.client.journal.failures({ limit: 2 });
    const second = await hub.client.journal.failures({ limit: 2, cursor: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ journalSeq }) => journalSeq)).toEqual([4, 3, 2]);
    expect(first.items[0]).toMatchObject({
      error: expect.any(String),
      at: expect.any(Number),
      item: expect.stringContaining('[1'),
    });
    expect(second.next).toBeNull();
    expect(await hub.client.journal.retryFailures()).toEqual({ resolved: 0, remaining: 3 });
  });
});
