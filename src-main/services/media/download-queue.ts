import type { MediaId } from '#shared/domain/ids.ts';
import {
  getMediaRow,
  getNextMediaAttemptAt,
  listDueMedia,
  listMessagesOfMedia,
  type MediaRow,
  updateMediaFailed,
  updateMediaStored,
  updateMediaWaiting,
} from '../../db/queries/media.ts';
import type { Db } from '../../db/statements.ts';
import type { Clock, GraphClient, GraphTarget, Log, Publish } from '../../ports.ts';
import { type DownloadOutcome, downloadMedia, type MediaFailure } from './download.ts';
import type { FileStore } from './file-store.ts';

export interface DownloadQueueOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  graph: GraphClient;
  target(accountId: number): { target: GraphTarget; phoneNumberId: string } | null;
  files: FileStore;
  /** Calls back after `ms`; gives the way to cancel. */
  timer(ms: number, callback: () => void): () => void;
}

const AT_ONCE = 4;
const MINUTE = 60_000;
/** Meta forgets the files of webhooks after seven days. */
const META_KEEPS_MS = 7 * 24 * 60 * MINUTE;
/** From attempt to attempt; the last one repeats. */
const WAITS_MS = [2000, 10_000, 30_000, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE] as const;
/**
 * What was damaged came whole, up to a hundred megabytes: each pause is longer than the one before, so that a file which
 * Meta keeps damaged is fetched some thirty times in its seven days and not a thousand times.
 */
const WAITS_AFTER_DAMAGE_MS = [
  ...WAITS_MS,
  30 * MINUTE,
  60 * MINUTE,
  2 * 60 * MINUTE,
  4 * 60 * MINUTE,
  6 * 60 * MINUTE,
] as const;
/** How often in a row the same answer is believed to be an accident. */
const PATIENCE: Readonly<Record<MediaFailure, number>> = {
  gone: 3,
  too_large: 3,
  hash_mismatch: Number.POSITIVE_INFINITY,
  refused: Number.POSITIVE_INFINITY,
  network: Number.POSITIVE_INFINITY,
  disk_full: Number.POSITIVE_INFINITY,
};
const LONGEST_SLEEP_MS = 60 * MINUTE;
const CLOSE_PATIENCE_MS = 500;

/** Fetches the files that customers sent: at once, a few at a time, for as long as Meta keeps them. */
export class DownloadQueue {
  readonly #options: DownloadQueueOptions;
  readonly #running = new Map<MediaId, Promise<void>>();
  /** The same failure in a row, per file; a restart gives every file new chances. */
  readonly #streaks = new Map<MediaId, { failure: MediaFailure; count: number }>();
  #isRunning = false;
  #isPumpPlanned = false;
  #cancelTimer: (() => void) | null = null;

  constructor(options: DownloadQueueOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isRunning = true;
    this.wake();
  }

  /** Looks for files that are due, after what the caller is doing now. */
  wake(): void {
    if (this.#isPumpPlanned || !this.#isRunning) return;
    this.#isPumpPlanned = true;
    setImmediate(() => {
      this.#isPumpPlanned = false;
      if (this.#isRunning) this.#pump();
    });
  }

  /** Forgets what went wrong with a file before. */
  forgive(id: MediaId): void {
    this.#streaks.delete(id);
  }

  /** Starts nothing more; what runs stops at its next byte and is fetched after the next start. */
  async close(): Promise<void> {
    this.#isRunning = false;
    this.#cancelTimer?.();
    if (this.#running.size === 0) return;
    let handle: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      handle = setTimeout(resolve, CLOSE_PATIENCE_MS);
    });
    await Promise.race([Promise.allSettled(this.#running.values()), patience]);
    clearTimeout(handle);
  }

  #pump(): void {
    const { db, clock, timer } = this.#options;
    this.#cancelTimer?.();
    const free = AT_ONCE - this.#running.size;
    if (free <= 0) return;
    const now = clock.now();
    const due = listDueMedia(db, now, AT_ONCE + free).filter((row) => !this.#running.has(row.id));
    for (const row of due.slice(0, free)) this.#run(row);
    if (due.length > free) return;
    const nextAt = getNextMediaAttemptAt(db);
    // Files that are being fetched stay due; their end looks again.
    if (nextAt === null || nextAt <= now) return;
    this.#cancelTimer = timer(Math.min(nextAt - now, LONGEST_SLEEP_MS), () => this.wake());
  }

  #run(row: MediaRow): void {
    const work = this.#fetch(row)
      .catch((error: unknown) => {
        this.#options.log.error('media.download-broke', { mediaId: row.id, error: String(error) });
        if (this.#isRunning)
          this.#end(row, { kind: 'failed', failure: 'network', isFinal: false, error: null });
      })
      .finally(() => {
        this.#running.delete(row.id);
        this.wake();
      });
    this.#running.set(row.id, work);
  }

  async #fetch(row: MediaRow): Promise<void> {
    const { files, graph } = this.#options;
    const account = row.account_id === null ? null : this.#options.target(row.account_id);
    const outcome: DownloadOutcome =
      account === null
        ? { kind: 'failed', failure: 'refused', isFinal: false, error: null }
        : await downloadMedia({ files, graph, isClosed: () => !this.#isRunning }, row, account);
    if (this.#isRunning) this.#end(row, outcome);
  }

  #end(row: MediaRow, outcome: DownloadOutcome): void {
    const { db, publish } = this.#options;
    const current = getMediaRow(db, row.id);
    // A reset sandbox forgets its files; then the row id may belong to another one.
    if (current?.state !== 'waiting' || current.meta_media_id !== row.meta_media_id) return;
    if (outcome.kind === 'stored') {
      this.#streaks.delete(row.id);
      updateMediaStored(db, row.id, outcome);
    } else {
      this.#endFailed(row, outcome);
    }
    publish(
      listMessagesOfMedia(db, row.id).map((message) => ({
        entity: 'message',
        name: 'message.changed',
        ...message,
      })),
    );
  }

  #endFailed(row: MediaRow, outcome: Extract<DownloadOutcome, { kind: 'failed' }>): void {
    const { db, clock, log } = this.#options;
    const { failure, error } = outcome;
    const now = clock.now();
    const before = this.#streaks.get(row.id);
    const count = before?.failure === failure ? before.count + 1 : 1;
    this.#streaks.set(row.id, { failure, count });
    log.info('media.download-failed', {
      mediaId: row.id,
      failure,
      attempts: row.attempts + 1,
      ...error?.toLogFields(),
    });
    const isOver = now - row.created_at > META_KEEPS_MS;
    if (outcome.isFinal || isOver || count >= PATIENCE[failure]) {
      this.#streaks.delete(row.id);
      updateMediaFailed(db, row.id, isOver && failure === 'network' ? 'gone' : failure);
      return;
    }
    const nextAttemptAt = now + Math.max(waitMs(failure, row.attempts), error?.retryAfterMs ?? 0);
    updateMediaWaiting(db, row.id, { failure, attempts: row.attempts + 1, nextAttemptAt });
  }
}

function waitMs(failure: MediaFailure, attempts: number): number {
  const waits = failure === 'hash_mismatch' ? WAITS_AFTER_DAMAGE_MS : WAITS_MS;
  return waits[Math.min(attempts, waits.length - 1)] ?? MINUTE;
}
