import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sentence } from '#shared/contract/base.ts';
import type { Change } from '#shared/contract/events.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { insertAccount, listAccounts } from '../../../src-main/db/queries/accounts.ts';
import { resolveContact } from '../../../src-main/db/queries/contact-identity.ts';
import { ensureConversation, getConversation } from '../../../src-main/db/queries/conversations.ts';
import { createGraphClient } from '../../../src-main/meta/graph-client.ts';
import { createMemorySecretStore, type SecretStore } from '../../../src-main/secrets/secret-store.ts';
import {
  type AccountSecretsService,
  createAccountSecrets,
  secretsOfWorkspace,
} from '../../../src-main/services/account-secrets.ts';
import { createAccounts } from '../../../src-main/services/accounts.ts';
import { createGraphTargets } from '../../../src-main/services/graph-targets.ts';
import { type FakeGraph, startFakeGraph } from '../../helpers/fake-graph.ts';
import { answerAsMeta, goodForm, json } from '../../helpers/graph-of-account.ts';
import {
  createFakeClock,
  createSilentLog,
  NOON,
  openTemporaryWorkspace,
  type TemporaryWorkspace,
} from '../../helpers/workspace.ts';

let graph: FakeGraph;
let workspace: TemporaryWorkspace;
beforeEach(async () => {
  graph = await startFakeGraph();
  answerAsMeta(graph);
  workspace = openTemporaryWorkspace();
});
afterEach(async () => {
  workspace.remove();
  await graph.close();
});

function open(store: SecretStore = createMemorySecretStore('test'), unregister = nothingLeft) {
  const published: Change[] = [];
  const sendable: number[] = [];
  const registered: number[] = [];
  const log = createSilentLog();
  const secrets = createAccountSecrets({ store, log });
  const graphUrl = (kind: 'live' | 'sandbox') => (kind === 'live' ? graph.target.baseUrl : null);
  const accounts = createAccounts({
    db: workspace.db,
    targets: createGraphTargets({ db: workspace.db, secrets, graphUrl }),
    clock: createFakeClock(),
    log,
    publish: (changes) => published.push(...changes),
    graph: createGraphClient({ fetch: globalThis.fetch }),
    secrets,
    graphUrl,
    webhookUrl: 'http://127.0.0.1:8080/webhook',
    onSendable: (id) => sendable.push(id),
    onConnected: () => undefined,
    unregister: (id) => unregister(id, secrets),
    registerSoon: (id) => registered.push(id),
  });
  return { accounts, secrets, store, published, sendable, registered, log };
}

type Unregister = (id: number, secrets: AccountSecretsService) => Promise<Sentence[]>;
const nothingLeft: Unregister = async () => [];

/** Memory that fails at the n-th writing, as a keychain does that locks itself. */
function failingStore(failAt: number): SecretStore {
  const memory = createMemorySecretStore('test');
  let writes = 0;
  return {
    ...memory,
    set: async (name, value) => {
      writes += 1;
      if (writes === failAt) throw new Error('the keychain is locked');
      await memory.set(name, value);
    },
  };
}

const until = async (condition: () => boolean) => {
  for (let tries = 0; !condition() && tries < 100; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('create', () => {
  it('keeps secrets in the store only, shows their last four characters, and learns what the number is called', async () => {
    const { accounts, secrets, store, sendable } = open();
    const account = await accounts.create(goodForm);
    expect(account).toEqual({
      department: null,
      tokenExpiresAt: null,
      id: 1,
      key: expect.stringMatching(/^[0-9a-f]{32}$/),
      kind: 'live',
      name: 'Квіти на Подолі',
      color: 'moss',
      state: 'active',
      phoneNumberId: goodForm.phoneNumberId,
      wabaId: goodForm.wabaId,
      appId: goodForm.appId,
      displayPhoneNumber: null,
      verifiedName: null,
      qualityRating: null,
      accessTokenHint: '6789',
      appSecretHint: 'cdef',
      webhookUrl: `http://127.0.0.1:8080/webhook/${account.key}`,
      notices: [],
      sendsReadReceipts: true,
      clockOffsetMs: 0,
      createdAt: NOON,
    });
    expect(await store.get(`account/${account.key}/access_token`)).toBe(goodForm.accessToken);
    expect(secrets.byAccountKey(account.key)).toEqual({
      accountId: 1,
      secrets: {
        accessToken: goodForm.accessToken,
        appSecret: goodForm.appSecret,
        verifyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    });
    expect(sendable).toEqual([1]);
    await until(() => accounts.list()[0]?.verifiedName === 'Kvity');
    expect(accounts.list()[0]).toMatchObject({
      displayPhoneNumber: '+380 44 000 00 00',
      qualityRating: 'GREEN',
    });
  });

  it('answers each mistake with its own sentence and field, and saves nothing', async () => {
    const { accounts } = open();
    const mistakes = {
      LOOKS_LIKE_PHONE_NUMBER: { phoneNumberId: '+380 67 123 45 67' },
      NOT_AN_ID: { wabaId: 'my-company' },
      FIELD_EMPTY: { appId: '' },
      APP_SECRET_MALFORMED: { appSecret: 'short' },
      TOKEN_MALFORMED: { accessToken: 'EAAG two parts' },
    };
    for (const [code, fields] of Object.entries(mistakes)) {
      const formField = Object.keys(fields)[0];
      const refusal = accounts.create({ ...goodForm, ...fields });
      await expect(refusal).rejects.toMatchObject({ code, values: { formField } });
    }
    expect(listAccounts(workspace.db)).toEqual([]);
  });

  it('refuses a number that is connected, also when two people do it at once', async () => {
    const { accounts } = open();
    const both = await Promise.allSettled([
      accounts.create(goodForm),
      accounts.create({ ...goodForm, name: 'Two' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(accounts.create(goodForm)).rejects.toMatchObject({ code: 'ACCOUNT_EXISTS' });
    expect(listAccounts(workspace.db)).toHaveLength(1);
  });

  it('leaves neither a row nor a secret behind when the keychain fails in the middle', async () => {
    for (const failAt of [1, 2, 3]) {
      const store = failingStore(failAt);
      const kept: string[] = [];
      const watched: SecretStore = {
        ...store,
        set: async (name, value) => {
          await store.set(name, value);
          kept.push(name);
        },
      };
      const { accounts } = open(watched);
      await expect(accounts.create(goodForm)).rejects.toMatchObject({ code: 'SECRETS_UNAVAILABLE' });
      expect(await Promise.all(kept.map((name) => watched.get(name)))).toEqual(kept.map(() => null));
      expect(listAccounts(workspace.db)).toEqual([]);
    }
  });
});

describe('disconnect', () => {
  it('erases the secrets, keeps the row, and the same form connects it again under the same key', async () => {
    const { accounts, secrets, store } = open();
    const before = await accounts.create(goodForm);
    expect(await accounts.disconnect(before.id)).toMatchObject({
      state: 'disconnected',
      accessTokenHint: null,
      appSecretHint: null,
    });
    expect(await store.get(`account/${before.key}/access_token`)).toBeNull();
    expect(secrets.byAccountKey(before.key)).toBeUndefined();
    await expect(accounts.test(before.id)).rejects.toMatchObject({ code: 'ACCOUNT_DISCONNECTED' });
    await expect(accounts.update(before.id, { state: 'active' })).rejects.toMatchObject({
      code: 'ACCOUNT_DISCONNECTED',
    });
    expect(await accounts.create({ ...goodForm, name: 'Again' })).toMatchObject({
      id: before.id,
      key: before.key,
      name: 'Again',
      state: 'active',
    });
  });
});

describe('disconnecting, at Meta', () => {
  it('takes the webhook away while the token is still there, and tells what Meta left', async () => {
    const left = { uk: 'Лишилося поле.', en: 'A field was left.' };
    const seen: (string | null)[] = [];
    const { accounts } = open(undefined, async (id, secrets) => {
      seen.push(secrets.byAccountId(id).accessToken);
      return [left];
    });
    const { id } = await accounts.create(goodForm);
    expect(await accounts.disconnect(id)).toMatchObject({ state: 'disconnected', left: [left] });
    expect(seen).toEqual([goodForm.accessToken]);
    expect(await accounts.disconnect(id)).toMatchObject({ left: [] });
    expect(seen).toHaveLength(1);
  });

  it('goes on and says so when something breaks on the way to Meta', async () => {
    const { accounts, store } = open(undefined, () => Promise.reject(new Error('broken')));
    const { id, key } = await accounts.create(goodForm);
    const gone = await accounts.disconnect(id);
    expect(gone.left.map(({ en }) => en)).toEqual([
      'Meta did not answer, so the webhook may still stand there. Look at Meta’s Webhooks page.',
    ]);
    expect(await store.get(`account/${key}/access_token`)).toBeNull();
  });
});

describe('update', () => {
  it('changes only what is given, and takes a new token into use', async () => {
    const { accounts, secrets, sendable } = open();
    const { id } = await accounts.create(goodForm);
    expect(await accounts.update(id, { color: 'plum', sendsReadReceipts: false })).toMatchObject({
      name: goodForm.name,
      color: 'plum',
      sendsReadReceipts: false,
    });
    expect(await accounts.update(id, { accessToken: 'EAAGanother0000new1' })).toMatchObject({
      accessTokenHint: 'new1',
      appSecretHint: 'cdef',
    });
    expect(secrets.byAccountId(id)).toMatchObject({
      accessToken: 'EAAGanother0000new1',
      appSecret: goodForm.appSecret,
    });
    expect(sendable).toEqual([id, id]);
    await expect(accounts.update(id, { appSecret: 'torn' })).rejects.toMatchObject({
      code: 'APP_SECRET_MALFORMED',
      values: { formField: 'appSecret' },
    });
  });

  it('connects a disconnected account again with both secrets, and Meta is told anew where webhooks go', async () => {
    const { accounts, registered } = open();
    const { id } = await accounts.create(goodForm);
    await accounts.disconnect(id);
    const { accessToken, appSecret } = goodForm;
    await expect(accounts.update(id, { accessToken })).rejects.toMatchObject({
      code: 'ACCOUNT_DISCONNECTED',
    });
    expect(registered).toEqual([]);
    expect(await accounts.update(id, { accessToken, appSecret })).toMatchObject({ state: 'active' });
    expect(registered).toEqual([id]);
  });

  it('refuses secrets for the sandbox, which makes its own', async () => {
    const { accounts } = open();
    const { phoneNumberId, wabaId, appId } = goodForm;
    const { id } = insertAccount(workspace.db, {
      key: 'k',
      kind: 'sandbox',
      name: 'Sandbox',
      color: 'teal',
      phoneNumberId,
      wabaId,
      appId,
      createdAt: NOON,
    });
    await expect(accounts.update(id, { accessToken: 'EAAGx' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(accounts.test(id)).rejects.toMatchObject({ code: 'SANDBOX_OFF' });
  });
});

describe('webhookSetup', () => {
  it('gives a verify token that stays the same, and a new one where it was lost', async () => {
    const { accounts } = open();
    const { id, key } = await accounts.create(goodForm);
    const setup = await accounts.webhookSetup(id);
    expect(setup).toEqual({
      callbackPath: `/webhook/${key}`,
      localUrl: `http://127.0.0.1:8080/webhook/${key}`,
      verifyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await accounts.webhookSetup(id)).toEqual(setup);
    const later = open();
    await later.secrets.load(listAccounts(workspace.db));
    const renewed = await later.accounts.webhookSetup(id);
    expect(renewed.verifyToken).not.toBe(setup.verifyToken);
    expect(await later.accounts.webhookSetup(id)).toEqual(renewed);
  });
});

describe('after a restart', () => {
  it('shows no hint for a secret that is gone, and all of them when the store kept them', async () => {
    const store = createMemorySecretStore('test');
    await open(store).accounts.create(goodForm);
    expect(open().accounts.list()[0]).toMatchObject({ accessTokenHint: null, appSecretHint: null });
    const kept = open(store);
    await kept.secrets.load(listAccounts(workspace.db));
    expect(kept.accounts.list()[0]).toMatchObject({ accessTokenHint: '6789', appSecretHint: 'cdef' });
  });

  it('works on when one entry of the keychain cannot be read, and says so in the log', async () => {
    const store = createMemorySecretStore('test');
    await open(store).accounts.create(goodForm);
    const torn: SecretStore = {
      ...store,
      get: async (name) => {
        if (name.endsWith('app_secret')) throw new Error('lost a part');
        return store.get(name);
      },
    };
    const { accounts, secrets, log } = open(torn);
    await secrets.load(listAccounts(workspace.db));
    expect(accounts.list()[0]).toMatchObject({ accessTokenHint: '6789', appSecretHint: null });
    expect(log.lines.map(({ level, event }) => `${level} ${event}`)).toContain('warn secrets.unreadable');
  });
});

describe('testing', () => {
  it('shows mistakes of the form at their field without asking Meta', async () => {
    const { accounts } = open();
    const result = await accounts.testForm({ ...goodForm, phoneNumberId: '0671234567', accessToken: 'a b' });
    expect(result.ok).toBe(false);
    expect(
      result.checks
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ check, field }) => `${check} ${field}`),
    ).toEqual(['phone_number phoneNumberId', 'token accessToken']);
    expect(graph.requests).toEqual([]);
  });

  it('saves what Meta tells of the number when the saved values are tested', async () => {
    const { accounts } = open();
    const { id } = await accounts.create(goodForm);
    await until(() => accounts.list()[0]?.verifiedName !== null);
    answerAsMeta(graph, {
      [goodForm.phoneNumberId]: {
        kind: 'json',
        status: 200,
        body: {
          id: goodForm.phoneNumberId,
          display_phone_number: '+380 44',
          verified_name: 'New',
          quality_rating: 'RED',
        },
      },
    });
    expect(await accounts.test(id)).toMatchObject({
      ok: true,
      displayPhoneNumber: '+380 44',
      verifiedName: 'New',
    });
    expect(accounts.list()[0]).toMatchObject({ verifiedName: 'New', qualityRating: 'RED' });
  });
});

describe('secretsOfWorkspace', () => {
  it('keeps two workspaces apart in one keychain', async () => {
    const keychain = createMemorySecretStore('test');
    const [one, two] = [secretsOfWorkspace(keychain, 'one'), secretsOfWorkspace(keychain, 'two')];
    await one.set('api_token', '1');
    expect([await one.get('api_token'), await two.get('api_token')]).toEqual(['1', null]);
    await two.delete('api_token');
    expect(await one.get('api_token')).toBe('1');
  });
});

describe('an account that is deaf and mute for a moment', () => {
  it('stays so until everybody who asked for it is through, and learns meanwhile what is new', async () => {
    const { accounts, secrets } = open();
    const { id, key } = await accounts.create(goodForm);
    const [first, second] = [secrets.suspend(key), secrets.suspend(key)];
    second();
    second();
    expect(secrets.byAccountKey(key)?.secrets.appSecret).toBeNull();
    expect(secrets.byAccountId(id).accessToken).toBeNull();
    secrets.hold({ id, key }, { accessToken: 'EAAGanother' });
    first();
    expect(secrets.byAccountKey(key)?.secrets).toMatchObject({
      accessToken: 'EAAGanother',
      appSecret: goodForm.appSecret,
    });
  });

  it('gets nothing back that was erased in the meantime', async () => {
    const { accounts, secrets } = open();
    const { id, key } = await accounts.create(goodForm);
    const resume = secrets.suspend(key);
    await accounts.disconnect(id);
    resume();
    expect(secrets.byAccountKey(key)).toBeUndefined();
    expect(secrets.byAccountId(id).accessToken).toBeNull();
  });
});

describe('another number for an account', () => {
  const waba = '333222111000999';
  const phone = '998877665544332';
  const numbers = {
    [`${waba}/phone_numbers`]: json({ data: [{ id: phone, display_phone_number: '+380 44 111 22 33' }] }),
  };

  it('keeps its chats, closes the windows that belong to the old number, and takes what Meta tells of the new one', async () => {
    const { accounts, published, registered } = open();
    const { id } = await accounts.create(goodForm);
    const { db } = workspace;
    const chat = ensureConversation(db, { accountId: id, contactId: someContact(db), at: NOON });
    db.prepare('UPDATE conversations SET last_inbound_at = ?').run(NOON);
    answerAsMeta(graph, numbers);
    published.length = 0;
    const changed = await accounts.changeNumber({ id, wabaId: waba, phoneNumberId: phone });
    expect(changed).toMatchObject({
      id,
      wabaId: waba,
      phoneNumberId: phone,
      displayPhoneNumber: '+380 44 111 22 33',
    });
    expect(getConversation(db, chat.id)).toMatchObject({ accountId: id, lastInboundAt: null });
    expect(published).toContainEqual({ entity: 'account', id });
    expect(registered).toEqual([id]);
  });

  it('is refused, and nothing is changed, when Meta does not show it, when another account has it, and for the sandbox', async () => {
    const { accounts } = open();
    const { id } = await accounts.create(goodForm);
    const code = (change: { id: number; wabaId: string; phoneNumberId: string }) =>
      accounts
        .changeNumber(change)
        .catch((error: unknown) => (error instanceof Refusal ? error.code : error));
    expect(await code({ id, wabaId: waba, phoneNumberId: phone })).toBe('META_REFUSED');
    answerAsMeta(graph, { [`${waba}/phone_numbers`]: json({ data: [{ id: '111111111111111' }] }) });
    expect(await code({ id, wabaId: waba, phoneNumberId: phone })).toBe('NUMBER_NOT_IN_WABA');
    answerAsMeta(graph, {
      [`${waba}/phone_numbers`]: json({ page: 'sign in' }),
    });
    expect(await code({ id, wabaId: waba, phoneNumberId: phone })).toBe('META_NOT_UNDERSTOOD');
    expect(await code({ id, wabaId: waba, phoneNumberId: '+380 44 111 22 33' })).toBe(
      'LOOKS_LIKE_PHONE_NUMBER',
    );
    const other = insertAccount(workspace.db, {
      key: 'other',
      kind: 'sandbox',
      name: 'Other',
      color: 'moss',
      phoneNumberId: phone,
      wabaId: waba,
      appId: '1',
      createdAt: NOON,
    });
    expect(await code({ id, wabaId: waba, phoneNumberId: phone })).toBe('ACCOUNT_EXISTS');
    expect(await code({ id: other.id, wabaId: waba, phoneNumberId: phone })).toBe('BAD_INPUT');
    expect(accounts.list().find((each) => each.id === id)).toMatchObject(ids(goodForm));
  });
});

const ids = ({ wabaId, phoneNumberId }: { wabaId: string; phoneNumberId: string }) => ({
  wabaId,
  phoneNumberId,
});

function someContact(db: TemporaryWorkspace['db']) {
  const contact = resolveContact(
    db,
    { parentBsuid: null, bsuid: null, waId: '380670001122' },
    { seenAt: NOON, receivedAt: NOON },
  );
  if (!contact) throw new Error('no contact');
  return contact.id;
}
