import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Language } from '#shared/domain/refusals.ts';
import type { Closers } from './closers.ts';
import { openWorkspace, type Workspace } from './db/open.ts';
import { getAccountRules } from './db/queries/account-rules.ts';
import { getAccount, listAccounts } from './db/queries/accounts.ts';
import { getOperatorName } from './db/queries/operators.ts';
import { getSetting, upsertSetting } from './db/queries/settings.ts';
import { countUnread, getUnread } from './db/queries/unread.ts';
import type { HubOptions } from './hub-options.ts';
import { openLog } from './log.ts';
import type { Clock, Log, Publish } from './ports.ts';
import type { SecretStore } from './secrets/secret-store.ts';
import {
  type AccountSecretsService,
  createAccountSecrets,
  secretsOfWorkspace,
} from './services/account-secrets.ts';
import { type Changes, createChanges } from './services/changes.ts';
import { createDesktopService, type DesktopService } from './services/desktop-settings.ts';
import { createEscalationKeeper, type EscalationKeeper } from './services/engagement/escalation-keeper.ts';
import { toldOf } from './services/engagement/told-of.ts';
import { createNotifications, type NotificationsService } from './services/notifications/notifications.ts';
import { createSeats, type SeatsService } from './services/seats.ts';
import { createSettings, type SettingsService } from './services/settings.ts';
import { createSnoozeWaker, type SnoozeWaker } from './services/snooze-waker.ts';

/** What everything else stands on. */
export interface Ground {
  clock: Clock;
  workspace: Workspace;
  log: Log;
  changes: Changes;
  publish: Publish;
  /** Hears of every change after its commit, as seats do but at once; returns what ends it. */
  listen(listener: Publish): () => void;
  settings: SettingsService;
  seats: SeatsService;
  notifications: NotificationsService;
  /** How the program with the window behaves. */
  desktop: DesktopService;
  snoozeWaker: SnoozeWaker;
  /** The part of the secret store that belongs to this workspace. */
  store: SecretStore;
  secrets: AccountSecretsService;
}

const ownerName: Record<Language, string> = { uk: 'Власник', en: 'Owner' };

/** The workspace, the log, the secrets, and what tells people of changes. Throws a Refusal for the workspace. */
export async function openGround(options: HubOptions, closers: Closers): Promise<Ground> {
  const clock = options.clock ?? { now: () => Date.now() };
  const workspace = openWorkspace(options.dataDir, { now: () => clock.now() });
  let closeLog: (() => void) | null = null;
  // Last of all, so that it can tell of everything before.
  closers.add('log', () => closeLog?.());
  closers.add('workspace', () => workspace.close());
  const logFile = await openLog({
    // Made by the workspace; nothing is written before it is known to be ours.
    dir: join(options.dataDir, 'logs'),
    level: options.logLevel ?? 'info',
    ...(options.onWarning ? { onWarning: options.onWarning } : {}),
  });
  closeLog = () => logFile.close();
  const { log } = logFile;
  const told = tellPeople(options, { clock, workspace, log }, closers);
  const store = secretsOfWorkspace(options.secrets, workspaceId(workspace));
  const secrets = createAccountSecrets({ store, log });
  const kept = listAccounts(workspace.db).filter(
    ({ kind, state }) => kind === 'live' && state !== 'disconnected',
  );
  await secrets.load(kept);
  return { clock, workspace, log, store, secrets, ...told };
}

function tellPeople(
  options: HubOptions,
  { clock, workspace: { db }, log }: Pick<Ground, 'clock' | 'workspace' | 'log'>,
  closers: Closers,
): Pick<
  Ground,
  'changes' | 'publish' | 'listen' | 'settings' | 'seats' | 'notifications' | 'desktop' | 'snoozeWaker'
> {
  const changes = createChanges({ clock });
  closers.add('changes', () => changes.close());
  let notifications: NotificationsService | null = null;
  let snoozeWaker: SnoozeWaker | null = null;
  let escalations: EscalationKeeper | null = null;
  let desktop: DesktopService | null = null;
  const listeners = new Set<Publish>();
  const publish: Publish = (changed) => {
    changes.publish(changed);
    notifications?.onChanges(changed);
    snoozeWaker?.onChanges(changed);
    escalations?.onChanges(changed);
    desktop?.onChanges(changed);
    for (const listener of listeners) listener(changed);
  };
  const seats = createSeats({
    db,
    clock,
    publish,
    ownerName: ownerName[options.defaultLanguage],
    onViewed: (id) => notifications?.onSeen(id),
  });
  const settings = createSettings({
    db,
    publish,
    defaultLanguage: options.defaultLanguage,
    atDesk: () => seats.atDesk(),
  });
  notifications = createNotifications({
    db,
    clock,
    toldOf: (id, accountId) =>
      toldOf(db, id, clock.now() + (getAccount(db, accountId)?.clockOffsetMs ?? 0)).operatorIds,
    unreadOf: (operatorId, id) => getUnread(db, id, operatorId),
    countUnread: (operatorId) => countUnread(db, operatorId),
    settingsOf: (operatorId) => settings.get(operatorId),
    languageOf: (operatorId) => settings.language(operatorId),
    soundOf: (accountId) => getAccountRules(db, accountId).sound,
    nameOf: (operatorId) => getOperatorName(db, operatorId),
    isLooking: (operatorId, id) => seats.isLooking(operatorId, id),
    operatorAt: (seat) => seats.operatorAt(seat)?.id ?? null,
    atDesk: () => seats.operatorAtDesk()?.id ?? null,
    lockedAtDesk: () => seats.lockedAtDesk(),
    isDeskQuiet: () => desktop?.facts()?.isSystemQuiet ?? false,
    onNotify: options.onNotify,
    onCleared: options.onNotificationsCleared,
    onBadge: options.onBadge,
  });
  closers.add('notifications', () => notifications?.close());
  desktop = createDesktopService({
    host: options.desktop,
    publish,
    language: () => settings.language(),
  });
  snoozeWaker = createSnoozeWaker({ db, clock, publish, log });
  closers.add('snooze waker', () => snoozeWaker?.close());
  snoozeWaker.wake();
  escalations = createEscalationKeeper({ db, clock, publish, log });
  closers.add('escalations', () => escalations?.close());
  escalations.wake();
  const listen = (listener: Publish) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { changes, publish, listen, settings, seats, notifications, desktop, snoozeWaker };
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
export async function readApiToken({ store, log }: Pick<Ground, 'store' | 'log'>): Promise<string> {
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
