import type { Account } from '#shared/contract/accounts.ts';
import type { Sentence } from '#shared/contract/base.ts';
import type { Registration, RegistrationStep } from '#shared/contract/tunnel.ts';
import type { ConnectFailure } from '#shared/domain/connect-failures.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { expectedWebhookFields } from '#shared/domain/webhook-fields.ts';
import { listAccounts, requireAccount, type StoredAccount } from '../../db/queries/accounts.ts';
import {
  deleteRegistration,
  getRegistration,
  type StoredRegistration,
  upsertRegistration,
} from '../../db/queries/webhook-registrations.ts';
import type { Db } from '../../db/statements.ts';
import type {
  AccountSecretsReader,
  Clock,
  GraphClient,
  Handshakes,
  Log,
  PublicAddress,
  Publish,
} from '../../ports.ts';
import {
  BETWEEN_MOVES_MS,
  callbackOf,
  canSpeak,
  lastHandshakeAt,
  lastMoveOf,
  requireSpeaking,
  runOptionsOf,
} from './registration-facts.ts';
import { removeRegistration } from './registration-removal.ts';
import { type RunOptions, type RunOutcome, runRegistration } from './registration-run.ts';
import { hostOf, registrationSays, waitingSays } from './registration-sentences.ts';

export interface WebhookRegistrations {
  /** How far each account came; nothing is asked of Meta. */
  registrations(): Registration[];
  /** Tells Meta now; another tool's address is left alone. Throws for an account that cannot be spoken for. */
  register(accountId: number): Promise<Registration>;
  /** The same, although another tool's address stands there. */
  takeOver(accountId: number): Promise<Registration>;
  /** Takes away what is ours at Meta, while the secrets are still here; what is left is told in sentences. */
  unregister(accountId: number): Promise<Sentence[]>;
  /** What the last attempt failed by, and when a handshake was last seen. */
  known(accountId: number): { failure: ConnectFailure | null; handshakeAt: number | null };
  close(): void;
}

export interface RegistrationOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  graph: Pick<GraphClient, 'request'>;
  secrets: AccountSecretsReader;
  graphUrl(kind: Account['kind']): string | null;
  /** Where the sandbox reaches us, without the account's key. */
  webhookUrl: string;
  address: Pick<PublicAddress, 'url' | 'onProved' | 'prove' | 'note'>;
  handshakes: Handshakes;
  /** The word that Meta is to come with; made when there is none. */
  verifyTokenOf(accountId: number): Promise<string>;
  /** A registration ended, well or not. */
  onOutcome(accountId: AccountId, outcome: Pick<RunOutcome, 'state' | 'hasMoved'>): void;
  /** How long after the first, second, ... failure it is tried again, in milliseconds; the last one for ever. */
  retryDelaysMs?: readonly number[];
}

type Wish = Pick<RunOptions, 'mayTakeOver' | 'isForced'>;

const RETRY_DELAYS_MS = [5_000, 15_000, 30_000, 60_000, 300_000];
const stepNames = Object.keys(waitingSays) as RegistrationStep['step'][];

/** Keeps Meta told where the webhooks of every account go. */
export function createRegistration(options: RegistrationOptions): WebhookRegistrations {
  const { db, clock, log, publish, address } = options;
  const failures = new Map<number, ConnectFailure | null>();
  const attempts = new Map<number, number>();
  const timers = new Map<number, NodeJS.Timeout>();
  let queue: Promise<unknown> = Promise.resolve();
  /** Taken away at Meta; their rows and secrets go a moment later. */
  const leaving = new Set<number>();
  let runningId: number | null = null;
  let isClosed = false;

  /** One after the other: two accounts of one app would otherwise take its address from each other. */
  function inLine<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  function save(stored: StoredRegistration): void {
    // A hub that closes takes the database away while Meta still thinks.
    if (!db.open) return;
    upsertRegistration(db, stored);
    publish([{ entity: 'tunnel' }]);
  }

  function later(accountId: number, delayMs: number): void {
    clearTimeout(timers.get(accountId));
    if (isClosed) return;
    const timer = setTimeout(() => attempt(accountId), delayMs);
    timer.unref();
    timers.set(accountId, timer);
  }

  /** By itself: nobody waits for it, and what goes wrong is tried again. */
  function attempt(accountId: number): void {
    inLine(async () => {
      if (isClosed || !db.open || leaving.has(accountId)) return;
      if (requireAccount(db, accountId).state !== 'active') return;
      // Without its secrets Meta would not listen; the account itself says that they are missing.
      if (!canSpeak(options, accountId)) return;
      await execute(accountId, { mayTakeOver: false, isForced: false });
    }).catch((error: unknown) => log.error('registration.failed', { accountId, error }));
  }

  async function execute(accountId: number, wish: Wish): Promise<Registration> {
    const account = requireAccount(db, accountId);
    const stored = fresh(options, account);
    const { registration } = stored;
    const callbackUrl = await callbackOf(options, account, wish.isForced);
    const note: RunOptions['note'] = (name, state, sentence) => {
      const step = registration.steps.find(({ step: each }) => each === name);
      if (step) Object.assign(step, { state, sentence, at: clock.now() });
      save(stored);
    };
    if (callbackUrl === null) {
      registration.state = 'waiting';
      note('address', 'waiting', registrationSays.addressMissing);
      return registration;
    }
    registration.state = 'running';
    runningId = accountId;
    registration.callbackUrl = callbackUrl;
    note(
      'address',
      'ok',
      account.kind === 'sandbox' ? registrationSays.addressLocal : registrationSays.addressReady,
    );
    const outcome = await runRegistration(
      runOptionsOf(options, account, { ...wish, stored, callbackUrl, note, leaving }),
    ).finally(() => {
      runningId = null;
    });
    if (!db.open) return registration;
    take(stored, outcome);
    failures.set(accountId, outcome.failure);
    save(stored);
    options.onOutcome(account.id, outcome);
    planNext(accountId, outcome, stored);
    return registration;
  }

  function take(stored: StoredRegistration, outcome: RunOutcome): void {
    const { registration } = stored;
    const { state, effective, foreignUrl, fields, callbackUrl } = outcome;
    Object.assign(registration, {
      state,
      callbackUrl,
      effectiveUrl: effective.url,
      effectiveLevel: effective.level,
      foreignUrl,
      fields,
    });
    const mark = options.handshakes.last(requireAccount(db, registration.accountId).key);
    if (mark?.isAnswered) stored.handshakeAt = mark.at;
    if (state !== 'registered') return;
    if (outcome.hasMoved) stored.movedAt = clock.now();
    const says = outcome.hasMoved ? registrationSays.movedFrom : registrationSays.registered;
    address.note(says(hostOf(callbackUrl)));
  }

  function planNext(accountId: number, { state, isTransient }: RunOutcome, stored: StoredRegistration): void {
    if (state === 'waiting') {
      const movedAt = lastMoveOf(options, requireAccount(db, accountId), stored) ?? 0;
      later(accountId, Math.max(0, movedAt + BETWEEN_MOVES_MS - clock.now()) + 1_000);
    } else if (state === 'failed' && isTransient) {
      const delays = options.retryDelaysMs ?? RETRY_DELAYS_MS;
      const count = attempts.get(accountId) ?? 0;
      attempts.set(accountId, count + 1);
      later(accountId, delays[Math.min(count, delays.length - 1)] ?? 0);
    } else {
      attempts.delete(accountId);
    }
  }

  const byPerson = (accountId: number, mayTakeOver: boolean): Promise<Registration> =>
    inLine(() => {
      requireSpeaking(options, accountId);
      leaving.delete(accountId);
      return execute(accountId, { mayTakeOver, isForced: true });
    });

  const stopListening = address.onProved(() => {
    for (const { id, kind, state } of listAccounts(db))
      if (kind === 'live' && state === 'active') attempt(id);
  });

  return {
    registrations: () =>
      listAccounts(db)
        .filter(({ state }) => state !== 'disconnected')
        .map((account) => shown(options, account, runningId)),
    register: (accountId) => byPerson(accountId, false),
    takeOver: (accountId) => byPerson(accountId, true),
    unregister: (accountId) =>
      inLine(async () => {
        clearTimeout(timers.get(accountId));
        // Nobody gives it back to Meta while it goes, and no other account relies on its address.
        leaving.add(accountId);
        const account = requireAccount(db, accountId);
        const { left, heirId } = await removeRegistration(options, account, leaving);
        deleteRegistration(db, accountId);
        publish([{ entity: 'tunnel' }]);
        if (heirId !== null) later(heirId, 0);
        return left;
      }),
    known: (accountId) => ({
      failure: failures.get(accountId) ?? null,
      handshakeAt: lastHandshakeAt(options, requireAccount(db, accountId)),
    }),
    close() {
      isClosed = true;
      stopListening();
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

const stepsBefore = (): RegistrationStep[] =>
  stepNames.map((step) => ({ step, state: 'waiting', sentence: waitingSays[step], at: null }));

function emptyRegistration(accountId: Registration['accountId']): Registration {
  return {
    accountId,
    state: 'off',
    callbackUrl: null,
    effectiveUrl: null,
    effectiveLevel: null,
    foreignUrl: null,
    steps: stepsBefore(),
    fields: { subscribed: [], missing: [...expectedWebhookFields] },
  };
}

/** The registration as a new attempt begins: what Meta last told stays to be seen, the steps are all to come. */
function fresh({ db }: RegistrationOptions, { id }: StoredAccount): StoredRegistration {
  const stored = getRegistration(db, id);
  const registration = { ...(stored?.registration ?? emptyRegistration(id)), steps: stepsBefore() };
  return { registration, movedAt: stored?.movedAt ?? null, handshakeAt: stored?.handshakeAt ?? null };
}

/** What is kept, unless it was cut off in the middle or is about a local address that is another one by now. */
function shown(
  { db, webhookUrl }: RegistrationOptions,
  account: StoredAccount,
  runningId: number | null,
): Registration {
  const stored = getRegistration(db, account.id)?.registration;
  if (!stored) return emptyRegistration(account.id);
  const isOfToday = account.kind === 'live' || stored.callbackUrl?.startsWith(webhookUrl) === true;
  if (!isOfToday) return emptyRegistration(account.id);
  const wasCutOff = stored.state === 'running' && runningId !== account.id;
  return wasCutOff ? { ...stored, state: 'waiting' } : stored;
}
