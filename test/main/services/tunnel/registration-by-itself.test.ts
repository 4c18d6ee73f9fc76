import { afterEach, beforeEach, expect, it } from 'vitest';
import { openWorkspace, type Workspace } from '../../../../src-main/db/open.ts';
import { insertAccount, type StoredAccount } from '../../../../src-main/db/queries/accounts.ts';
import { createGraphClient } from '../../../../src-main/meta/graph-client.ts';
import type { AddressProof, PublicAddress } from '../../../../src-main/ports.ts';
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

const KEY = '0123456789abcdef0123456789abcdef';
const verifyToken = 'a-word-of-ours';
const silent = { debug() {}, info() {}, warn() {}, error() {} };

let meta: SandboxServer;
let folder: ReturnType<typeof makeTemporaryFolder>;
let workspace: Workspace;
let server: WebhookServer;
let account: StoredAccount;
let registration: WebhookRegistrations;
let now: number;
let address: Pick<PublicAddress, 'url' | 'onProved' | 'prove' | 'note'> & {
  comesTo(url: string): void;
  notes: string[];
};

/** Two names of one computer, as a tunnel that was opened anew gives it another. */
const first = () => `http://127.0.0.1:${server.port}`;
const second = () => `http://localhost:${server.port}`;

function fakeAddress(): typeof address {
  let url: string | null = null;
  let tell: (url: string) => void = () => undefined;
  const notes: string[] = [];
  return {
    notes,
    url: () => url,
    onProved(listener) {
      tell = listener;
      return () => undefined;
    },
    async prove(): Promise<AddressProof> {
      return url === null ? { isProved: false, trouble: 'no_answer' } : { isProved: true, ms: 1 };
    },
    note: ({ en }) => void notes.push(en),
    comesTo(proved) {
      url = proved;
      tell(proved);
    },
  };
}

beforeEach(async () => {
  now = Date.now();
  const clock = { now: () => now };
  meta = await startSandboxServer();
  folder = makeTemporaryFolder();
  workspace = openWorkspace(folder.path, clock);
  const { appId, wabaId, phoneNumberId, accessToken, appSecret } = meta.credentials;
  account = insertAccount(workspace.db, {
    key: KEY,
    kind: 'live',
    name: 'Shop',
    color: 'teal',
    phoneNumberId,
    wabaId,
    appId,
    createdAt: now,
  });
  const secrets = { accessToken, appSecret, verifyToken };
  const reader = {
    byAccountKey: (key: string) => (key === KEY ? { accountId: account.id, secrets } : undefined),
    byAccountId: () => secrets,
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
  address = fakeAddress();
  registration = createRegistration({
    db: workspace.db,
    clock,
    log: silent,
    publish: () => undefined,
    graph: createGraphClient({ fetch }),
    secrets: reader,
    graphUrl: () => meta.url,
    webhookUrl: `${first()}/webhook`,
    address,
    handshakes,
    verifyTokenOf: async () => verifyToken,
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

const own = () => registration.registrations()[0];
const registeredAt = (url: string) =>
  waitFor(`a registration at ${url}`, () => {
    const current = own();
    return current?.state === 'registered' && current.effectiveUrl === `${url}/webhook/${KEY}` && current;
  });
async function atMeta(): Promise<{ callback_url: string }[]> {
  const { appId, appSecret } = meta.credentials;
  const answer = await fetch(`${meta.url}/v25.0/${appId}/subscriptions`, {
    headers: { authorization: `Bearer ${appId}|${appSecret}` },
  });
  return ((await answer.json()) as { data: { callback_url: string }[] }).data;
}

it('waits without an address, and tells Meta as soon as one is proved', async () => {
  expect((await registration.register(account.id)).state).toBe('waiting');
  expect(await atMeta()).toEqual([]);
  address.comesTo(first());
  await registeredAt(first());
  expect(await atMeta()).toMatchObject([{ callback_url: `${first()}/webhook/${KEY}` }]);
});

it('follows an address that changed, and says so beside it', async () => {
  address.comesTo(first());
  await registeredAt(first());
  address.comesTo(second());
  await registeredAt(second());
  expect(address.notes.at(-1)).toContain('The address has changed');
});

it('tells Meta of another address once in five minutes and not more often', async () => {
  address.comesTo(first());
  await registeredAt(first());
  address.comesTo(second());
  await registeredAt(second());
  address.comesTo(first());
  await waitFor('a registration that waits', () => own()?.state === 'waiting');
  expect(await atMeta()).toMatchObject([{ callback_url: `${second()}/webhook/${KEY}` }]);
  now += 5 * 60_000;
  address.comesTo(first());
  await registeredAt(first());
});

it('does nothing at Meta when everything stands already', async () => {
  address.comesTo(first());
  await registeredAt(first());
  const before = own()?.steps.map(({ sentence }) => sentence.en);
  address.comesTo(first());
  await waitFor('another look', () =>
    own()?.steps.some(({ sentence }) => sentence.en === 'The address stands in the app already.'),
  );
  expect(before).toContain('The address was written into the app.');
});

it('tries again by itself when Meta was disturbed', async () => {
  await tellSandbox(meta.url, 'faults', {
    faults: [{ kind: 'graph_error', code: 2, on: 'any', count: 3 }],
  });
  address.comesTo(first());
  expect((await registeredAt(first())).fields.missing).toEqual([]);
});

it('takes away what is ours, and only that', async () => {
  address.comesTo(first());
  await registeredAt(first());
  expect(await registration.unregister(account.id)).toEqual([]);
  expect(await atMeta()).toEqual([]);
  expect(own()?.state).toBe('off');
});

it("leaves another tool's address where it is when an account goes", async () => {
  address.comesTo(first());
  await registeredAt(first());
  await tellSandbox(meta.url, 'connect-failures', { failures: ['callback_not_set'] });
  expect(await registration.unregister(account.id)).toEqual([]);
  expect(await atMeta()).toMatchObject([{ callback_url: expect.not.stringContaining(KEY) as string }]);
});

it('says what is left when Meta does not answer', async () => {
  address.comesTo(first());
  await registeredAt(first());
  await tellSandbox(meta.url, 'faults', {
    faults: [{ kind: 'graph_error', code: 2, on: 'any', count: null }],
  });
  const [left] = await registration.unregister(account.id);
  expect(left?.en).toContain('may still stand there');
});
