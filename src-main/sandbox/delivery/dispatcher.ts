import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PendingWebhook } from '../state.ts';

/** Lanes that are posted at the same time, as several of Meta's machines would. */
const PARALLEL = 8;
const CALM_BATCH = 10;
const LARGE_BATCH = 100;
/** How long a closing sandbox waits for the business's answers. */
const CLOSING_MS = 1_000;
/** Meta gives up after seven days (`research/api.md` 2.5). */
const LIFE_MS = 7 * 24 * 60 * 60 * 1000;

/** What a batch of changes becomes on the wire, and what happens after the answer. */
export interface DispatcherPorts {
  /** True while there is a callback to post to. */
  isConnected(): boolean;
  /** Posts the changes as one body; true when the answer was 200. */
  post(batch: readonly PendingWebhook[]): Promise<boolean>;
  /** The batch was answered 200, or was given up. */
  settled(batch: readonly PendingWebhook[], outcome: 'acknowledged' | 'given_up'): void;
  random(): number;
  retryFirstMs: number;
  retryLargestMs: number;
}

/**
 * Posts changes in the order of their lane (one lane for each customer), lanes side by side. A refused batch is posted
 * again as the same bytes with a growing pause, and its lanes wait for it.
 */
export class Dispatcher {
  readonly #ports: DispatcherPorts;
  readonly #lanes = new Map<string, PendingWebhook[]>();
  readonly #busy = new Set<string>();
  #exchanges = 0;
  #count = 0;
  #isClosed = false;
  /** Ends the pauses of batches that wait for their next attempt. */
  readonly #sleepers = new Set<() => void>();
  /** Grows with each order to hurry, so that an exchange that was under way then does not pause after it. */
  #hurries = 0;

  constructor(ports: DispatcherPorts) {
    this.#ports = ports;
  }

  get pendingCount(): number {
    return this.#count;
  }

  /** Everything that was not acknowledged yet, for the state file. */
  pending(): PendingWebhook[] {
    return [...this.#lanes.values()].flat();
  }

  enqueue(change: Omit<PendingWebhook, 'id' | 'createdAt'>): void {
    this.restore([{ ...change, id: randomUUID(), createdAt: Date.now() }]);
  }

  restore(changes: readonly PendingWebhook[]): void {
    for (const change of changes) {
      const lane = this.#lanes.get(change.lane);
      if (lane) lane.push(change);
      else this.#lanes.set(change.lane, [change]);
      this.#count += 1;
    }
    this.wake();
  }

  /** Starts what can be started; call it after connecting. Waiting retries are tried at once with `isImpatient`. */
  wake(isImpatient = false): void {
    if (isImpatient) this.#hurry();
    while (!this.#isClosed && this.#exchanges < PARALLEL && this.#ports.isConnected()) {
      const batch = this.#takeBatch();
      if (batch.length === 0) return;
      void this.#deliver(batch);
    }
  }

  /** Forgets everything that waits; a running exchange ends without consequences. */
  clear(): void {
    this.#lanes.clear();
    this.#busy.clear();
    this.#count = 0;
    this.#hurry();
  }

  /** Starts nothing more and waits a moment for the answers that are under way, so that they are not asked for twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#hurry();
    const deadline = Date.now() + CLOSING_MS;
    while (this.#exchanges > 0 && Date.now() < deadline) await sleep(5);
  }

  #hurry(): void {
    this.#hurries += 1;
    for (const wakeUp of this.#sleepers) wakeUp();
  }

  /** The head of a free lane, and now and then more: of this lane and of others. Marks the lanes as busy. */
  #takeBatch(): PendingWebhook[] {
    const isBacklog = this.#count > LARGE_BATCH;
    const isBatch = isBacklog || this.#ports.random() < 0.3;
    const most = isBacklog ? LARGE_BATCH : isBatch ? CALM_BATCH : 1;
    const batch: PendingWebhook[] = [];
    for (const [lane, changes] of this.#lanes) {
      if (this.#busy.has(lane)) continue;
      this.#busy.add(lane);
      batch.push(...changes.slice(0, most - batch.length));
      if (batch.length >= most) break;
    }
    return batch;
  }

  async #deliver(batch: readonly PendingWebhook[]): Promise<void> {
    for (let attempt = 1; this.#isStillWanted(batch); attempt += 1) {
      if (this.#isClosed) return;
      const hurriesBefore = this.#hurries;
      this.#exchanges += 1;
      const isAcknowledged = this.#ports.isConnected() && (await this.#ports.post(batch));
      this.#exchanges -= 1;
      if (!this.#isStillWanted(batch)) break;
      if (isAcknowledged || Date.now() - (batch[0]?.createdAt ?? 0) > LIFE_MS) {
        this.#remove(batch);
        this.#ports.settled(batch, isAcknowledged ? 'acknowledged' : 'given_up');
        break;
      }
      // The slot is free while this batch waits: one broken conversation must not hold up the others.
      this.wake();
      if (this.#hurries === hurriesBefore) await this.#pause(attempt);
    }
    this.wake();
  }

  #pause(attempt: number): Promise<void> {
    const { retryFirstMs, retryLargestMs } = this.#ports;
    const pauseMs = Math.min(retryLargestMs, retryFirstMs * 2 ** Math.min(attempt - 1, 20));
    return new Promise((resolve) => {
      const wakeUp = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wakeUp);
        resolve();
      };
      const timer = setTimeout(wakeUp, pauseMs);
      this.#sleepers.add(wakeUp);
    });
  }

  #isStillWanted(batch: readonly PendingWebhook[]): boolean {
    const first = batch[0];
    return first !== undefined && (this.#lanes.get(first.lane)?.includes(first) ?? false);
  }

  #remove(batch: readonly PendingWebhook[]): void {
    const gone = new Set(batch);
    for (const lane of new Set(batch.map((change) => change.lane))) {
      const rest = (this.#lanes.get(lane) ?? []).filter((change) => !gone.has(change));
      if (rest.length > 0) this.#lanes.set(lane, rest);
      else this.#lanes.delete(lane);
      this.#busy.delete(lane);
    }
    this.#count -= batch.length;
  }
}
