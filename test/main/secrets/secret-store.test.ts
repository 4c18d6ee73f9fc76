import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createMemorySecretStore,
  openSecretStore,
  parseSecretsMode,
} from '../../../src-main/secrets/secret-store.ts';

describe('secrets in memory', () => {
  it('keep, replace and forget a value', async () => {
    const store = createMemorySecretStore('a test');
    expect(await store.get('token')).toBeNull();
    await store.set('token', 'one');
    await store.set('token', 'two');
    expect(await store.get('token')).toBe('two');
    await store.delete('token');
    await store.delete('token');
    expect(await store.get('token')).toBeNull();
    expect(store).toMatchObject({ kind: 'memory', persisted: false, reason: 'a test' });
  });

  it('are chosen by ROZMOVA_SECRETS=memory and say so', async () => {
    const store = await openSecretStore({ mode: 'memory', service: 'rozmova-test' });
    expect(store).toMatchObject({ kind: 'memory', persisted: false, reason: 'ROZMOVA_SECRETS=memory' });
  });
});

describe('ROZMOVA_SECRETS', () => {
  it('takes two words, or nothing', () => {
    expect([undefined, '', 'keychain', 'memory'].map(parseSecretsMode)).toEqual([
      undefined,
      undefined,
      'keychain',
      'memory',
    ]);
  });

  it('refuses any other word', () => {
    expect(() => parseSecretsMode('file')).toThrow(
      'ROZMOVA_SECRETS is "file"; it can be "keychain" or "memory".',
    );
  });
});

describe.runIf(process.platform === 'linux')('without a session bus', () => {
  const before = { bus: process.env.DBUS_SESSION_BUS_ADDRESS, runtime: process.env.XDG_RUNTIME_DIR };
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rozmova-secrets-'));
    process.env.DBUS_SESSION_BUS_ADDRESS = `unix:path=${folder}/no-bus`;
    process.env.XDG_RUNTIME_DIR = folder;
  });

  afterEach(() => {
    restore('DBUS_SESSION_BUS_ADDRESS', before.bus);
    restore('XDG_RUNTIME_DIR', before.runtime);
    rmSync(folder, { recursive: true });
  });

  it('secrets stay in memory, the reason is told, and neither a file nor the kernel keyring is used', async () => {
    const store = await openSecretStore({ mode: 'keychain', service: 'rozmova-test' });
    expect(store).toMatchObject({ kind: 'memory', persisted: false });
    expect(store.reason).toMatch(/\S/);
    await store.set('token', 'canary');
    expect(await store.get('token')).toBe('canary');
    expect(readdirSync(folder)).toEqual([]);
    if (existsSync('/proc/keys')) expect(readFileSync('/proc/keys', 'utf8')).not.toContain('rozmova-test');
  });
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
