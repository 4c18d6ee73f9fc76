import { join } from 'node:path';
import type { Account } from '#shared/contract/accounts.ts';
import type { Closers } from './closers.ts';
import { getAccount } from './db/queries/accounts.ts';
import type { Ground } from './hub-ground.ts';
import type { HubOptions } from './hub-options.ts';
import { openOnKeptPort } from './kept-port.ts';
import { createGraphClient } from './meta/graph-client.ts';
import { type ServerTime, watchServerTime } from './meta/server-time.ts';
import { type WatchedGraph, watchFailures } from './meta/watch-failures.ts';
import { createOutbox, type RunningOutbox } from './outbox/outbox.ts';
import type { GraphClient, Handshakes, Log, MediaStore, Projector, ReceivedMessage } from './ports.ts';
import { createAutomaticMessages } from './services/automatic-messages/automatic-messages.ts';
import { createGraphTargets, type GraphTargets } from './services/graph-targets.ts';
import { createProjector } from './services/ingest/projector.ts';
import { createMediaStore } from './services/media/media-store.ts';
import { createSandboxService, type SandboxService } from './services/sandbox.ts';
import { createNumberLimits, type NumberLimitsService } from './services/sendings/number-limits.ts';
import { createTemplates, type TemplatesService } from './services/templates/templates.ts';
import { openPublicAddress, type RunningPublicAddress } from './services/tunnel/public-address.ts';
import { createProbeDoor, type ProbeDoor } from './tunnel/probe-door.ts';
import { createTunnelProviders } from './tunnel/providers.ts';
import { createHandshakes } from './webhook/handshakes.ts';
import { createWebhookServer } from './webhook/receiver.ts';

const META_GRAPH_URL = 'https://graph.facebook.com';
const OUTBOX_PATIENCE_MS = 1_200;

/** The way in, the way out, and the sandbox at their other end. */
export interface Parts {
  graph: GraphClient;
  /** The same one, whose failures nobody is told of: for whoever looks whether calls fail. */
  plainGraph: GraphClient;
  onFailedCall: WatchedGraph['onFailure'];
  /** How far Meta's clock is ahead of this computer's. */
  serverTime: Pick<ServerTime, 'offsetMs'>;
  /** Null while there is none: the sandbox is off. */
  graphUrl(kind: Account['kind']): string | null;
  targets: GraphTargets;
  /** How much Meta lets each number send. */
  limits: NumberLimitsService;
  templates: TemplatesService;
  media: MediaStore;
  outbox: RunningOutbox;
  projector: Projector;
  /** Without the account's key. */
  webhookUrl: string;
  handshakes: Handshakes;
  /** How Meta reaches that from outside. */
  address: RunningPublicAddress;
  sandbox: SandboxService;
  /** An account may be spoken for again: what waited for that goes on. */
  onSendable(): void;
  /** There is an account that was not there before. */
  onConnected(): void;
}

/** Builds and starts them in the order of the way that data goes. */
export async function buildParts(options: HubOptions, ground: Ground, closers: Closers): Promise<Parts> {
  let sandbox: SandboxService | null = null;
  const graphUrl = (kind: Account['kind']) =>
    kind === 'sandbox' ? (sandbox?.url() ?? null) : (options.graphUrl ?? META_GRAPH_URL);
  // Ends after everything that speaks with it: a request that is cut off is a message of which nobody knows whether it arrived.
  closers.add('sandbox', () => sandbox?.close());
  const serverTime = watchServerTime({ fetch: globalThis.fetch, clock: ground.clock });
  const plainGraph = createGraphClient({ fetch: serverTime.fetch });
  const { graph, onFailure: onFailedCall } = watchFailures(plainGraph);
  const out = buildWayOut(options, ground, { graph, graphUrl }, closers);
  const door = createProbeDoor();
  let address: RunningPublicAddress | null = null;
  const automatic = createAutomaticMessages({
    db: ground.workspace.db,
    clock: ground.clock,
    log: ground.log,
    outbox: out.outbox,
    gatherMs: options.automaticGatherMs,
  });
  closers.add('automatic messages', () => automatic.close());
  const onReceived = (message: ReceivedMessage) => {
    address?.onReceived(message);
    automatic.onReceived(message);
  };
  const { projector, webhookUrl, handshakes } = await buildWayIn(ground, closers, {
    ...out,
    door,
    onReceived,
  });
  address = buildAddress(options, ground, { door, webhookUrl }, closers);
  const onSendable = () => {
    out.outbox.wake();
    out.media.wake();
    out.templates.keeper.wake();
  };
  const { workspace, clock, log, publish, secrets, settings } = ground;
  const onConnected = () => {
    out.templates.keeper.wake();
    projector.retryFailures().catch((error: unknown) => {
      // A hub that closes takes the database away; the next new account, or a person, tries again.
      if (workspace.db.open) log.error('ingest.retry_failed', { error });
    });
  };
  const service = createSandboxService({
    db: workspace.db,
    clock,
    log,
    publish,
    secrets,
    projector,
    webhookUrl,
    language: () => settings.language(),
    onSendable,
    onConnected,
    async open(onChange) {
      // Loaded by those who use it: whoever works with a real number starts sooner without it.
      const { createSandbox } = await import('./sandbox/sandbox.ts');
      return createSandbox({
        stateFile: join(options.dataDir, 'sandbox.json'),
        clock,
        log,
        onChange,
        // The console loads files from its own address only, and the door passes them on.
        mediaUrl: (id) => `/media/sandbox/${id}`,
      });
    },
  });
  sandbox = service;

  out.media.start();
  out.outbox.start();
  out.templates.keeper.wake();
  projector.wake();
  if (options.startSandbox) await service.start();
  else if (service.isWanted()) await startAgain(service, log);
  const wayIn = { projector, webhookUrl, handshakes, address };
  const toMeta = { graph, plainGraph, onFailedCall, serverTime, graphUrl };
  return { ...toMeta, ...out, ...wayIn, sandbox: service, onSendable, onConnected };
}

/** A sandbox that cannot start must not keep the real accounts from working. */
async function startAgain(sandbox: SandboxService, log: Log): Promise<void> {
  try {
    await sandbox.start();
  } catch (error) {
    log.error('sandbox.did_not_start', { error });
  }
}

function buildWayOut(
  options: HubOptions,
  ground: Ground,
  { graph, graphUrl }: Pick<Parts, 'graph' | 'graphUrl'>,
  closers: Closers,
): Pick<Parts, 'targets' | 'limits' | 'templates' | 'media' | 'outbox'> {
  const { clock, workspace, log, publish, secrets } = ground;
  const { db } = workspace;
  const targets = createGraphTargets({ db, secrets, graphUrl });
  const target = (accountId: number) => targets.find(accountId);
  const media = createMediaStore({ db, dataDir: options.dataDir, clock, log, publish, graph, target });
  closers.add('media', () => media.close());
  const limits = createNumberLimits({ db, clock, log, graph, targets });
  const templates = createTemplates({ db, clock, log, publish, graph, targets, media });
  closers.add(
    'templates',
    ground.listen((changes) => templates.keeper.onChanges(changes)),
  );
  closers.add('template keeper', () => templates.keeper.close());
  const outbox = createOutbox({
    db,
    clock,
    log,
    publish,
    graph,
    target,
    media,
    accountNow: (accountId) => clock.now() + (getAccount(db, accountId)?.clockOffsetMs ?? 0),
    sayTemplate: (accountId, content) => templates.say(accountId, content),
    perSecond: (accountId) => limits.perSecond(accountId),
  });
  closers.add('outbox', () => outbox.close(OUTBOX_PATIENCE_MS));
  return { targets, limits, templates, media, outbox };
}

function buildAddress(
  { tunnelHost, tunnelPace }: HubOptions,
  ground: Ground,
  { door, webhookUrl }: { door: ProbeDoor; webhookUrl: string },
  closers: Closers,
): RunningPublicAddress {
  const { clock, workspace, log, publish, store } = ground;
  const address = openPublicAddress({
    db: workspace.db,
    clock,
    log,
    publish,
    store,
    door,
    localPort: Number(new URL(webhookUrl).port),
    relay: tunnelHost,
    pace: tunnelPace,
    ...createTunnelProviders(),
  });
  closers.add('public address', () => address.close());
  return address;
}

interface WayIn extends Pick<Parts, 'outbox' | 'media'> {
  door: ProbeDoor;
  onReceived(message: ReceivedMessage): void;
}

async function buildWayIn(
  ground: Ground,
  closers: Closers,
  { outbox, media, door, onReceived }: WayIn,
): Promise<Pick<Parts, 'projector' | 'webhookUrl' | 'handshakes'>> {
  const { clock, workspace, log, publish, secrets, notifications } = ground;
  const { db, journal } = workspace;
  const projector = createProjector({
    db,
    journal,
    publish,
    clock,
    log,
    outboxSettle: (settled) => outbox.settle(settled),
    onReceived: (message) => {
      notifications.onReceived(message);
      onReceived(message);
    },
    mediaWake: () => media.wake(),
  });
  closers.add('projector', () => projector.close());
  const handshakes = createHandshakes({ clock });
  const server = await openOnKeptPort({ db, log, name: 'webhook' }, (port) =>
    createWebhookServer({
      port,
      journal,
      secrets,
      onStored: () => projector.wake(),
      onHandshake: (handshake) => handshakes.note(handshake),
      log,
      clock,
      answerProbe: door.answer,
    }),
  );
  closers.add('webhook server', () => server.close());
  return { projector, handshakes, webhookUrl: `http://127.0.0.1:${server.port}/webhook` };
}
