import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { OperatorId } from '#shared/domain/ids.ts';
import type { Language } from '#shared/domain/refusals.ts';
import packageJson from '../package.json' with { type: 'json' };
import { type Closers, createClosers } from './closers.ts';
import { openWorkspace, type Workspace } from './db/open.ts';
import { getAccount, listAccounts } from './db/queries/accounts.ts';
import { getSetting, upsertSetting } from './db/queries/settings.ts';
import { openOnKeptPort, openOnWishedPort } from './kept-port.ts';
import { type LogLevel, openLog } from './log.ts';
import { createGraphClient } from './meta/graph-client.ts';
import { createOutbox } from './outbox/outbox.ts';
import type { Clock, GraphClient, Log, MediaStore, Outbox, Projector, Publish } from './ports.ts';
import { API_PREFIX } from './rpc/api-door.ts';
import { openHttpDoor } from './rpc/http-door.ts';
import type { HubFacts, HubServices } from './rpc/hub-services.ts';
import { createPortDoor, type SeatPort } from './rpc/port-door.ts';
import { createRouter } from './rpc/router.ts';
import { createSandbox } from './sandbox/sandbox.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import {
  type AccountSecretsService,
  createAccountSecrets,
  secretsOfWorkspace,
} from './services/account-secrets.ts';
import { createAccounts } from './services/accounts.ts';
import { type Changes, createChanges } from './services/changes.ts';
import { createContacts } from './services/contacts.ts';
import { createConversations } from './services/conversations.ts';
import { createGraphTargets, type GraphTargets } from './services/graph-targets.ts';
import { createHealth } from './services/health.ts';
import { createProjector } from './services/ingest/projector.ts';
import { createJournalService } from './services/journal.ts';
import { createMediaStore } from './services/media/media-store.ts';
import { createMessages } from './services/messages.ts';
import {
  createNotifications,
  type DesktopNotification,
  type NotificationsService,
} from './services/notifications.ts';
import { createRecords } from './services/records.ts';
import { createSandboxService, type SandboxService } from './services/sandbox.ts';
import { createSeats, type SeatsService } from './services/seats.ts';
import { createSettings, type SettingsService } from './services/settings.ts';
import { createTemplates, type TemplatesService } from './services/templates.ts';
import { createWebhookServer } from './webhook/receiver.ts';

export type { DesktopNotification } from './services/notifications.ts';

const META_GRAPH_URL = 'https://graph.facebook.com';
const ownerName: Record<Language, string> = { uk: 'Власник', en: 'Owner' };
const OUTBOX_PATIENCE_MS = 1_200;

export interface HubOptions {
  dataDir: string;
  secrets: SecretStore;
  /** Origin of the Graph API instead of Meta's own (ROZMOVA_GRAPH_URL); the sandbox's account does not use it. */
  graphUrl?: string;
  /** Starts the sandbox now; one that was used before starts by itself. */
  startSandbox?: boolean;
  /** 0 or undefined: the port of the last time, or any free one. */
  apiPort?: number;
  /** The built renderer, for seats in a browser; null when there is none. */
  rendererDir: string | null;
  /** The language of the computer, for a person who has not chosen one. */
  defaultLanguage: Language;
  logLevel?: LogLevel;
  /** Warnings and errors of the log, one line each, for the host's standard error. */
  onWarning?: (line: string) => void;
  clock?: Clock;
  onNotify(notification: DesktopNotification): void;
  onNotificationsCleared(conversationId: number): void;
  /** How many conversations wait to be read. */
  onBadge(unread: number): void;
}

export interface Hub {
  /** Ends with /api/v1. */
  apiUrl: string;
  apiToken: string;
  /** Without the account's key. */
  webhookUrl: string;
  sandboxUrl: string | null;
  /** The console in a browser, with the token in its fragment. */
  consoleUrl: string;
  /** Serves a message port as the seat of an operator (the owner unless told otherwise); returns what ends it. */
  connectPort(port: SeatPort, seat: { kind: 'desktop'; operatorId?: OperatorId }): () => void;
  /** Finishes what is being done and closes the workspace, within three seconds; harmless when called again. */
  close(): Promise<void>;
}

/**
 * Builds the whole hub without Electron. Throws a Refusal when the workspace cannot be opened or the wished port is
 * taken; whatever was open by then is closed again.
 */
export async function createHub(options: HubOptions): Promise<Hub> {
  const closers = createClosers();
  let log: Log | null = null;
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= closers.closeAll(log);
    return closing;
  };
  try {
    const ground = await openGround(options, closers);
    log = ground.log;
    const parts = await buildParts(options, ground, closers);
    const hub = await openDoors(options, { ...ground, ...parts }, closers);
    closers.add('log entry', () => ground.log.info('hub.closing'));
    ground.log.info('hub.ready', { version: packageJson.version });
    return { ...hub, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Ground {
  clock: Clock;
  workspace: Workspace;
  log: Log;
  changes: Changes;
  publish: Publish;
  settings: SettingsService;
  seats: SeatsService;
  notifications: NotificationsService;
  store: SecretStore;
  secrets: AccountSecretsService;
}

/** The workspace, the log, and what tells people of changes. */
async function openGround(options: HubOptions, closers: Closers): Promise<Ground> {
  const clock = options.clock ?? { now: () => Date.now() };
  const workspace = openWorkspace(options.dataDir, { now: () => clock.now() });
  closers.add('workspace', () => workspace.close());
  const { db } = workspace;
  const logFile = await openLog({
    dir: join(options.dataDir, 'logs'),
    level: options.logLevel ?? 'info',
    ...(options.onWarning ? { onWarning: options.onWarning } : {}),
  });
  closers.add('log', () => logFile.close());
  const { log } = logFile;

  const changes = createChanges({ clock });
  closers.add('changes', () => changes.close());
  let notifications: NotificationsService | null = null;
  const publish: Publish = (changed) => {
    changes.publish(changed);
    notifications?.onChanges(changed);
  };
  const settings = createSettings({ db, publish, defaultLanguage: options.defaultLanguage });
  const seats = createSeats({
    db,
    clock,
    ownerName: ownerName[options.defaultLanguage],
    onViewed: (id) => notifications?.onSeen(id),
  });
  notifications = createNotifications({
    db,
    isAnyFocused: () => seats.isAnyFocused(),
    language: () => settings.language(),
    showsText: () => settings.get().notificationText,
    onNotify: options.onNotify,
    onCleared: options.onNotificationsCleared,
    onBadge: options.onBadge,
  });
  closers.add('notifications', () => notifications?.close());

  const store = secretsOfWorkspace(options.secrets, workspaceId(workspace));
  const secrets = createAccountSecrets({ store, log });
  await secrets.load(
    listAccounts(db).filter((account) => account.kind === 'live' && account.state !== 'disconnected'),
  );
  return { clock, workspace, log, changes, publish, settings, seats, notifications, store, secrets };
}

interface Parts {
  graph: GraphClient;
  targets: GraphTargets;
  templates: TemplatesService;
  media: MediaStore;
  outbox: Outbox;
  projector: Projector;
  webhookUrl: string;
  sandbox: SandboxService;
  graphUrl(kind: 'live' | 'sandbox'): string | null;
}

/** The way in, the way out, and the sandbox at their other end. */
async function buildParts(options: HubOptions, ground: Ground, closers: Closers): Promise<Parts> {
  const { clock, workspace, log, publish, settings, secrets, notifications } = ground;
  const { db, journal } = workspace;
  let sandbox: SandboxService | null = null;
  const graphUrl = (kind: 'live' | 'sandbox') =>
    kind === 'sandbox' ? (sandbox?.url() ?? null) : (options.graphUrl ?? META_GRAPH_URL);
  const graph = createGraphClient({ fetch: globalThis.fetch });
  const targets = createGraphTargets({ db, secrets, graphUrl });
  const target = (accountId: number) => targets.find(accountId);
  const templates = createTemplates({ db, clock, log, publish, graph, targets });

  const media = createMediaStore({ db, dataDir: options.dataDir, clock, log, publish, graph, target });
  closers.add('media', () => media.close());
  const outbox = createOutbox({
    db,
    clock,
    log,
    publish,
    graph,
    target,
    media,
    accountNow: (accountId) => clock.now() + (getAccount(db, accountId)?.clockOffsetMs ?? 0),
    templateBody: (accountId, content) => templates.readableBody(accountId, content),
  });
  closers.add('outbox', () => outbox.close(OUTBOX_PATIENCE_MS));
  const projector = createProjector({
    db,
    journal,
    publish,
    clock,
    log,
    outboxSettle: (settled) => outbox.settle(settled),
    onReceived: (message) => notifications.onReceived(message),
    mediaWake: () => media.wake(),
  });
  closers.add('projector', () => projector.close());

  const webhook = await openOnKeptPort({ db, log, name: 'webhook' }, (port) =>
    createWebhookServer({ port, journal, secrets, onStored: () => projector.wake(), log, clock }),
  );
  closers.add('webhook server', () => webhook.close());
  const webhookUrl = `http://127.0.0.1:${webhook.port}/webhook`;

  sandbox = createSandboxService({
    db,
    clock,
    log,
    publish,
    secrets,
    projector,
    webhookUrl,
    language: () => settings.language(),
    onTokenChanged: () => outbox.start(),
    open: (onChange) =>
      createSandbox({
        stateFile: join(options.dataDir, 'sandbox.json'),
        clock,
        log,
        onChange,
        // The console loads files from its own address only, and the door passes them on.
        mediaUrl: (id) => `/media/sandbox/${id}`,
      }),
  });
  const startedSandbox = sandbox;
  closers.add('sandbox', () => startedSandbox.close());

  media.start();
  outbox.start();
  projector.wake();
  if (options.startSandbox || sandbox.isWanted()) await sandbox.start();
  return { graph, targets, templates, media, outbox, projector, webhookUrl, sandbox, graphUrl };
}

/** The procedures and the doors through which they are reached. */
async function openDoors(
  options: HubOptions,
  parts: Ground & Parts,
  closers: Closers,
): Promise<Omit<Hub, 'close'>> {
  const { log, seats, media, store, webhookUrl, sandbox } = parts;
  const { db } = parts.workspace;
  const apiToken = await readApiToken(store, log);
  let apiUrl = '';
  const facts = (): HubFacts => ({
    version: packageJson.version,
    dataDir: options.dataDir,
    apiUrl,
    apiToken,
    webhookUrl,
    secrets: { kind: store.kind, persisted: store.persisted, reason: store.reason ?? null },
  });
  const router = createRouter(createServices(options, parts, facts));
  const open = (port: number) =>
    openHttpDoor({
      port,
      token: apiToken,
      rendererDir: options.rendererDir,
      version: packageJson.version,
      router,
      media,
      sandboxUrl: () => sandbox.url(),
      log,
      openSeat: (kind) => seats.open(kind),
      closeSeat: (seat) => seats.close(seat),
      roleOf: (seat) => seats.operatorOf(seat).role,
    });
  const door = await (options.apiPort
    ? openOnWishedPort(options.apiPort, open)
    : openOnKeptPort({ db, log, name: 'api' }, open));
  closers.add('http door', () => door.close());
  const origin = `http://127.0.0.1:${door.port}`;
  apiUrl = `${origin}${API_PREFIX}`;

  const servePort = createPortDoor({ router, log });
  return {
    apiUrl,
    apiToken,
    webhookUrl,
    get sandboxUrl() {
      return sandbox.url();
    },
    consoleUrl: `${origin}/#token=${apiToken}`,
    connectPort(port, { kind, operatorId }) {
      const seat = seats.open(kind, operatorId);
      servePort(port, seat);
      port.on('close', () => seats.close(seat));
      return () => port.close();
    },
  };
}

function createServices(options: HubOptions, parts: Ground & Parts, facts: () => HubFacts): HubServices {
  const { clock, workspace, log, publish, secrets, outbox, projector, media, templates, notifications } =
    parts;
  const { db, journal } = workspace;
  return {
    accounts: createAccounts({
      db,
      clock,
      log,
      publish,
      graph: parts.graph,
      secrets,
      graphUrl: parts.graphUrl,
      webhookUrl: parts.webhookUrl,
      onTokenChanged: () => outbox.start(),
    }),
    changes: parts.changes,
    contacts: createContacts({ db, publish }),
    conversations: createConversations({ db, publish, outbox, onRead: (id) => notifications.onSeen(id) }),
    health: createHealth({
      db,
      dataDir: options.dataDir,
      version: packageJson.version,
      clock,
      journal,
      outbox,
      media,
      secrets: parts.store,
    }),
    journal: createJournalService({ db, journal, projector }),
    media,
    messages: createMessages({ db, clock, publish, outbox, templates }),
    records: createRecords({ db, clock, publish }),
    sandbox: parts.sandbox,
    seats: parts.seats,
    settings: parts.settings,
    templates,
    facts,
  };
}

/** Keeps the entries of workspaces apart in one keychain. */
function workspaceId({ db }: Workspace): string {
  const known = getSetting(db, 'workspace.id');
  if (known !== null) return String(JSON.parse(known));
  const id = randomUUID();
  upsertSetting(db, 'workspace.id', JSON.stringify(id));
  return id;
}

/** One random token per workspace; without a keychain a new one at each start. */
async function readApiToken(store: SecretStore, log: Log): Promise<string> {
  try {
    const known = await store.get('api_token');
    if (known !== null) return known;
    const token = randomBytes(32).toString('base64url');
    await store.set('api_token', token);
    return token;
  } catch (error) {
    // The console must open even when the keychain has locked itself: this start has a token of its own.
    log.warn('hub.token_not_kept', { error });
    return randomBytes(32).toString('base64url');
  }
}
