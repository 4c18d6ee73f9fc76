import { z } from 'zod';
import { getSetting, upsertSetting } from '../../db/queries/settings.ts';
import type { Db } from '../../db/statements.ts';
import type { Log } from '../../ports.ts';
import type { SecretStore } from '../../secrets/secret-store.ts';
import type { Anchor } from './audit-chain.ts';

/** Where the last line is known besides the log itself. */
export interface AuditAnchors {
  /** In the transaction that writes the line; the keychain hears of it a little later. */
  keep(anchor: Anchor): void;
  /** Tells the keychain what it has not heard yet. */
  close(): Promise<void>;
}

const KEY = 'audit.last';
const ENTRY = 'audit/last';
/** A keychain is a program of its own, and some of them write a file for each word. */
const TELL_KEYCHAIN_MS = 5_000;

const anchorSchema = z.object({ id: z.number().int().positive(), hash: z.string() });

/**
 * The last lines that were known when the program ended. Without a key a chain of hashes can be cut at its end, or worked out
 * anew, by whoever can write the file; the workspace's own note tells of the former, the keychain of both. Neither
 * stops somebody who can write both.
 */
export async function readAnchors({
  db,
  store,
  log,
}: {
  db: Db;
  store: SecretStore;
  log: Log;
}): Promise<Anchor[]> {
  const texts = [getSetting(db, KEY)];
  try {
    texts.push(await store.get(ENTRY));
  } catch (error) {
    log.warn('audit.keychain_not_read', { error });
  }
  return texts.flatMap((text) => {
    const parsed = anchorSchema.safeParse(parseJson(text));
    return parsed.success ? [parsed.data] : [];
  });
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // The schema refuses it, and the next line writes it anew.
    return null;
  }
}

/** Keeps the last line in the workspace's settings and in the keychain. */
export function createAuditAnchors({
  db,
  store,
  log,
}: {
  db: Db;
  store: SecretStore;
  log: Log;
}): AuditAnchors {
  let untold: Anchor | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function tellKeychain(): Promise<void> {
    timer = null;
    const anchor = untold;
    untold = null;
    if (anchor === null) return;
    try {
      await store.set(ENTRY, JSON.stringify(anchor));
    } catch (error) {
      log.warn('audit.keychain_not_told', { error });
    }
  }

  return {
    keep(anchor) {
      upsertSetting(db, KEY, JSON.stringify(anchor));
      untold = anchor;
      timer ??= setTimeout(() => void tellKeychain(), TELL_KEYCHAIN_MS).unref();
    },
    async close() {
      if (timer) clearTimeout(timer);
      await tellKeychain();
    },
  };
}
