import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Change } from '#shared/contract/events.ts';
import type { HubClient } from '#shared/contract/index.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { type Language, Refusal } from '#shared/domain/refusals.ts';
import { insertAccount, requireAccount, type StoredAccount, updateAccount } from '../db/queries/accounts.ts';
import { deleteAccountHistory, getSandboxAccountId, setSandboxIds } from '../db/queries/sandbox-account.ts';
import { type Db, inTransaction } from '../db/statements.ts';
import type { Clock, Log, Projector, Publish } from '../ports.ts';
import type { AccountSecretsService } from './account-secrets.ts';

type Procedures = HubClient['sandbox'];
type Input<Name extends keyof Procedures> = Parameters<Procedures[Name]>[0];
type Output<Name extends keyof Procedures> = Awaited<ReturnType<Procedures[Name]>>;
export type SandboxState = Output<'state'>;

/** What is done with a running pretend Meta; everything but starting it. */
export type SandboxControl = {
  [Name in Exclude<keyof Procedures, 'state' | 'start'>]: (input: Input<Name>) => Promise<Output<Name>>;
} & { state(): Promise<Omit<SandboxState, 'isRunning' | 'url' | 'accountId'>> };

/** A pretend Meta on loopback, as sandbox/ builds it. */
export interface RunningSandbox {
  url: string;
  credentials: {
    appId: string;
    appSecret: string;
    accessToken: string;
    wabaId: string;
    phoneNumberId: string;
    displayPhoneNumber: string;
    verifiedName: string;
  };
  clockOffsetMs(): number;
  connectWebhook(target: { callbackUrl: string; verifyToken: string }): Promise<void>;
  control: SandboxControl;
  close(): Promise<void>;
}

export interface SandboxService {
  state(): Promise<SandboxState>;
  start(): Promise<{ accountId: number }>;
  /** The control of the running sandbox. Throws SANDBOX_OFF. */
  running(): SandboxControl;
  reset(): Promise<void>;
  /** Origin of its Graph API; null while it is off. */
  url(): string | null;
  /** Whether it was used before and not disconnected: it starts with the hub then. */
  isWanted(): boolean;
  close(): Promise<void>;
}

export interface SandboxOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  secrets: AccountSecretsService;
  projector: Pick<Projector, 'drain'>;
  webhookUrl: string;
  language(): Language;
  onSendable(accountId: number): void;
  /** Its account is here for the first time: what came for it before can be understood now. */
  onConnected(): void;
  open(onChange: () => void): Promise<RunningSandbox>;
}

/** How long a webhook that was accepted may take until it is in the journal. */
const UNDER_WAY_MS = 50;

const accountName: Record<Language, string> = { uk: 'Пісочниця', en: 'Sandbox' };

interface Connected {
  sandbox: RunningSandbox;
  accountId: AccountId;
}

/** The sandbox and the account that it plays Meta for. */
export function createSandboxService(options: SandboxOptions): SandboxService {
  const { db, clock } = options;
  const connection = createConnection(options);
  const requireRunning = (): Connected => {
    const connected = connection.current();
    if (!connected) throw new Refusal('SANDBOX_OFF');
    return connected;
  };

  return {
    async state() {
      const connected = connection.current();
      if (!connected) return { ...offState(clock.now()), accountId: getSandboxAccountId(db) };
      const { sandbox, accountId } = connected;
      return { ...(await sandbox.control.state()), isRunning: true, url: sandbox.url, accountId };
    },

    async start() {
      const { sandbox, accountId } = await connection.start();
      // It may have been paused or disconnected while it ran.
      if (requireAccount(db, accountId).state !== 'active') {
        updateAccount(db, accountId, { state: 'active' });
        await join(options, sandbox);
      }
      return { accountId };
    },

    running: () => requireRunning().sandbox.control,

    async reset() {
      await forget(options, requireRunning());
      connection.onChange();
    },

    url: () => connection.current()?.sandbox.url ?? null,

    isWanted() {
      const id = getSandboxAccountId(db);
      return id !== null && requireAccount(db, id).state !== 'disconnected';
    },

    close: () => connection.close(),
  };
}

interface Connection {
  current(): Connected | null;
  /** Starts it once, however often it is asked for; after a failure the next call tries again. */
  start(): Promise<Connected>;
  /** Something happened in it: seats are told, and the account follows its clock. */
  onChange(): void;
  close(): Promise<void>;
}

function createConnection(options: SandboxOptions): Connection {
  const { db, publish } = options;
  let starting: Promise<Connected> | null = null;
  let current: Connected | null = null;

  function onChange(): void {
    const changes: Change[] = [{ entity: 'sandbox' }];
    if (current && db.open) {
      const clockOffsetMs = current.sandbox.clockOffsetMs();
      if (requireAccount(db, current.accountId).clockOffsetMs !== clockOffsetMs) {
        updateAccount(db, current.accountId, { clockOffsetMs });
        changes.push({ entity: 'account', id: current.accountId });
      }
    }
    publish(changes);
  }

  async function startOnce(): Promise<Connected> {
    try {
      current = await connect(options, onChange);
      onChange();
      // Only now has it an address that can be asked.
      options.onSendable(current.accountId);
      return current;
    } catch (error) {
      starting = null;
      throw error;
    }
  }

  return {
    current: () => current,
    start() {
      starting ??= startOnce();
      return starting;
    },
    onChange,
    async close() {
      const connected = await starting?.catch(() => null);
      current = null;
      await connected?.sandbox.close();
    },
  };
}

/** Forgets everything that happened, first at the pretend Meta and then here. */
async function forget(options: SandboxOptions, { sandbox, accountId }: Connected): Promise<void> {
  const { db, secrets, projector, publish } = options;
  // What the pretend Meta posted a moment ago must not arrive after everything was forgotten.
  const resume = secrets.suspend(requireAccount(db, accountId).key);
  let gone: ReturnType<typeof deleteAccountHistory>;
  try {
    await sandbox.control.reset(undefined);
    await sleep(UNDER_WAY_MS);
    await projector.drain();
    gone = deleteAccountHistory(db, accountId);
  } finally {
    resume();
  }
  options.onSendable(accountId);
  publish([
    ...gone.conversationIds.map((id) => ({ entity: 'conversation' as const, id, accountId })),
    ...gone.sendingIds.map((id) => ({ entity: 'sending' as const, id })),
    { entity: 'template', accountId },
    { entity: 'account', id: accountId },
  ]);
}

/** Opens the pretend Meta; one that its account cannot join is closed again. */
async function connect(options: SandboxOptions, onChange: () => void): Promise<Connected> {
  const sandbox = await options.open(onChange);
  try {
    return { sandbox, accountId: await join(options, sandbox) };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

/** Gives the account the secrets of this start, which are never stored, and lets Meta's handshake happen. */
async function join(options: SandboxOptions, sandbox: RunningSandbox): Promise<AccountId> {
  const isNew = getSandboxAccountId(options.db) === null;
  const account = ensureAccount(options, sandbox);
  if (isNew) options.onConnected();
  const { accessToken, appSecret } = sandbox.credentials;
  const verifyToken = randomBytes(16).toString('hex');
  options.secrets.hold(account, { accessToken, appSecret, verifyToken });
  options.onSendable(account.id);
  await sandbox.connectWebhook({ callbackUrl: `${options.webhookUrl}/${account.key}`, verifyToken });
  return account.id;
}

function ensureAccount(
  { db, clock, publish, language }: SandboxOptions,
  sandbox: RunningSandbox,
): StoredAccount {
  const { phoneNumberId, wabaId, appId, displayPhoneNumber, verifiedName, accessToken, appSecret } =
    sandbox.credentials;
  const account = inTransaction(db, () => {
    const known = getSandboxAccountId(db);
    if (known !== null) setSandboxIds(db, known, { phoneNumberId, wabaId, appId });
    const id =
      known ??
      insertAccount(db, {
        key: randomBytes(16).toString('hex'),
        kind: 'sandbox',
        name: accountName[language()],
        color: 'teal',
        phoneNumberId,
        wabaId,
        appId,
        createdAt: clock.now(),
      }).id;
    return updateAccount(db, id, {
      displayPhoneNumber,
      verifiedName,
      clockOffsetMs: sandbox.clockOffsetMs(),
      accessTokenHint: accessToken.slice(-4),
      appSecretHint: appSecret.slice(-4),
    });
  });
  publish([{ entity: 'account', id: account.id }]);
  return account;
}

const offState = (now: number): Omit<SandboxState, 'accountId'> => ({
  isRunning: false,
  url: null,
  now,
  clockOffsetMs: 0,
  demoIsRunning: false,
  customers: [],
  faults: [],
  connectFailures: [],
  pendingWebhooks: 0,
});
