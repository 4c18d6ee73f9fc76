import type { Alert } from '#shared/contract/events.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import type { Seat } from '../seats.ts';

export interface AlertStreams {
  /** What the operator of a seat is told of from now on, until `signal` aborts or the hub closes. */
  subscribe(seat: Seat, signal: AbortSignal | undefined): AsyncGenerator<Alert, void, void>;
  /** To every open seat of an operator; the window on this computer may hear it otherwise. */
  send(operatorId: OperatorId, alert: Alert, atWindow?: Alert): void;
  /** Who has a seat that listens. */
  operators(): Set<OperatorId>;
  close(): void;
}

interface Stream {
  seat: Seat;
  waiting: Alert[];
  wake(): void;
}

/** A seat that does not take its alerts is not told of more than this: nobody reads hundreds of them. */
const MOST_WAITING = 100;

/** The streams through which seats hear what pops up; `operatorOf` is null while nobody sits there. */
export function createAlertStreams(operatorOf: (seat: Seat) => OperatorId | null): AlertStreams {
  const streams = new Set<Stream>();
  let isClosed = false;

  return {
    async *subscribe(seat, signal) {
      const stream: Stream = { seat, waiting: [], wake: () => undefined };
      streams.add(stream);
      const stop = () => stream.wake();
      signal?.addEventListener('abort', stop);
      try {
        while (!isClosed && !signal?.aborted) {
          const next = stream.waiting.shift();
          if (next !== undefined) yield next;
          else
            await new Promise<void>((resolve) => {
              stream.wake = resolve;
            });
        }
      } finally {
        streams.delete(stream);
        signal?.removeEventListener('abort', stop);
      }
    },

    send(operatorId, alert, atWindow = alert) {
      for (const stream of streams) {
        if (operatorOf(stream.seat) !== operatorId || stream.waiting.length >= MOST_WAITING) continue;
        stream.waiting.push(stream.seat.kind === 'desktop' ? atWindow : alert);
        stream.wake();
      }
    },

    operators: () => new Set([...streams].flatMap(({ seat }) => operatorOf(seat) ?? [])),

    close() {
      isClosed = true;
      for (const { wake } of streams) wake();
    },
  };
}
