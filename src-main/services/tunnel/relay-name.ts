import { randomInt } from 'node:crypto';
import type { Log } from '../../ports.ts';
import type { SecretStore } from '../../secrets/secret-store.ts';

const ENTRY = 'tunnel_name';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
/** 120 bits: who cannot guess the name cannot take it while this computer is off. */
const LENGTH = 24;

export interface RelayName {
  /** The same at each start where there is a keychain; otherwise a new one for each. */
  load(): Promise<string>;
  renew(): Promise<string>;
}

/** Our name at a relay. Whoever knows it can take it, and with it what Meta sends: it is kept as a secret. */
export function createRelayName(store: SecretStore, log: Log): RelayName {
  let name: string | null = null;
  const keep = async (made: string) => {
    name = made;
    try {
      await store.set(ENTRY, made);
    } catch (error) {
      // It holds until the hub ends; the next start has another address and tells Meta.
      log.warn('tunnel.name_not_kept', { error });
    }
    return made;
  };
  return {
    async load() {
      if (name !== null) return name;
      try {
        name = await store.get(ENTRY);
      } catch (error) {
        log.warn('tunnel.name_not_read', { error });
      }
      return name ?? keep(makeName());
    },
    renew: () => keep(makeName()),
  };
}

const makeName = (): string =>
  `r${Array.from({ length: LENGTH - 1 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
