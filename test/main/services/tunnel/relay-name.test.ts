import { expect, test } from 'vitest';
import { createMemorySecretStore, type SecretStore } from '../../../../src-main/secrets/secret-store.ts';
import { createRelayName } from '../../../../src-main/services/tunnel/relay-name.ts';
import { createSilentLog } from '../../../helpers/workspace.ts';

test('our name at a relay is long, kept with the secrets, and another one only when it is renewed', async () => {
  const store = createMemorySecretStore('a test');
  const name = await createRelayName(store, createSilentLog()).load();
  expect(name).toMatch(/^r[a-z2-7]{23}$/);
  const later = createRelayName(store, createSilentLog());
  expect(await later.load()).toBe(name);
  const renewed = await later.renew();
  expect(renewed).not.toBe(name);
  expect(await createRelayName(store, createSilentLog()).load()).toBe(renewed);
});

test('a keychain that fails leaves a name for this run, and the log does not tell it', async () => {
  const fail = () => Promise.reject(new Error('locked'));
  const store: SecretStore = { kind: 'keychain', persisted: true, get: fail, set: fail, delete: fail };
  const log = createSilentLog();
  const name = createRelayName(store, log);
  const made = await name.load();
  expect(await name.load()).toBe(made);
  expect(log.lines.map(({ event }) => event)).toEqual(['tunnel.name_not_read', 'tunnel.name_not_kept']);
  expect(JSON.stringify(log.lines)).not.toContain(made);
});
