import type { OperatorId } from '#shared/domain/ids.ts';
import packageJson from '../package.json' with { type: 'json' };
import { type Closers, createClosers } from './closers.ts';
import { countGoing } from './db/queries/outbox.ts';
import { buildConnect } from './hub-connect.ts';
import { buildConnection } from './hub-connection.ts';
import { buildReply } from './hub-desktop.ts';
import { type Ground, openGround, readApiToken } from './hub-ground.ts';
import type { HubOptions } from './hub-options.ts';
import { buildParts, type Parts } from './hub-parts.ts';
import { buildSendings } from './hub-sendings.ts';
import { buildTeam } from './hub-team.ts';
import { openOnKeptPort, openOnWishedPort } from './kept-port.ts';
import type { Log } from './ports.ts';
import { API_PREFIX } from './rpc/api-door.ts';
import { openHttpDoor } from './rpc/http-door.ts';
import type { HubFacts, HubServices } from './rpc/hub-services.ts';
import { createPortDoor, type SeatPort } from './rpc/port-door.ts';
import { createRouter, type HubRouter } from './rpc/router.ts';
import { createAccountRules } from './services/account-rules/account-rules.ts';
import { type AccountsService, createAccounts } from './services/accounts.ts';
import type { AuditService } from './services/audit/audit.ts';
import { createBlocking } from './services/blocking.ts';
import { createContactFields } from './services/contact-fields.ts';
import { createContactFiles } from './services/contact-files.ts';
import { createContactMerges } from './services/contact-merges.ts';
import { createContactNotes } from './services/contact-notes.ts';
import { createContacts } from './services/contacts.ts';
import { createConversations } from './services/conversations.ts';
import type { DesktopFacts } from './services/desktop-settings.ts';
import { createDrafts } from './services/drafts.ts';
import { createEngagement } from './services/engagement/engagement.ts';
import { createHealth } from './services/health.ts';
import { createJournalService } from './services/journal.ts';
import { createLabels } from './services/labels.ts';
import { createMediaFacts } from './services/media/media-facts.ts';
import { createMessages } from './services/messages.ts';
import { createNotes } from './services/notes.ts';
import type { NotificationReply } from './services/notifications/reply.ts';
import { keepCounting } from './services/numbers/count-messages.ts';
import { createNumbers } from './services/numbers/numbers.ts';
import { createOperators } from './services/operators.ts';
import { createPresence } from './services/presence.ts';
import { createQuickReplies } from './services/quick-replies.ts';
import { createRecordImports, type RecordImports } from './services/records/imports/imports.ts';
import { createRecords } from './services/records/records.ts';
import { createSearch } from './services/search.ts';
import { keepSearchIndex } from './services/search-index.ts';
import type { TeamService } from './services/team/team.ts';
import { createWorkspaceService } from './services/workspace/workspace.ts';

export type { HubOptions } from './hub-options.ts';
export type { DesktopFacts } from './services/desktop-settings.ts';
export type { DesktopNotification } from './services/notifications/notifications.ts';

const { version } = packageJson;

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
  /** The computer woke or its network changed: the public address is proved at once. */
  nudge(): void;
  /** The host tells how the program stands on this computer. */
  learnDesktop(facts: DesktopFacts): void;
  /** Sends what the person at the window answered in a notification. */
  reply(reply: NotificationReply): void;
  /** How many messages would still go out if the hub went on. */
  countPending(): number;
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
    if (!closing) log?.info('hub.closing');
    closing ??= closers.closeAll(log);
    return closing;
  };
  try {
    const ground = await openGround(options, closers);
    log = ground.log;
    const parts = await buildParts(options, ground, closers);
    closers.add('search index', keepSearchIndex({ db: ground.workspace.db, log }));
    closers.add('numbers', keepCounting({ db: ground.workspace.db, log }));
    const doors = await openDoors(options, { ...ground, ...parts }, closers);
    log.info('hub.ready', { version });
    return {
      ...doors,
      nudge: () => parts.address.nudge(),
      learnDesktop: (facts) => ground.desktop.learn(facts),
      countPending: () => countGoing(ground.workspace.db),
      close,
      // It may start long after the hub.
      get sandboxUrl() {
        return parts.sandbox.url();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The procedures and the doors through which they are reached. */
async function openDoors(
  options: HubOptions,
  parts: Ground & Parts,
  closers: Closers,
): Promise<Omit<Hub, 'close' | 'countPending' | 'learnDesktop' | 'nudge' | 'sandboxUrl'>> {
  const { log, seats, media, store, webhookUrl, sandbox } = parts;
  const { db } = parts.workspace;
  const apiToken = await readApiToken(parts);
  let apiUrl = '';
  const facts = (): HubFacts => ({
    version,
    dataDir: options.dataDir,
    apiUrl,
    apiToken,
    webhookUrl,
    secrets: { kind: store.kind, persisted: store.persisted, reason: store.reason ?? null },
  });
  const imports = createRecordImports({
    db,
    dataDir: options.dataDir,
    clock: parts.clock,
    log,
    publish: parts.publish,
  });
  const { team, audit, holder } = await buildTeam(parts, () => new URL(apiUrl).origin, {
    closers,
    forgetsPins: options.forgetsPins ?? false,
  });
  const services = createServices(options, { ...parts, imports, team, audit }, facts, closers);
  const router = createRouter(services, log);
  // Behind the services: contacts that were records have to be in their place before rows of theirs go on coming in.
  imports.start();
  closers.add('record imports', () => imports.close());
  const open = (port: number) =>
    openHttpDoor({
      port,
      token: apiToken,
      rendererDir: options.rendererDir,
      version,
      router,
      media,
      imports,
      sandboxUrl: () => sandbox.url(),
      log,
      seats: holder,
    });
  const door = await (options.apiPort
    ? openOnWishedPort(options.apiPort, open)
    : openOnKeptPort({ db, log, name: 'api' }, open));
  closers.add('http door', () => door.close());
  const origin = `http://127.0.0.1:${door.port}`;
  apiUrl = `${origin}${API_PREFIX}`;

  const consoleUrl = `${origin}/#token=${apiToken}`;
  const connectPort = connectPorts({ router, log, seats });
  const reply = buildReply(parts, services, options);
  return { apiUrl, apiToken, webhookUrl, consoleUrl, connectPort, reply };
}

function connectPorts(options: Pick<Ground, 'log' | 'seats'> & { router: HubRouter }): Hub['connectPort'] {
  const { seats } = options;
  const serve = createPortDoor(options);
  return (port, { kind, operatorId }) => {
    const seat = seats.open(kind, operatorId === undefined ? {} : { operatorId });
    serve(port, seat);
    port.on('close', () => seats.close(seat));
    return () => port.close();
  };
}

function createServices(
  options: HubOptions,
  parts: Ground & Parts & { imports: RecordImports; team: TeamService; audit: AuditService },
  facts: () => HubFacts,
  closers: Closers,
): HubServices {
  const copies = createWorkspaceService({
    copies: parts.workspace.copies,
    dataDir: options.dataDir,
    version,
    clock: parts.clock,
    log: parts.log,
    publish: parts.publish,
    restart: options.onRestart,
  });
  closers.add('workspace copies', () => copies.close());
  const { clock, workspace, log, publish, secrets, outbox, projector, media, templates, notifications } =
    parts;
  const { db, journal } = workspace;
  const { dataDir } = options;
  const { graph, graphUrl, webhookUrl, onSendable, onConnected, imports } = parts;
  const health = createHealth({ db, dataDir, version, clock, journal, outbox, media, secrets: parts.store });
  const journalService = createJournalService({ db, journal, projector });
  const connection = buildConnection(
    { parts, accounts: () => accounts, health, journal: journalService, version, hub: options },
    closers,
  );
  const accounts: AccountsService = createAccounts({
    db,
    clock,
    log,
    publish,
    graph,
    secrets,
    targets: parts.targets,
    graphUrl,
    webhookUrl,
    onSendable,
    onConnected,
    unregister: (accountId) => connection.registration.unregister(accountId),
    registerSoon(accountId) {
      connection.registration
        .register(accountId)
        .catch((error: unknown) => log.warn('registration.not_renewed', { accountId, error }));
    },
  });
  const presence = createPresence({ seats: parts.seats, publish });
  closers.add('presence', () => presence.close());
  return {
    accountRules: createAccountRules({ db, publish }),
    alerts: { subscribe: notifications.subscribe },
    audit: parts.audit,
    desktop: parts.desktop,
    engagement: createEngagement({ db, clock, publish }),
    notes: createNotes({ db, clock, publish }),
    numbers: createNumbers({ db }),
    presence,
    team: parts.team,
    accounts,
    blocking: createBlocking({ db, clock, publish, graph, targets: parts.targets }),
    changes: parts.changes,
    connect: buildConnect(parts, accounts, closers),
    contactFields: createContactFields({ db, clock, publish }),
    contactFiles: createContactFiles({ db, clock, publish }),
    contactMerges: createContactMerges({ db, clock, publish }),
    contactNotes: createContactNotes({ db, clock, publish }),
    contacts: createContacts({ db, clock, publish }),
    conversations: createConversations({
      db,
      clock,
      publish,
      outbox,
      settings: parts.settings,
      onRead: (id) => notifications.onSeen(id),
      onSnoozed: () => parts.snoozeWaker.wake(),
    }),
    doctor: connection.doctor,
    drafts: createDrafts({ db, clock, publish }),
    health,
    journal: journalService,
    labels: createLabels({ db, clock, publish }),
    media,
    mediaFacts: createMediaFacts({ db, publish }),
    messages: createMessages({ db, clock, publish, outbox, templates }),
    operators: createOperators({ db }),
    quickReplies: createQuickReplies({ db, clock, publish }),
    records: createRecords({
      db,
      clock,
      publish,
      language: parts.settings.language(),
      imports: imports.procedures,
    }),
    sandbox: parts.sandbox,
    search: createSearch({ db, clock }),
    seats: parts.seats,
    settings: parts.settings,
    sendings: buildSendings(parts, closers),
    templates,
    tunnel: connection.tunnel,
    workspace: copies,
    facts,
  };
}
