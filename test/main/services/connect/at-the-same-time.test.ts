import { setTimeout as after } from 'node:timers/promises';
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMemorySecretStore, type SecretStore } from '../../../../src-main/secrets/secret-store.ts';
import { openTestHub, type TestHub } from '../../../helpers/hub.ts';
import { startSandboxServer } from '../../../helpers/sandbox-server.ts';

let hub: TestHub;
let kept: Map<string, string>;

/** A keychain is a program of its own and takes its time; what it holds can be looked at. */
function slowStore(): SecretStore {
  const store = createMemorySecretStore('a test');
  kept = new Map();
  return {
    ...store,
    get: (name) => store.get(name),
    async set(name, value) {
      await after(30);
      kept.set(name, value);
      await store.set(name, value);
    },
    async delete(name) {
      await after(5);
      kept.delete(name);
      await store.delete(name);
    },
  };
}

beforeEach(async () => {
  hub = await openTestHub({ secrets: slowStore() });
  await hub.client.sandbox.start(undefined);
});
afterEach(() => hub.remove());

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ORPCError ? String(error.code) : String(error)),
  );
const draftSecrets = () => [...kept.keys()].filter((name) => name.includes('/connect/'));

it('three values that are entered in one moment are all kept', async () => {
  const { appId, appSecret, accessToken } = await hub.client.sandbox.metaConsole(undefined);
  const { id } = await hub.client.connect.start({ kind: 'sandbox' });
  await Promise.all([
    hub.client.connect.setValues({ id, accessToken }),
    hub.client.connect.setValues({ id, appSecret }),
    hub.client.connect.setValues({ id, appId }),
  ]);
  const draft = await hub.client.connect.recheck({ id });
  expect(draft).toMatchObject({
    appId,
    appSecretHint: appSecret.slice(-4),
    accessTokenHint: accessToken.slice(-4),
  });
  expect(draft.checks.slice(0, 3).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
});

it('a set-up that is thrown away while a value is saved leaves no secret behind', async () => {
  const { id } = await hub.client.connect.start({ kind: 'sandbox' });
  const saving = codeOf(hub.client.connect.setValues({ id, accessToken: `EAA${'x'.repeat(60)}` }));
  await after(10);
  await hub.client.connect.discard({ id });
  expect(await saving).toBe('NOT_FOUND');
  expect(draftSecrets()).toEqual([]);
  expect(await hub.client.connect.drafts(undefined)).toEqual([]);
});

it('a number is not connected with a token that nobody has looked at yet', async () => {
  const meta = await startSandboxServer();
  const live = await openTestHub({ graphUrl: meta.url });
  try {
    const { appId, appSecret, accessToken } = meta.credentials;
    const { id } = await live.client.connect.start({ kind: 'live' });
    const good = await live.client.connect.setValues({ id, appId, appSecret, accessToken });
    const [card] = good.numbers;
    const another = live.client.connect.setValues({ id, accessToken: `EAA${'y'.repeat(60)}` });
    const chosen = { id, wabaId: card?.wabaId ?? '', phoneNumberId: card?.phoneNumberId ?? '' };
    expect(await codeOf(live.client.connect.chooseNumber({ ...chosen, name: 'Квіти', color: 'moss' }))).toBe(
      'CONNECT_VALUES_NOT_GOOD',
    );
    await another;
    expect((await live.client.accounts.list(undefined)).filter(({ kind }) => kind === 'live')).toEqual([]);
  } finally {
    await live.remove();
    await meta.close();
  }
});
