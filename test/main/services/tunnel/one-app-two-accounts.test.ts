import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkspace, type Workspace } from '../../../../src-main/db/open.ts';
import { insertAccount, type StoredAccount } from '../../../../src-main/db/queries/accounts.ts';
import { createGraphClient } from '../../../../src-main/meta/graph-client.ts';
import type { AccountSecrets } from '../../../../src-main/ports.ts';
import {
  createRegistration,
  type WebhookRegistrations,
} from '../../../../src-main/services/tunnel/registration.ts';
import { createHandshakes } from '../../../../src-main/webhook/handshakes.ts';
import { createWebhookServer, type WebhookServer } from '../../../../src-main/webhook/receiver.ts';
import { waitFor } from '../../../helpers/hub.ts';
import { tellSandbox } from '../../../helpers/sandbox-control.ts';
import { type SandboxServer, startSandboxServer } from '../../../helpers/sandbox-server.ts';
import { makeTemporaryFolder } from '../../../helpers/workspace.ts';

const KEYS = ['a'.repeat(32), 'b'.repeat(32)] as const;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

let meta: SandboxServer;
let folder: ReturnType<typeof makeTemporaryFolder>;
let workspace: Workspace;
let server: WebhookServer;
let accounts: readonly [StoredAccount, StoredAccount];
let secretsById: Map<number, AccountSecrets>;
let registration: WebhookRegistrations;
let now: number;
let url: string | null;
let tellProved: () => void;
let keychainIsLocked: boolean;

/** Two names of one computer, as a tunnel that was opened anew gives it another. */
const first = () => `http://127.0.0.1:${server.port}`;
const second = () => `http://localhost:${server.port}`;

beforeEach(async () => {
  now = Date.now();
  url = null;
  keychainIsLocked = false;
  const clock = { now: () => now };
  meta = await startSandboxServer();
  await tellSandbox(meta.url, 'connect-failures', { failures: ['several_numbers'] });
  folder = makeTemporaryFolder();
  workspace = openWorkspace(folder.path, clock);
  const { appId, accessToken, appSecret } = meta.credentials;
  const { wabaId, phoneNumberId } = await numbersAtMeta();
  const add = (key: string, ids: { wabaId: string; phoneNumberId: string }) =>
    insertAccount(workspace.db, {
      ...ids,
      key,
      kind: 'live',
      name: key,
      color: 'teal',
      appId,
      createdAt: now,
    });
  accounts = [add(KEYS[0], meta.credentials), add(KEYS[1], { wabaId, phoneNumberId })];
  secretsById = new Map(
    accounts.map(({ id, key }) => [id, { accessToken, appSecret, verifyToken: `word of ${key}` }]),
  );
  const none = { accessToken: null, appSecret: null, verifyToken: null };
  const byAccountId = (id: number) => secretsById.get(id) ?? none;
  const reader = {
    byAccountId,
    byAccountKey(key: string) {
      const account = accounts.find((one) => one.key === key);
      return account && { accountId: account.id, secrets: byAccountId(account.id) };
    },
  };
  const handshakes = createHandshakes({ clock });
  server = await createWebhookServer({
    port: 0,
    journal: workspace.journal,
    secrets: reader,
    onStored: () => undefined,
    onHandshake: handshakes.note,
    log: silent,
    clock,
  });
  registration = createRegistration({
    db: workspace.db,
    clock,
    log: silent,
    publish: () => undefined,
    graph: createGraphClient({ fetch }),
    secrets: reader,
    graphUrl: () => meta.url,
    webhookUrl: `${first()}/webhook`,
    address: {
      url: () => url,
      onProved(listener) {
        tellProved = () => listener(url ?? '');
        return () => undefined;
      },
      prove: async () => ({ isProved: true, ms: 1 }),
      note: () => undefined,
    },
    handshakes,
    async verifyTokenOf(id) {
      if (keychainIsLocked) throw new Error('the keychain is locked');
      return byAccountId(id).verifyToken ?? '';
    },
    onOutcome: () => undefined,
    retryDelaysMs: [30],
  });
});

afterEach(async () => {
  registration.close();
  await server.close();
  workspace.close();
  await meta.close();
  folder.remove();
});

async function numbersAtMeta(): Promise<{ wabaId: string; phoneNumberId: string }> {
  const { accessToken } = meta.credentials;
  const ask = async (path: string) => {
    const answer = await fetch(`${meta.url}/v25.0/${path}`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    return ((await answer.json()) as { data: { id: string }[] }).data.map(({ id }) => id);
  };
  const wabaId = (await ask('me/assigned_whatsapp_business_accounts')).find(
    (id) => id !== meta.credentials.wabaId,
  );
  const [phoneNumberId] = await ask(`${wabaId}/phone_numbers`);
  return { wabaId: wabaId ?? '', phoneNumberId: phoneNumberId ?? '' };
}

async function atMeta(): Promise<string | undefined> {
  const { appId, appSecret } = meta.credentials;
  const answer = await fetch(`${meta.url}/v25.0/${appId}/subscriptions`, {
    headers: { authorization: `Bearer ${appId}|${appSecret}` },
  });
  return ((await answer.json()) as { data: { callback_url: string }[] }).data[0]?.callback_url;
}

const states = () => registration.registrations().map(({ state }) => state);
async function comesTo(proved: string): Promise<void> {
  url = proved;
  tellProved();
  await waitFor(`both registered at ${proved}`, async () => {
    const all = registration.registrations();
    return all.every(({ state, effectiveUrl }) => state === 'registered' && effectiveUrl?.startsWith(proved));
  });
}

it('shares one address, which goes over to the other account before the first one is quite gone', async () => {
  await comesTo(first());
  expect(await atMeta()).toBe(`${first()}/webhook/${KEYS[0]}`);
  // Its row and its secrets are still there: a keychain takes its time.
  await registration.unregister(accounts[0].id);
  await waitFor('the address of the other account', async () => (await atMeta())?.endsWith(KEYS[1]));
});

it('is not given back to Meta by an address that proves itself while the account goes', async () => {
  await comesTo(first());
  await registration.unregister(accounts[1].id);
  await registration.unregister(accounts[0].id);
  expect(await atMeta()).toBeUndefined();
  tellProved();
  // In the same line as the attempts of the address: when this is answered, they are over.
  await registration.unregister(accounts[0].id);
  expect(await atMeta()).toBeUndefined();
  await registration.register(accounts[0].id);
  expect(await atMeta()).toBe(`${first()}/webhook/${KEYS[0]}`);
});

it('moves the shared address once in five minutes, whichever account notices', async () => {
  await comesTo(first());
  await comesTo(second());
  url = first();
  tellProved();
  await waitFor('both to wait', () => states().every((state) => state === 'waiting'));
  expect(await atMeta()).toBe(`${second()}/webhook/${KEYS[0]}`);
});

it('does not rely on the address of an account that knows another app secret', async () => {
  await comesTo(first());
  const known = secretsById.get(accounts[0].id);
  if (known) secretsById.set(accounts[0].id, { ...known, appSecret: 'f'.repeat(32) });
  await registration.register(accounts[1].id);
  expect(await atMeta()).toBe(`${first()}/webhook/${KEYS[1]}`);
});

it('does not say for ever that it runs when the keychain is locked in the middle', async () => {
  url = first();
  keychainIsLocked = true;
  await expect(registration.register(accounts[0].id)).rejects.toThrow('locked');
  expect(states()[0]).toBe('waiting');
  keychainIsLocked = false;
  expect((await registration.register(accounts[0].id)).state).toBe('registered');
});
