import type { Change, ChangeEvent } from '#shared/contract/events.ts';
import type { Clock, Publish } from '../ports.ts';

/** How long changes are gathered before seats hear of them: a burst of webhooks becomes one event. */
const GATHER_MS = 25;
/** Events kept for seats that come back; what is older is answered with `resync`. */
const KEPT_EVENTS = 2_000;
/** One event never names more than this; beyond it fetching everything again is cheaper. */
const MAX_CHANGES_PER_EVENT = 500;

export interface Changes {
  publish: Publish;
  /** Every event after `after`, then those that come, until `signal` aborts or the hub closes. */
  subscribe(after: number | null, signal: AbortSignal | undefined): AsyncGenerator<ChangeEvent, void, void>;
  /** Sends what is gathered and ends every stream. */
  close(): void;
}

/**
 * The stream of change events. Sequence numbers go up by one and begin at the time of the start in microseconds, so
 * a seat that saw an earlier start is behind the ring and is told to fetch everything, without a counter on the disk.
 */
export function createChanges(options: { clock: Clock }): Changes {
  const ring = createRing(options.clock.now() * 1_000);
  const wakers = new Set<() => void>();
  const gathered = new Map<string, Change>();
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  function flush(): void {
    timer = null;
    if (gathered.size === 0) return;
    ring.add([...gathered.values()]);
    gathered.clear();
    for (const wake of wakers) wake();
  }

  return {
    publish(changes) {
      if (isClosed) return;
      // One entry per thing: ten statuses of one message within the gathering time are one change.
      for (const change of changes) gathered.set(JSON.stringify(change), change);
      if (gathered.size > 0) timer ??= setTimeout(flush, GATHER_MS);
    },

    async *subscribe(after, signal) {
      let seen = after ?? -1;
      // A seat that cannot take an event for a while simply gets more of them at once when it can.
      while (!isClosed && !signal?.aborted) {
        for (const event of ring.after(seen)) {
          yield event;
          seen = event.seq;
        }
        if (seen === ring.lastSeq() && !isClosed) await nextEvent(wakers, signal);
      }
    },

    close() {
      if (timer) clearTimeout(timer);
      flush();
      isClosed = true;
      for (const wake of wakers) wake();
    },
  };
}

/** The last events, so that a seat that was away for a moment misses nothing. */
function createRing(startSeq: number) {
  const events: ChangeEvent[] = [];
  let lastSeq = startSeq;
  return {
    lastSeq: () => lastSeq,

    add(changed: Change[]): void {
      lastSeq += 1;
      const isTooMuch = changed.length > MAX_CHANGES_PER_EVENT;
      events.push(isTooMuch ? { kind: 'resync', seq: lastSeq } : { kind: 'changes', seq: lastSeq, changed });
      if (events.length > KEPT_EVENTS) events.splice(0, events.length - KEPT_EVENTS);
    },

    /** What a seat has missed since `seq`: nothing, some events, or more than is known. */
    after(seq: number): ChangeEvent[] {
      if (seq === lastSeq) return [];
      const first = events[0]?.seq ?? lastSeq + 1;
      const isContinuous = seq >= startSeq && seq >= first - 1 && seq <= lastSeq;
      return isContinuous ? events.slice(seq + 1 - first) : [{ kind: 'resync', seq: lastSeq }];
    },
  };
}

function nextEvent(wakers: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      wakers.delete(wake);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    if (signal?.aborted) {
      resolve();
      return;
    }
    wakers.add(wake);
    signal?.addEventListener('abort', wake);
  });
}
