import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectDraft } from '#shared/contract/connect.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { createMemorySecretStore, type SecretStore } from '../../../../src-main/secrets/secret-store.ts';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';

/** The one plays Meta, the other is the business: for it the first one's number is a live one. */
let meta: TestHub;
let hub: TestHub;
let entries: Map<string, string>;
beforeEach(async () => {
  meta = await openTestHub();
  await meta.client.sandbox.start(undefined);
  entries = new Map();
  hub = await openTestHub({ graphUrl: String(meta.sandboxUrl), secrets: watchedStore() });
});
afterEach(async () => {
  await hub.remove();
  await meta.remove();
});

/** Memory whose entries a test can look at. */
function watchedStore(): SecretStore {
  return {
    ...createMemorySecretStore('a test'),
    get: async (name) => entries.get(name) ?? null,
    set: async (name, value) => {
      entries.set(name, value);
    },
    delete: async (name) => {
      entries.delete(name);
    },
  };
}

const draftEntries = () => [...entries.keys()].filter((name) => name.includes('/connect/'));

async function entered(): Promise<ConnectDraft> {
  const { appId, appSecret, accessToken } = await meta.client.sandbox.metaConsole(undefined);
  const { id } = await hub.client.connect.start({});
  return hub.client.connect.setValues({ id, appId, appSecret, accessToken });
}

async function chosen(
  draft: ConnectDraft,
  name = 'Shop',
  more: { department?: string } = { department: 'Sales' },
): Promise<ConnectDraft> {
  const [number] = draft.numbers;
  if (!number) throw new Error('a number was found');
  const { wabaId, phoneNumberId } = number;
  const { id } = draft;
  return hub.client.connect.chooseNumber({
    id,
    wabaId,
    phoneNumberId,
    name,
    color: 'moss',
    ...more,
  });
}

describe('choosing a number', () => {
  it('makes the account with everything that was found out', async () => {
    const draft = await chosen(await entered());
    const [account] = await hub.client.accounts.list(undefined);
    expect(draft).toMatchObject({ accountId: account?.id, step: 'webhook', done: ['values', 'number'] });
    expect(account).toMatchObject({
      kind: 'live',
      name: 'Shop',
      color: 'moss',
      department: 'Sales',
      state: 'active',
      tokenExpiresAt: null,
      accessTokenHint: draft.accessTokenHint,
    });
    expect(draft.numbers[0]?.accountId).toBe(account?.id);
  });

  it('saves when a temporary token ends, by whose hour the owner is reminded', async () => {
    await meta.client.sandbox.setConnectFailures({ failures: ['temporary_token'] });
    const draft = await chosen(await entered());
    const [account] = await hub.client.accounts.list(undefined);
    expect(account?.tokenExpiresAt).toBe(draft.token?.expiresAt);
    const hours = ((account?.tokenExpiresAt ?? 0) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(22);
    expect(hours).toBeLessThan(24);
  });

  it('goes on with the account that has this number: same key, new secrets, nothing else made', async () => {
    await chosen(await entered(), 'First');
    const [before] = await hub.client.accounts.list(undefined);
    await chosen(await entered(), 'Second', {});
    const after = await hub.client.accounts.list(undefined);
    expect(after.map(({ id, key, name, department }) => ({ id, key, name, department }))).toEqual([
      { id: before?.id, key: before?.key, name: 'Second', department: 'Sales' },
    ]);
  });

  it('keeps its step as done when a page that read the draft before marks another one', async () => {
    const draft = await chosen(await entered());
    const { done } = await hub.client.connect.saveStep({ id: draft.id, step: 'health', done: ['webhook'] });
    expect(done).toEqual(['values', 'number', 'webhook']);
  });

  it('is refused in words while the values are not right, and nothing is saved', async () => {
    const draft = await entered();
    const spoilt = await hub.client.connect.setValues({ id: draft.id, appSecret: 'f'.repeat(32) });
    await expect(chosen({ ...draft, checks: spoilt.checks })).rejects.toMatchObject({
      code: 'CONNECT_VALUES_NOT_GOOD',
    });
    expect(await hub.client.accounts.list(undefined)).toEqual([]);
  });

  it('is refused for a number that the token did not show', async () => {
    const draft = await entered();
    const [number] = draft.numbers;
    const other = { ...number, phoneNumberId: '106540352242999' } as typeof number;
    await expect(chosen({ ...draft, numbers: [other].flatMap((one) => one ?? []) })).rejects.toMatchObject({
      code: 'CONNECT_NUMBER_NOT_SEEN',
    });
  });

  it('uses the sandbox’s own account in a rehearsal, under its own name', async () => {
    const { appId, appSecret, accessToken } = await meta.client.sandbox.metaConsole(undefined);
    const { id } = await meta.client.connect.start({ kind: 'sandbox' });
    await meta.client.sandbox.setConnectFailures({ failures: ['several_numbers'] });
    const draft = await meta.client.connect.setValues({ id, appId, appSecret, accessToken });
    const [own, test] = draft.numbers;
    const choose = (number: typeof own) =>
      meta.client.connect.chooseNumber({
        id,
        wabaId: String(number?.wabaId),
        phoneNumberId: String(number?.phoneNumberId),
        name: 'Rehearsal',
        color: 'plum',
      });
    await expect(choose(test)).rejects.toMatchObject({ code: 'REHEARSAL_OTHER_NUMBER' });
    const done = await choose(own);
    const accounts = await meta.client.accounts.list(undefined);
    expect(accounts.map((account) => [account.id, account.name])).toEqual([[done.accountId, 'Sandbox']]);
  });
});

describe('the secrets of a set-up', () => {
  it('are there after a restart, so that the owner goes on where it was left', async () => {
    const { id, accessTokenHint } = await entered();
    hub = await hub.restart();
    const again = await hub.client.connect.get({ id });
    expect([again.accessTokenHint, again.checks[2]?.state]).toEqual([accessTokenHint, 'ok']);
    expect((await chosen(await hub.client.connect.recheck({ id }))).step).toBe('webhook');
  });

  it('are told to be missing while the keychain is locked, and the set-up can still be opened', async () => {
    const { id, appId } = await entered();
    const locked = () => Promise.reject(new Error('the keychain is locked'));
    const entriesOfHub = (name: string) => (name.includes('/connect/') ? locked() : Promise.resolve(null));
    hub = await hub.restart({ secrets: { ...watchedStore(), get: entriesOfHub } });
    expect(await hub.client.connect.drafts(undefined)).toMatchObject([{ id, appId, accessTokenHint: null }]);
    await expect(hub.client.connect.recheck({ id })).rejects.toMatchObject({ code: 'SECRETS_UNAVAILABLE' });
  });

  it('go with it, when it is finished and when it is thrown away', async () => {
    const finished = await chosen(await entered());
    const thrown = await entered();
    expect(draftEntries()).toHaveLength(4);
    await hub.client.connect.finish({ id: finished.id });
    await hub.client.connect.discard({ id: thrown.id });
    expect(draftEntries()).toEqual([]);
    // The account keeps its own.
    expect((await hub.client.accounts.list(undefined))[0]?.accessTokenHint).toBe(finished.accessTokenHint);
  });

  it('never reach an event, an answer, the log or a file, right or wrong', async () => {
    const { appId, appSecret, accessToken } = await meta.client.sandbox.metaConsole(undefined);
    const wrong = { appSecret: '0badc0de'.repeat(4), accessToken: 'EAAcanarycanarycanarycanary' };
    const answers: unknown[] = [];
    const { id } = await hub.client.connect.start({});
    for (const values of [{ appId, ...wrong }, { appSecret }, { accessToken }]) {
      answers.push(await hub.client.connect.setValues({ id, ...values }));
    }
    const done = await chosen(await hub.client.connect.get({ id }));
    answers.push(done, await hub.client.accounts.list(undefined));
    const accountId = done.accountId as AccountId;
    const refusal: unknown = await hub.client.connect
      .replaceToken({ accountId, accessToken: wrong.accessToken })
      .catch((error: unknown) => error);
    answers.push(refusal, String(refusal), JSON.stringify(Object(refusal)));
    for await (const event of await hub.client.events.subscribe({ after: 0 })) {
      answers.push(event);
      break;
    }
    await hub.close();
    const secrets = [appSecret, accessToken, wrong.appSecret, wrong.accessToken];
    const told = JSON.stringify(answers);
    const written = filesBelow(hub.dataDir).map((path) => [path, readFileSync(path, 'latin1')] as const);
    expect(written.length).toBeGreaterThan(2);
    for (const secret of secrets) {
      expect(told).not.toContain(secret);
      expect(written.filter(([, text]) => text.includes(secret)).map(([path]) => path)).toEqual([]);
    }
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
