import type { Change } from '#shared/contract/events.ts';
import { applyChanges } from './apply-changes.ts';
import { createHubClient } from './client.ts';
import { setConnectionState } from './connection-store.ts';
import { createHub, type Hub } from './hub-context.ts';
import { createQueryClient } from './query-client.ts';
import { subscribeToChanges } from './subscribe-to-changes.ts';
import { openTransport } from './transport.ts';

/** Changes that come within this time are applied together: a batch of webhooks is one repaint, not a hundred. */
const GATHER_MS = 25;

export interface ConnectOptions {
  readonly openConversationId: () => number | null;
  /** What could not be brought up to date by patching; everything is then fetched again. */
  readonly onError?: (error: unknown) => void;
}

/** Opens the line to the hub and keeps the cache in step with it. Resolves when the first changes can be heard. */
export async function connect(options: ConnectOptions): Promise<Hub> {
  const transport = openTransport();
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
  let isGathering = false;
  const refetchAll = () => void hub.queryClient.invalidateQueries();

  const flush = () => {
    isGathering = false;
    const changes = gathered.splice(0);
    applyChanges({ hub, openConversationId: options.openConversationId }, changes).catch((error: unknown) => {
      options.onError?.(error);
      refetchAll();
    });
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
      if (!isGathering) setTimeout(flush, GATHER_MS);
      isGathering = true;
    },
  });
}
