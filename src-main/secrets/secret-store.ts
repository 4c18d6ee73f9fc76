import { createKeychainSecretStore } from './keychain-secret-store.ts';

/** Where tokens and app secrets are kept: the keychain of the computer, or memory when there is none. Never a file. */
export interface SecretStore {
  readonly kind: 'keychain' | 'memory';
  /** Whether a value is still there after the program was closed. */
  readonly persisted: boolean;
  /** Why the keychain is not used, for the owner and the log; absent when it is. */
  readonly reason?: string;
  /** The value, or null when there is none. */
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  /** Deleting what is not there is no error. */
  delete(name: string): Promise<void>;
}

/** Keeps values until the program ends; `reason` says why it is not the keychain. */
export function createMemorySecretStore(reason: string): SecretStore {
  const values = new Map<string, string>();
  return {
    kind: 'memory',
    persisted: false,
    reason,
    get: async (name) => values.get(name) ?? null,
    set: async (name, value) => {
      values.set(name, value);
    },
    delete: async (name) => {
      values.delete(name);
    },
  };
}

export interface OpenSecretStoreOptions {
  /** `memory` leaves the keychain alone; undefined means `keychain`. */
  mode: 'keychain' | 'memory' | undefined;
  /** The name under which the keychain lists the entries. */
  service: string;
  /** How long the keychain may take to answer the trial entry; a locked one waits for a person's password. */
  probeTimeoutMs?: number;
}

const PROBE_NAME = 'probe';
const PROBE_TIMEOUT_MS = 5_000;

/** Opens the keychain and tries it with a value of its own; what fails there ends in memory, with the reason. */
export async function openSecretStore(options: OpenSecretStoreOptions): Promise<SecretStore> {
  if (options.mode === 'memory') return createMemorySecretStore('ROZMOVA_SECRETS=memory');
  try {
    const store = createKeychainSecretStore({ service: options.service });
    await withTimeLimit(probe(store), options.probeTimeoutMs ?? PROBE_TIMEOUT_MS);
    return store;
  } catch (error) {
    return createMemorySecretStore(reasonOf(error));
  }
}

/** Reads the mode from the environment; a word nobody knows is refused, since a typing error must not lose secrets. */
export function parseSecretsMode(value: string | undefined): 'keychain' | 'memory' | undefined {
  if (value === undefined || value === '') return undefined;
  if (value === 'keychain' || value === 'memory') return value;
  throw new Error(`ROZMOVA_SECRETS is "${value}"; it can be "keychain" or "memory".`);
}

async function probe(store: SecretStore): Promise<void> {
  // Two programs may start at once: each looks for its own value under its own name.
  const name = `${PROBE_NAME}-${crypto.randomUUID()}`;
  const value = crypto.randomUUID();
  await store.set(name, value);
  const found = await store.get(name);
  await store.delete(name);
  if (found !== value) throw new Error('the keychain gave back another value than the one it was given');
}

async function withTimeLimit<Result>(work: Promise<Result>, limitMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const sentence = `the keychain did not answer within ${limitMs / 1000} seconds (is it waiting for a password?)`;
    timer = setTimeout(() => reject(new Error(sentence)), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
