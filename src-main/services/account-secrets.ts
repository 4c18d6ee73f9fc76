import { Refusal } from '#shared/domain/refusals.ts';
import type { StoredAccount } from '../db/queries/accounts.ts';
import type { AccountSecrets, AccountSecretsReader, Log } from '../ports.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

type AccountName = Pick<StoredAccount, 'id' | 'key'>;
type Given = { [Name in keyof AccountSecrets]?: string | undefined };

export interface AccountSecretsService extends AccountSecretsReader {
  /** Reads what the store has for these accounts; what it cannot give is null and said in the log. */
  load(accounts: readonly AccountName[]): Promise<void>;
  /** Writes to the store under an account's key; nothing is used before `hold`. Throws SECRETS_UNAVAILABLE. */
  store(key: string, given: Given): Promise<void>;
  /** From now on these secrets are used; what is not given stays. */
  hold(account: AccountName, given: Given): void;
  /** Makes an account deaf and mute (its webhook answers 503, Meta asks again) until the returned function is called. */
  suspend(key: string): () => void;
  /** Forgets an account's secrets here and in the store. Throws SECRETS_UNAVAILABLE. */
  erase(key: string): Promise<void>;
}

const names = { accessToken: 'access_token', appSecret: 'app_secret', verifyToken: 'verify_token' } as const;
const fields = Object.keys(names) as (keyof AccountSecrets)[];
const none: AccountSecrets = { accessToken: null, appSecret: null, verifyToken: null };

const entryName = (key: string, field: keyof AccountSecrets) => `account/${key}/${names[field]}`;

/** The secrets of all accounts in memory, where the receiver can read them for each request, and in the store. */
export function createAccountSecrets(options: { store: SecretStore; log: Log }): AccountSecretsService {
  const { store, log } = options;
  const byKey = new Map<string, { accountId: number; secrets: AccountSecrets }>();
  /** How many asked for silence; the secrets themselves stay where they are, since they may be replaced or erased. */
  const suspended = new Map<string, number>();
  const isSuspended = (key: string) => (suspended.get(key) ?? 0) > 0;
  return {
    byAccountKey(key) {
      const entry = byKey.get(key);
      return entry && isSuspended(key) ? { ...entry, secrets: none } : entry;
    },
    byAccountId(id) {
      const [key, entry] = [...byKey].find(([, { accountId }]) => accountId === id) ?? [];
      return entry === undefined || key === undefined || isSuspended(key) ? none : entry.secrets;
    },

    async load(accounts) {
      for (const account of accounts) {
        byKey.set(account.key, { accountId: account.id, secrets: await readAll(store, log, account) });
      }
    },

    store: (key, given) => writeGiven(store, key, given),

    hold(account, given) {
      const before = byKey.get(account.key)?.secrets ?? none;
      const secrets = {
        accessToken: given.accessToken ?? before.accessToken,
        appSecret: given.appSecret ?? before.appSecret,
        verifyToken: given.verifyToken ?? before.verifyToken,
      };
      byKey.set(account.key, { accountId: account.id, secrets });
    },

    suspend(key) {
      let isOver = false;
      suspended.set(key, (suspended.get(key) ?? 0) + 1);
      return () => {
        if (!isOver) suspended.set(key, (suspended.get(key) ?? 1) - 1);
        isOver = true;
      };
    },

    async erase(key) {
      await withStore(async () => {
        for (const field of fields) await store.delete(entryName(key, field));
      });
      byKey.delete(key);
    },
  };
}

async function readAll(store: SecretStore, log: Log, account: AccountName): Promise<AccountSecrets> {
  const read = async (field: keyof AccountSecrets): Promise<string | null> => {
    try {
      return await store.get(entryName(account.key, field));
    } catch (error) {
      // One damaged entry must not keep the others from working; its account says that the token is missing.
      log.warn('secrets.unreadable', { accountId: account.id, field, error });
      return null;
    }
  };
  return {
    accessToken: await read('accessToken'),
    appSecret: await read('appSecret'),
    verifyToken: await read('verifyToken'),
  };
}

async function writeGiven(store: SecretStore, key: string, given: Given): Promise<void> {
  await withStore(async () => {
    for (const field of fields) {
      const value = given[field];
      if (value !== undefined) await store.set(entryName(key, field), value);
    }
  });
}

/** A keychain is a program of its own: it may be locked, or gone. */
export async function withStore(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Refusal('SECRETS_UNAVAILABLE', {
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** A part of a store for one workspace: several may use the same keychain. */
export function secretsOfWorkspace(store: SecretStore, workspaceId: string): SecretStore {
  const name = (entry: string) => `${workspaceId}/${entry}`;
  return {
    kind: store.kind,
    persisted: store.persisted,
    ...(store.reason === undefined ? {} : { reason: store.reason }),
    get: (entry) => store.get(name(entry)),
    set: (entry, value) => store.set(name(entry), value),
    delete: (entry) => store.delete(name(entry)),
  };
}
