import type { SecretStore } from '../../secrets/secret-store.ts';
import { withStore } from '../account-secrets.ts';

const names = { accessToken: 'access_token', appSecret: 'app_secret' } as const;
export type DraftSecretName = keyof typeof names;
export type DraftSecretValues = Record<DraftSecretName, string | null>;

/** The secrets of set-ups that are not finished, in the store under keys of their own; no door reads them back. */
export interface DraftSecrets {
  read(draftId: number): Promise<DraftSecretValues>;
  /** An empty value is deleted, one that is not given stays. Throws SECRETS_UNAVAILABLE. */
  write(draftId: number, given: { [Name in DraftSecretName]?: string | undefined }): Promise<void>;
  /** Throws SECRETS_UNAVAILABLE. */
  erase(draftId: number): Promise<void>;
}

export function createDraftSecrets(store: SecretStore): DraftSecrets {
  const known = new Map<number, DraftSecretValues>();
  const entry = (draftId: number, name: DraftSecretName) => `connect/${draftId}/${names[name]}`;

  async function read(draftId: number): Promise<DraftSecretValues> {
    const found = known.get(draftId);
    if (found) return found;
    const values: DraftSecretValues = { accessToken: null, appSecret: null };
    await withStore(async () => {
      values.accessToken = await store.get(entry(draftId, 'accessToken'));
      values.appSecret = await store.get(entry(draftId, 'appSecret'));
    });
    known.set(draftId, values);
    return values;
  }

  async function write(
    draftId: number,
    given: { [Name in DraftSecretName]?: string | undefined },
  ): Promise<void> {
    const before = await read(draftId);
    await withStore(async () => {
      for (const name of ['accessToken', 'appSecret'] as const) {
        const value = given[name];
        if (value === undefined) continue;
        if (value === '') await store.delete(entry(draftId, name));
        else await store.set(entry(draftId, name), value);
        // Another value of the same set-up may have been written meanwhile.
        known.set(draftId, { ...(known.get(draftId) ?? before), [name]: value === '' ? null : value });
      }
    });
  }

  return {
    read,
    write,
    async erase(draftId) {
      await write(draftId, { accessToken: '', appSecret: '' });
      known.delete(draftId);
    },
  };
}
