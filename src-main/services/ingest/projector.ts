import type { Db } from '../../db/open.ts';
import { getProjectedSeq, setProjectedSeq } from '../../db/queries/projection.ts';
import { inTransaction } from '../../db/statements.ts';
import type {
  Clock,
  Journal,
  JournalDelivery,
  Log,
  Projector,
  Publish,
  ReceivedMessage,
} from '../../ports.ts';
import { addConsequences, type Consequences, type IngestContext, noConsequences } from './context.ts';
import { distinctChanges } from './distinct-changes.ts';
import { ingestItem, keepUnreadable, type OpenedDelivery, openDelivery } from './ingest-delivery.ts';
import type { WebhookItem } from './items.ts';
import { retryFailures } from './retry-failures.ts';

export interface ProjectorOptions {
  db: Db;
  journal: Pick<Journal, 'listAfter' | 'counts'>;
  publish: Publish;
  clock: Clock;
  log: Log;
  outboxSettle: IngestContext['outboxSettle'];
  /** Live messages of customers, for notifications; never called for a replay. */
  onReceived: (message: ReceivedMessage) => void;
  /** New files are waiting to be fetched. */
  mediaWake: () => void;
  /** How long one turn may keep the event loop from everything else. */
  sliceMs?: number;
}

/** A message that the journal held longer than this is history by the time it is shown. */
const LIVE_MS = 10 * 60 * 1000;
const READ_AHEAD = 64;
/** On a busy computer time alone would end a slice after one item, and each slice costs a commit. */
const LEAST_ITEMS = 16;
/** While deliveries come in, answering them goes first: what waits here is safe in the journal. */
const BUSY_SLICE_MS = 4;
const BUSY_PAUSE_MS = 8;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** Turns journal bodies into tables, a slice of work per turn of the event loop. */
export function createProjector(options: ProjectorOptions): Projector {
  return new JournalProjector(options);
}

/** Where a body was left when its slice ended: its first items are in the tables already. */
interface Position {
  opened: OpenedDelivery;
  nextItem: number;
}

class JournalProjector implements Projector {
  private readonly options: ProjectorOptions;
  private readonly sliceMs: number;
  private position: Position | null = null;
  /** Read from the journal and not yet opened, and the last one that was taken out of here. */
  private ahead: JournalDelivery[] = [];
  private readUpTo: number | null = null;
  private nextTurn: NodeJS.Immediate | null = null;
  private nextTimer: NodeJS.Timeout | null = null;
  private drains: { upTo: number; resolve: () => void }[] = [];
  private retryMs = FIRST_RETRY_MS;
  private isClosed = false;
  /** Whether something was delivered since the last slice began. */
  private hasArrivals = false;

  constructor(options: ProjectorOptions) {
    this.options = options;
    this.sliceMs = options.sliceMs ?? 15;
  }

  wake(): void {
    this.hasArrivals = true;
    this.schedule();
  }

  private schedule(): void {
    if (this.isClosed || this.nextTurn || this.nextTimer) return;
    this.nextTurn = setImmediate(() => this.turn());
  }

  drain(): Promise<void> {
    const upTo = this.options.journal.counts().lastSeq;
    if (this.isClosed || getProjectedSeq(this.options.db) >= upTo) return Promise.resolve();
    this.wake();
    return new Promise((resolve) => this.drains.push({ upTo, resolve }));
  }

  retryFailures(): Promise<{ resolved: number; remaining: number }> {
    return retryFailures(this.options, (consequences) => this.follow(consequences));
  }

  close(): Promise<void> {
    this.isClosed = true;
    if (this.nextTurn) clearImmediate(this.nextTurn);
    if (this.nextTimer) clearTimeout(this.nextTimer);
    for (const { resolve } of this.drains.splice(0)) resolve();
    return Promise.resolve();
  }

  private turn(): void {
    this.nextTurn = null;
    this.nextTimer = null;
    const { log } = this.options;
    try {
      const wasBusy = this.hasArrivals;
      const isIdle = this.slice();
      this.retryMs = FIRST_RETRY_MS;
      this.settleDrains();
      if (isIdle) return;
      if (wasBusy) this.nextTimer = setTimeout(() => this.turn(), BUSY_PAUSE_MS);
      else this.schedule();
    } catch (error) {
      // The slice was rolled back whole; what was read stays in the journal and is tried again.
      this.forget();
      log.error('ingest.slice_failed', {
        error: error instanceof Error ? error.message : 'unknown',
        retryMs: this.retryMs,
      });
      this.nextTimer = setTimeout(() => this.turn(), this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
    }
  }

  /** One transaction of at most `sliceMs` of work; true when nothing is left to do. */
  private slice(): boolean {
    const consequences = noConsequences();
    const start = performance.now();
    const sliceMs = this.hasArrivals ? Math.min(this.sliceMs, BUSY_SLICE_MS) : this.sliceMs;
    this.hasArrivals = false;
    let items = 0;
    const isTimeUp = () => {
      items += 1;
      return items >= LEAST_ITEMS && performance.now() - start > sliceMs;
    };
    const { position, isIdle } = inTransaction(this.options.db, () => this.work(consequences, isTimeUp));
    this.position = position;
    if (isIdle) this.forget();
    this.follow(consequences);
    return isIdle;
  }

  /** Takes over what the time allows and moves the mark behind the last body that is through. */
  private work(
    consequences: Consequences,
    isTimeUp: () => boolean,
  ): { position: Position | null; isIdle: boolean } {
    let { position } = this;
    let through: number | null = null;
    let isIdle = false;
    do {
      position ??= this.openNext();
      if (position === null) {
        isIdle = true;
        break;
      }
      const { seq } = position.opened.delivery;
      position = this.advance(position, consequences, isTimeUp);
      if (position === null) through = seq;
    } while (!isTimeUp());
    if (through !== null) setProjectedSeq(this.options.db, through);
    return { position, isIdle };
  }

  private openNext(): Position | null {
    if (this.ahead.length === 0) {
      this.readUpTo ??= getProjectedSeq(this.options.db);
      this.ahead = this.options.journal.listAfter(this.readUpTo, READ_AHEAD);
    }
    const delivery = this.ahead.shift();
    if (!delivery) return null;
    this.readUpTo = delivery.seq;
    return { opened: openDelivery(delivery), nextItem: 0 };
  }

  /** The next slice begins where the tables say, not where this object thought it was. */
  private forget(): void {
    this.position = null;
    this.ahead = [];
    this.readUpTo = null;
  }

  /** Takes over items until the time is up; null when the body is through. */
  private advance(
    { opened, nextItem }: Position,
    consequences: Consequences,
    isTimeUp: () => boolean,
  ): Position | null {
    keepUnreadable(opened, this.options);
    let next = nextItem;
    while (next < opened.items.length) {
      const item = opened.items[next];
      next += 1;
      if (item) addConsequences(consequences, this.ingest(item, opened));
      if (next < opened.items.length && isTimeUp()) return { opened, nextItem: next };
    }
    return null;
  }

  private ingest(item: WebhookItem, { delivery }: OpenedDelivery): Consequences | null {
    const consequences = ingestItem(item, delivery, this.options);
    const isLive = this.options.clock.now() - delivery.receivedAt <= LIVE_MS;
    return consequences && !isLive ? { ...consequences, received: [] } : consequences;
  }

  /** What the rest of the hub does after the commit; never inside a transaction. */
  private follow({ changes, received, hasNewMedia }: Consequences): void {
    const { publish, onReceived, mediaWake } = this.options;
    if (changes.length > 0) publish(distinctChanges(changes));
    for (const message of received) onReceived(message);
    if (hasNewMedia) mediaWake();
  }

  private settleDrains(): void {
    const projected = getProjectedSeq(this.options.db);
    const isDone = (drain: { upTo: number }) => drain.upTo <= projected;
    for (const { resolve } of this.drains.filter(isDone)) resolve();
    this.drains = this.drains.filter((drain) => !isDone(drain));
  }
}
