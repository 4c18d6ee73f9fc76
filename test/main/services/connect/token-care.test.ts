import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '#shared/domain/ids.ts';
import { listAccountNotices } from '../../../../src-main/db/queries/account-events.ts';
import { getAccountToken } from '../../../../src-main/db/queries/account-tokens.ts';
import { requireAccount, updateAccount } from '../../../../src-main/db/queries/accounts.ts';
import { createGraphClient } from '../../../../src-main/meta/graph-client.ts';
import { createMemorySecretStore } from '../../../../src-main/secrets/secret-store.ts';
import { createAccountSecrets } from '../../../../src-main/services/account-secrets.ts';
import { createTokenCare } from '../../../../src-main/services/connect/token-care.ts';
import { type FakeGraph, startFakeGraph } from '../../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm } from '../../../helpers/graph-of-account.ts';
import { openTestHub, type TestHub, waitFor } from '../../../helpers/hub.ts';
import {
  addAccount,
  createFakeClock,
  createSilentLog,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../../helpers/workspace.ts';

describe('replacing a token', () => {
  let hub: TestHub;
  let accountId: AccountId;
  beforeEach(async () => {
    hub = await openTestHub();
    accountId = (await hub.client.sandbox.start(undefined)).accountId as AccountId;
  });
  afterEach(() => hub.remove());

  const play = (...failures: Parameters<typeof hub.client.sandbox.setConnectFailures>[0]['failures']) =>
    hub.client.sandbox.setConnectFailures({ failures });
  const tokenOf = async (...failures: Parameters<typeof play>) => {
    await play(...failures);
    const { accessToken } = await hub.client.sandbox.metaConsole(undefined);
    await play();
    return accessToken;
  };
  const replace = (accessToken: string) => hub.client.connect.replaceToken({ accountId, accessToken });

  it('takes a temporary one with its hour, and a permanent one afterwards', async () => {
    const permanent = await tokenOf();
    const temporary = await replace(`${await tokenOf('temporary_token')}\n`);
    expect(temporary).toMatchObject({ kind: 'temporary', type: 'USER' });
    const [account] = await hub.client.accounts.list(undefined);
    expect(account?.tokenExpiresAt).toBe(temporary.expiresAt);
    expect(await replace(permanent)).toMatchObject({ kind: 'permanent', expiresAt: null });
    const [after] = await hub.client.accounts.list(undefined);
    expect([after?.tokenExpiresAt, after?.accessTokenHint]).toEqual([null, permanent.slice(-4)]);
    expect(await hub.client.connect.token({ accountId })).toMatchObject({ kind: 'permanent' });
  });

  it.each([
    ['missing_scopes', /^The old token stays\. The token lacks a permission: send messages/],
    ['employee_system_user', /^The old token stays\. .*role Employee/],
    ['token_of_other_app', /^The old token stays\. This token belongs to the app “Shop test”/],
    ['token_revoked', /^The old token stays\. Meta no longer accepts/],
  ] as const)('leaves the old one in place when the new one is %s', async (failure, words) => {
    const [before] = await hub.client.accounts.list(undefined);
    const bad = await tokenOf(failure);
    await expect(replace(bad)).rejects.toMatchObject({
      code: 'TOKEN_NOT_TAKEN',
      message: expect.stringMatching(words) as string,
    });
    const [after] = await hub.client.accounts.list(undefined);
    expect(after?.accessTokenHint).toBe(before?.accessTokenHint);
  });

  it('says what stands between when Meta does not answer', async () => {
    await hub.client.sandbox.setFaults({
      faults: [{ kind: 'graph_html', code: null, on: 'any', count: null }],
    });
    await expect(replace('EAAsomethingnew0123456789')).rejects.toMatchObject({
      message: expect.stringMatching(/^The old token stays\. Meta has a disturbance/) as string,
    });
  });

  it('lets go on what waited for it: nothing is lost, nothing sent twice', async () => {
    const permanent = await tokenOf();
    await replace(await tokenOf('temporary_token'));
    const { customers } = await hub.client.sandbox.state(undefined);
    const customerId = customers[0]?.id ?? '';
    await hub.client.sandbox.write({ customerId, text: 'Добрий день!', quotedWamid: null });
    const conversation = await waitFor('the conversation', async () => {
      const { items } = await hub.client.conversations.list({ accountId });
      return items[0];
    });
    await hub.client.sandbox.setFaults({
      faults: [{ kind: 'graph_error', code: 190, on: 'messages', count: 1 }],
    });
    const { id } = await hub.client.messages.send({
      conversationId: conversation.id,
      clientId: crypto.randomUUID(),
      content: { kind: 'text', body: 'Вітаю!', previewUrl: false },
      quotedMessageId: null,
    });
    const status = async () => (await hub.client.messages.get({ id })).status;
    await waitFor('Meta to refuse the dead token', async () =>
      ['failed', 'queued'].includes(String(await status())),
    );
    await replace(permanent);
    if ((await status()) === 'failed') await hub.client.messages.retry({ id });
    await waitFor('the message to arrive', async () =>
      ['delivered', 'read'].includes(String(await status())),
    );
    const phones = await Promise.all(
      customers.map((one) => hub.client.sandbox.phone({ customerId: one.id })),
    );
    expect(phones.flat().filter(({ text }) => text === 'Вітаю!')).toHaveLength(1);
  });
});

describe('the life of a saved token', () => {
  const DAY = 86_400_000;
  let graph: FakeGraph;
  let workspace: TemporaryWorkspace;
  beforeEach(async () => {
    graph = await startFakeGraph();
    workspace = openTemporaryWorkspace();
  });
  afterEach(async () => {
    workspace.remove();
    await graph.close();
  });

  function open(expiresAt: number) {
    const { phoneNumberId, wabaId, appId, appSecret, accessToken } = goodForm;
    const { db } = workspace;
    const clock = createFakeClock();
    answerAsMeta(graph, {
      debug_token: {
        kind: 'json',
        status: 200,
        body: {
          data: {
            is_valid: true,
            app_id: appId,
            type: 'SYSTEM_USER',
            issued_at: (expiresAt - 60 * DAY) / 1000,
            expires_at: expiresAt / 1000,
            scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'],
          },
        },
      },
    });
    const account = addAccount(workspace, { phoneNumberId, wabaId, appId });
    const log = createSilentLog();
    const store = createMemorySecretStore('test');
    const secrets = createAccountSecrets({ store, log });
    secrets.hold(account, { accessToken, appSecret });
    const graphUrl = () => graph.target.baseUrl;
    const care = createTokenCare({
      db,
      clock,
      log,
      publish: () => undefined,
      graph: createGraphClient({ fetch: globalThis.fetch }),
      serverTime: { offsetMs: () => null },
      secrets,
      accounts: { update: () => expect.unreachable('nothing is replaced') },
      language: () => 'uk',
      onSendable: () => undefined,
      graphUrl,
    });
    const notices = () => listAccountNotices(db, account.id, 20).map(({ event }) => event);
    return { care, clock, account, notices };
  }

  it('is told by one notice at each of 14, 3 and 1 days and an hour before its end', async () => {
    const end = NOON + 40 * DAY;
    const { care, clock, notices, account } = open(end);
    await care.tend();
    expect(notices()).toEqual([]);
    for (const [before, count] of [
      [14 * DAY, 1],
      [13 * DAY, 1],
      [3 * DAY, 2],
      [DAY, 3],
      [3_600_000, 4],
      [60_000, 4],
    ] as const) {
      clock.set(end - before);
      await care.tend();
      expect(notices()).toHaveLength(count);
    }
    expect(notices()).toEqual([
      'TOKEN_ENDS_IN_1_HOUR',
      'TOKEN_ENDS_IN_1_DAY',
      'TOKEN_ENDS_IN_3_DAYS',
      'TOKEN_ENDS_IN_14_DAYS',
    ]);
    const [newest] = listAccountNotices(workspace.db, account.id, 1);
    expect(newest?.detail).toMatch(/^Токен доступу діє до \d\d:\d\d /);
  });

  it('is no longer known when another token was entered elsewhere', async () => {
    const end = NOON + 40 * DAY;
    const { care, account } = open(end);
    const first = await care.lookAtToken(account.id);
    expect(getAccountToken(workspace.db, account.id)?.facts).toEqual(first);
    expect(requireAccount(workspace.db, account.id).tokenExpiresAt).toBe(end);
    updateAccount(workspace.db, account.id, { accessTokenHint: 'abcd' });
    expect(getAccountToken(workspace.db, account.id)).toBeNull();
    expect(requireAccount(workspace.db, account.id).tokenExpiresAt).toBeNull();
  });

  it('is asked about once a day, and a computer that was off tells of the nearest reminder only', async () => {
    const end = NOON + 40 * DAY;
    const { care, clock, notices } = open(end);
    const asked = () => graph.requests.filter(({ path }) => path.includes('debug_token')).length;
    await care.tend();
    await care.tend();
    expect(asked()).toBe(1);
    clock.set(end - 2 * DAY);
    await care.tend();
    expect([asked(), notices()]).toEqual([2, ['TOKEN_ENDS_IN_3_DAYS']]);
  });
});
