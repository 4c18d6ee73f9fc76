import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { createKeychainSecretStore } from '../../src-main/secrets/keychain-secret-store.ts';
import { openSecretStore } from '../../src-main/secrets/secret-store.ts';

const service = `rozmova-test-${crypto.randomUUID()}`;
const names = ['account/a/access-token', 'account/a/app-secret'];

/** How many entries the keychain itself lists under our service, asked with a tool that is not ours. */
function entriesInKeychain(): number {
  const listed = execFileSync('secret-tool', ['search', '--all', 'service', service], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return listed.split('\n').filter((line) => line.startsWith('secret = ')).length;
}

describe('the real keychain', () => {
  afterEach(async () => {
    const store = createKeychainSecretStore({ service });
    for (const name of names) await store.delete(name);
  });

  it('is opened, tried, and left clean', async () => {
    const store = await openSecretStore({ mode: undefined, service });
    expect(store).toMatchObject({ kind: 'keychain', persisted: true });
    expect(store.reason).toBeUndefined();
    expect(entriesInKeychain()).toBe(0);
  });

  it('keeps a value for the next program that asks', async () => {
    await createKeychainSecretStore({ service }).set('account/a/access-token', 'EAAB-canary');
    expect(await createKeychainSecretStore({ service }).get('account/a/access-token')).toBe('EAAB-canary');
    expect(await createKeychainSecretStore({ service }).get('account/a/app-secret')).toBeNull();
    expect(entriesInKeychain()).toBe(1);
  });

  it('takes values longer than Windows allows in one entry, and leaves no part behind', async () => {
    const store = createKeychainSecretStore({ service });
    // Pairs of surrogates on every boundary: a cut inside one would come back as two question marks.
    const long = `x${'😀'.repeat(3_000)}`;
    await store.set('account/a/access-token', long);
    expect(await store.get('account/a/access-token')).toBe(long);
    expect(entriesInKeychain()).toBe(6);

    await store.set('account/a/access-token', long.slice(0, 4_001));
    expect(await store.get('account/a/access-token')).toBe(long.slice(0, 4_001));
    expect(entriesInKeychain()).toBe(5);

    await store.set('account/a/access-token', 'short');
    expect(await store.get('account/a/access-token')).toBe('short');
    expect(entriesInKeychain()).toBe(1);

    await store.delete('account/a/access-token');
    expect(entriesInKeychain()).toBe(0);
  });

  it('keeps values that look like our own marks', async () => {
    const store = createKeychainSecretStore({ service });
    for (const value of ['', '=', '#', '#0:3', '=x', 'рядок', 'a\nb', 'a'.repeat(1_279), 'a'.repeat(1_280)]) {
      await store.set('account/a/app-secret', value);
      expect(await store.get('account/a/app-secret')).toBe(value);
    }
  });
});
