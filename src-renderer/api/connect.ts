import type { Change } from '#shared/contract/events.ts';
import { applyChanges } from './apply-changes.ts';
import { createHubClient } from './client.ts';
import { setConnectionState } from './connection-store.ts';
import { createHub, type Hub } from './hub-context.ts';
import { createQueryClient } from './query-client.ts';
import { subscribeToChanges } from './subscribe-to-changes.ts';
import { openTransport } from './transport.ts';

/** The screen is brought up to date at once, but not more often than this: a flood of webhooks is ten repaints a second. */
const PAUSE_MS = 100;

export interface ConnectOptions {
  readonly openConversationId: () => number | null;
  /** The hub does not know this browser any more: it has to sign in again. */
  readonly onSeatLost: () => void;
}

/** Opens the line to the hub and keeps the cache in step with it. Resolves when the first changes can be heard. */
export async function connect(options: ConnectOptions): Promise<Hub> {
  const transport = openTransport(options.onSeatLost);
  const hub = createHub(createHubClient(transport), createQueryClient());
  await new Promise<void>((resolve) => {
    void keepInStep(hub, transport.whenOpen, options, resolve);
  });
  return hub;
}

function keepInStep(
  hub: Hub,
  whenOpen: () => Promise<void>,
  options: ConnectOptions,
  onReady: () => void,
): Promise<void> {
  const gathered: Change[] = [];
  let isPausing = false;
  const refetchAll = () => void hub.queryClient.invalidateQueries();

  const flush = () => {
    if (isPausing || gathered.length === 0) return;
    isPausing = true;
    setTimeout(() => {
      isPausing = false;
      flush();
    }, PAUSE_MS);
    const context = { hub, openConversationId: options.openConversationId };
    // What could not be patched, mostly because the line broke in between, is fetched again as a whole.
    applyChanges(context, gathered.splice(0)).catch(refetchAll);
  };

  return subscribeToChanges({
    client: hub.client,
    whenOpen,
    signal: new AbortController().signal,
    onReady,
    onState: setConnectionState,
    onResync: refetchAll,
    onChanges: (event) => {
      gathered.push(...event.changed);
      flush();
    },
  });
}
