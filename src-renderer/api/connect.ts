import type { Change } from '#shared/contract/events.ts';
import type { HubClient } from '#shared/contract/index.ts';
import { applyChanges } from './apply-changes.ts';
import { createHubClient } from './client.ts';
import { setConnectionState } from './connection-store.ts';
import type { Hub } from './hub-context.ts';
import { lookWhoSitsHere } from './seat-wishes.ts';
import { subscribeToChanges } from './subscribe-to-changes.ts';
import { openTransport } from './transport.ts';

/** The screen is brought up to date at once, but not more often than this: a flood of webhooks is ten repaints a second. */
const PAUSE_MS = 100;

/** The way to the hub, whoever sits here. */
export interface Line {
  readonly client: HubClient;
  /** Resolves when calls can be made (again). */
  readonly whenOpen: () => Promise<void>;
}

/** Opens the line; `onSeatLost`: the hub does not know this browser any more, it has to sign in again. */
export function openLine(onSeatLost: () => void): Line {
  const transport = openTransport(onSeatLost);
  return { client: createHubClient(transport), whenOpen: transport.whenOpen };
}

export interface StepOptions {
  readonly hub: Hub;
  readonly whenOpen: () => Promise<void>;
  /** Ends when somebody else sits here, or nobody. */
  readonly signal: AbortSignal;
  readonly openConversationId: () => number | null;
}

/** Keeps the cache in step with the hub. Resolves when the first changes can be heard, or when the signal ends it before. */
export function keepInStep(options: StepOptions): Promise<void> {
  return new Promise((resolve) => {
    options.signal.addEventListener('abort', () => resolve(), { once: true });
    void listen(options, resolve);
  });
}

function listen(options: StepOptions, onReady: () => void): Promise<void> {
  const { hub, whenOpen, signal, openConversationId } = options;
  const gathered: Change[] = [];
  let isPausing = false;
  const refetchAll = () => void hub.queryClient.invalidateQueries();

  const flush = () => {
    if (isPausing || gathered.length === 0 || signal.aborted) return;
    isPausing = true;
    setTimeout(() => {
      isPausing = false;
      flush();
    }, PAUSE_MS);
    // What could not be patched, mostly because the line broke in between, is fetched again as a whole.
    applyChanges({ hub, openConversationId }, gathered.splice(0)).catch(refetchAll);
  };

  return subscribeToChanges({
    client: hub.client,
    whenOpen,
    signal,
    onReady,
    onState: setConnectionState,
    onLocked: lookWhoSitsHere,
    onResync: () => {
      refetchAll();
      lookWhoSitsHere();
    },
    onChanges: (event) => {
      gathered.push(...event.changed);
      // Before anything else: what follows may be meant for another person.
      if (event.changed.some(({ entity }) => entity === 'seat')) lookWhoSitsHere();
      flush();
    },
  });
}
