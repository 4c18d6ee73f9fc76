import { statfs } from 'node:fs/promises';
import { getProjectedSeq } from '../db/queries/projection.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, Journal, MediaStore, Outbox } from '../ports.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

export interface Health {
  ok: boolean;
  version: string;
  startedAt: number;
  now: number;
  journalBacklog: number;
  outbox: ReturnType<Outbox['counts']>;
  media: ReturnType<MediaStore['counts']>;
  secrets: { kind: SecretStore['kind']; persisted: boolean };
  freeDiskBytes: number | null;
  lastWebhookAt: number | null;
}

/** Below this the hub can still run, but somebody should make room. */
const LOW_DISK_BYTES = 200 * 1024 * 1024;

/** How the hub is: what waits, what failed, how much room there is. */
export function createHealth(options: {
  db: Db;
  dataDir: string;
  version: string;
  clock: Clock;
  journal: Pick<Journal, 'counts'>;
  outbox: Pick<Outbox, 'counts'>;
  media: Pick<MediaStore, 'counts'>;
  secrets: SecretStore;
}): { get(): Promise<Health> } {
  const { db, clock, journal, outbox, media, secrets } = options;
  const startedAt = clock.now();
  return {
    async get() {
      const { lastSeq, lastReceivedAt } = journal.counts();
      const freeDiskBytes = await readFreeDisk(options.dataDir);
      return {
        ok: freeDiskBytes === null || freeDiskBytes > LOW_DISK_BYTES,
        version: options.version,
        startedAt,
        now: clock.now(),
        journalBacklog: lastSeq - getProjectedSeq(db),
        outbox: outbox.counts(),
        media: media.counts(),
        secrets: { kind: secrets.kind, persisted: secrets.persisted },
        freeDiskBytes,
        lastWebhookAt: lastReceivedAt,
      };
    },
  };
}

async function readFreeDisk(dataDir: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(dataDir);
    return bavail * bsize;
  } catch {
    // Some network drives do not tell; the contract says null then.
    return null;
  }
}
