import type { ChangeEvent } from '#shared/contract/events.ts';
import type { HubClient } from '#shared/contract/index.ts';
import { toFailure } from './refusal.ts';

export interface ChangeSubscription {
  readonly client: HubClient;
  /** Resolves when a call can be made again. */
  readonly whenOpen: () => Promise<void>;
  readonly signal: AbortSignal;
  /** Something was missed or the hub is another one: everything on the screen is to be fetched again. */
  readonly onResync: () => void;
  readonly onChanges: (event: Extract<ChangeEvent, { kind: 'changes' }>) => void;
  /** Once, before anything else: from here on nothing is missed, so what is fetched from now on needs no second look. */
  readonly onReady: () => void;
  readonly onState: (state: 'online' | 'reconnecting') => void;
  /** Nobody sits at this seat any more, as another tab or the hub decided. */
  readonly onLocked: () => void;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

const RETRY_PAUSE_MS = 300;

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Listens to what changes at the hub until `signal` aborts. A broken line is taken up where it was left; where that is
 * not possible, and at every gap in the sequence numbers, `onResync` is called.
 */
export async function subscribeToChanges(subscription: ChangeSubscription): Promise<void> {
  const { client, whenOpen, signal, onState, pause = sleep } = subscription;
  let lastSeq: number | null = null;
  while (!signal.aborted) {
    try {
      await whenOpen();
      const events = await client.events.subscribe({ after: lastSeq }, { signal });
      onState('online');
      for await (const event of events) lastSeq = handle(subscription, event, lastSeq);
    } catch (error) {
      // Whatever else ended the stream, the answer is the same: say so and take it up again.
      const failure = toFailure(error);
      if (failure.kind === 'refused' && failure.code === 'SEAT_LOCKED') subscription.onLocked();
    }
    if (signal.aborted) return;
    onState('reconnecting');
    await pause(RETRY_PAUSE_MS);
  }
}

function handle(subscription: ChangeSubscription, event: ChangeEvent, lastSeq: number | null): number {
  if (lastSeq === null) subscription.onReady();
  else if (event.kind === 'resync' || event.seq !== lastSeq + 1) subscription.onResync();
  if (event.kind === 'changes' && (lastSeq === null || event.seq === lastSeq + 1))
    subscription.onChanges(event);
  return event.seq;
}
