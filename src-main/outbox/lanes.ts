import type { Clock, Log } from '../ports.ts';
import { createTokenBucket, type TokenBucket } from './token-bucket.ts';

/** Calls back once after `ms`; gives the way to cancel. Tests bring their own. */
export type Timer = (ms: number, callback: () => void) => () => void;

export const systemTimer: Timer = (ms, callback) => {
  const handle = setTimeout(callback, ms);
  return () => clearTimeout(handle);
};

/** One ordered queue: the messages of a conversation, or its blue ticks. */
export interface Lane {
  kind: 'message' | 'read';
  accountId: number;
  conversationId: number;
  /** Only messages of a sending to many wait in it: whatever a person writes is served first. */
  isPatient?: boolean;
}

/** What a lane has to do now. */
export type Pick =
  | { kind: 'empty' }
  /** UTC milliseconds. */
  | { kind: 'wait'; until: number }
  | { kind: 'ready'; start: () => Promise<void> };

export interface LanesOptions {
  clock: Clock;
  log: Log;
  timer: Timer;
  /** Looks at the database: the lanes themselves only remember where to look. */
  pick(lane: Lane): Pick;
  /** Whether requests of an account may leave now. */
  isOpen(accountId: number): boolean;
  /** Messages a second that Meta takes from an account. */
  perSecond(accountId: number): number;
}

/** Who is served at the same time as others of its kind, in the order in which they are served. */
type Rank = 'message' | 'patient' | 'read';

interface AccountLanes {
  /** In the order in which they are served; UTC milliseconds from when on. */
  readyAt: Map<string, { lane: Lane; readyAt: number }>;
  running: Record<Rank, Set<string>>;
  perSecond: number;
  bucket: TokenBucket;
  pausedUntil: number;
}

/**
 * Requests of one account at a time. Blue ticks and sendings to many have places of their own, so that they never stand before
 * what a person writes; a sending has so many that Meta's rate is reached although an answer takes a third of a second.
 */
const PLACES: Record<Rank, number> = { message: 8, patient: 24, read: 2 };
/** Few at once, so that the rate is kept in every single second. */
const BURST = 8;
/** How soon a closed account is looked at again when nobody says that it opened, in milliseconds. */
const CLOSED_POLL_MS = 5000;
/** setTimeout takes no more than 24.8 days; looking once an hour costs nothing. */
const LONGEST_SLEEP_MS = 60 * 60 * 1000;

const keyOf = (lane: Lane): string => `${lane.kind} ${lane.conversationId}`;
const rankOf = (lane: Lane): Rank => (lane.kind === 'message' && lane.isPatient ? 'patient' : lane.kind);
const RANKS = ['message', 'patient', 'read'] as const;
const isRunning = (account: AccountLanes, key: string): boolean =>
  RANKS.some((rank) => account.running[rank].has(key));

/**
 * Runs many ordered lanes side by side: within a lane one after the other, per account several lanes at a time and no
 * more than Meta's throughput. Holds no truth of its own: all of it can be built again from the database.
 */
export class Lanes {
  readonly #options: LanesOptions;
  readonly #accounts = new Map<number, AccountLanes>();
  readonly #idle = new Set<() => void>();
  #cancelTimer: (() => void) | null = null;
  #isRunning = false;
  #isPumpPlanned = false;
  #pumpedAt = 0;

  constructor(options: LanesOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isRunning = true;
    this.wake();
  }

  /** There is, or may be, something to do in this lane from now on. */
  add(lane: Lane): void {
    const { readyAt } = this.#account(lane.accountId);
    const before = readyAt.get(keyOf(lane));
    // A person's message that waits in it is not put back by one of a sending.
    const isPatient = lane.isPatient === true && before?.lane.isPatient !== false;
    readyAt.set(keyOf(lane), { lane: { ...lane, isPatient }, readyAt: 0 });
    this.wake();
  }

  /** Lets nothing of an account leave until then (UTC ms). */
  pauseAccount(accountId: number, until: number): void {
    const account = this.#account(accountId);
    account.pausedUntil = Math.max(account.pausedUntil, until);
  }

  isPaused(accountId: number): boolean {
    return this.#account(accountId).pausedUntil > this.#options.clock.now();
  }

  /** Looks through all lanes soon; many calls in one turn are one look, after what the caller is doing now. */
  wake(): void {
    if (this.#isPumpPlanned || !this.#isRunning) return;
    this.#isPumpPlanned = true;
    setImmediate(() => {
      this.#isPumpPlanned = false;
      if (this.#isRunning) this.#pump();
    });
  }

  /** Starts nothing more and waits for what runs, at most this long. True when all of it ended. */
  async close(timeoutMs: number): Promise<boolean> {
    this.#isRunning = false;
    this.#cancelTimer?.();
    if (this.#countRunning() === 0) return true;
    return new Promise((resolve) => {
      const cancel = this.#options.timer(timeoutMs, () => resolve(false));
      this.#idle.add(() => {
        cancel();
        resolve(true);
      });
    });
  }

  #account(accountId: number): AccountLanes {
    let account = this.#accounts.get(accountId);
    if (!account) {
      const perSecond = this.#options.perSecond(accountId);
      account = {
        readyAt: new Map(),
        running: { message: new Set(), patient: new Set(), read: new Set() },
        perSecond,
        bucket: createTokenBucket({ perSecond, burst: BURST }),
        pausedUntil: 0,
      };
      this.#accounts.set(accountId, account);
    }
    return account;
  }

  #countRunning(): number {
    return [...this.#accounts.values()].reduce(
      (sum, { running }) => sum + running.message.size + running.patient.size + running.read.size,
      0,
    );
  }

  #pump(): void {
    this.#cancelTimer?.();
    const now = this.#options.clock.now();
    if (now < this.#pumpedAt) this.#forgetTimes();
    this.#pumpedAt = now;
    let nextAt = Number.POSITIVE_INFINITY;
    for (const [accountId, account] of this.#accounts) {
      nextAt = Math.min(nextAt, this.#pumpAccount(accountId, account, now));
    }
    if (nextAt === Number.POSITIVE_INFINITY) return;
    const sleepMs = Math.min(Math.max(nextAt - now, 1), LONGEST_SLEEP_MS);
    this.#cancelTimer = this.#options.timer(sleepMs, () => this.wake());
  }

  /** The clock was set back: times that were noted before it say nothing any more. */
  #forgetTimes(): void {
    for (const account of this.#accounts.values()) {
      account.pausedUntil = 0;
      for (const place of account.readyAt.values()) place.readyAt = 0;
    }
  }

  /** Starts what can be started; returns when to look again (UTC ms). */
  #pumpAccount(accountId: number, account: AccountLanes, now: number): number {
    if (account.readyAt.size === 0) return Number.POSITIVE_INFINITY;
    if (account.pausedUntil > now) return account.pausedUntil;
    if (!this.#options.isOpen(accountId)) return now + CLOSED_POLL_MS;
    const perSecond = this.#options.perSecond(accountId);
    if (perSecond !== account.perSecond) {
      account.perSecond = perSecond;
      account.bucket = createTokenBucket({ perSecond, burst: BURST });
    }
    let nextAt = Number.POSITIVE_INFINITY;
    for (const rank of RANKS) nextAt = Math.min(nextAt, this.#pumpRank(account, rank, now));
    return nextAt;
  }

  #pumpRank(account: AccountLanes, rank: Rank, now: number): number {
    let nextAt = Number.POSITIVE_INFINITY;
    for (const [key, place] of account.readyAt) {
      if (rankOf(place.lane) !== rank || isRunning(account, key)) continue;
      // When a place is free again, the lane that ends looks anew.
      if (account.running[rank].size >= PLACES[rank]) return nextAt;
      if (place.readyAt > now) {
        nextAt = Math.min(nextAt, place.readyAt);
        continue;
      }
      const picked = this.#options.pick(place.lane);
      if (picked.kind === 'empty') account.readyAt.delete(key);
      if (picked.kind === 'wait') {
        place.readyAt = picked.until;
        nextAt = Math.min(nextAt, picked.until);
      }
      if (picked.kind !== 'ready') continue;
      const waitMs = account.bucket.take(now);
      if (waitMs > 0) return Math.min(nextAt, now + waitMs);
      this.#run(account, key, place.lane, picked.start);
    }
    return nextAt;
  }

  #run(account: AccountLanes, key: string, lane: Lane, start: () => Promise<void>): void {
    const running = account.running[rankOf(lane)];
    running.add(key);
    // To the end of the row: every lane gets its turn.
    account.readyAt.delete(key);
    account.readyAt.set(key, { lane, readyAt: 0 });
    void start()
      .catch((error: unknown) => {
        // A bug of ours must not spin: the lane rests, the others go on.
        this.#options.log.error('outbox.lane-failed', {
          conversationId: lane.conversationId,
          error: String(error),
        });
        account.readyAt.set(key, { lane, readyAt: this.#options.clock.now() + CLOSED_POLL_MS });
      })
      .finally(() => {
        running.delete(key);
        if (!this.#isRunning && this.#countRunning() === 0) for (const report of this.#idle) report();
        this.wake();
      });
  }
}
