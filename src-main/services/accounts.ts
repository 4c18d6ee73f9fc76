import { randomBytes } from 'node:crypto';
import type { Account, AccountForm, ConnectionCheck } from '#shared/contract/accounts.ts';
import {
  type AccountField,
  accountFields,
  checkAccountField,
  checkAccountForm,
} from '#shared/domain/account-form.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { listAccountNotices } from '../db/queries/account-events.ts';
import {
  type AccountChanges,
  getAccountByPhoneNumberId,
  insertAccount,
  listAccounts,
  requireAccount,
  type StoredAccount,
  updateAccount,
} from '../db/queries/accounts.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, GraphClient, Log, Publish } from '../ports.ts';
import type { AccountSecretsService } from './account-secrets.ts';
import { testSays } from './connection-sentences.ts';
import { type ConnectionTest, type PhoneFacts, readPhoneFacts, testConnection } from './connection-test.ts';

const NOTICES = 20;

export interface AccountTest {
  ok: boolean;
  checks: ConnectionCheck[];
  displayPhoneNumber: string | null;
  verifiedName: string | null;
}

export type AccountUpdate = {
  [Name in 'name' | 'color' | 'state' | 'sendsReadReceipts']?: AccountChanges[Name] | undefined;
} & { accessToken?: string | undefined; appSecret?: string | undefined };

export interface AccountsService {
  list(): Account[];
  create(form: AccountForm): Promise<Account>;
  testForm(form: AccountForm): Promise<AccountTest>;
  test(id: number): Promise<AccountTest>;
  update(id: number, changes: AccountUpdate): Promise<Account>;
  disconnect(id: number): Promise<Account>;
  webhookSetup(id: number): Promise<{ callbackPath: string; localUrl: string; verifyToken: string }>;
}

export interface AccountsOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  graph: GraphClient;
  secrets: AccountSecretsService;
  /** Origin of the Graph API for a kind of account; null while there is none: the sandbox is off. */
  graphUrl(kind: Account['kind']): string | null;
  /** Where webhooks are received, without the account's key. */
  webhookUrl: string;
  /** A token was given anew, or a pause is over: what waited for that may go on. */
  onSendable(accountId: number): void;
}

/** The connected numbers. Secrets go to the secret store only; a row holds their last four characters. */
export function createAccounts(options: AccountsOptions): AccountsService {
  const { db, publish, secrets } = options;
  const changed = (id: number) => publish([{ entity: 'account', id }]);
  const show = (account: StoredAccount): Account => toAccount(options, account);

  return {
    list: () => listAccounts(db).map(show),

    async create(form) {
      requireGoodForm(form);
      const known = getAccountByPhoneNumberId(db, form.phoneNumberId);
      if (known && known.state !== 'disconnected') throw new Refusal('ACCOUNT_EXISTS', { name: known.name });
      const account = await connect(options, form, known);
      changed(account.id);
      void refreshPhone(options, account);
      return show(account);
    },

    async testForm(form) {
      const problems = formProblems(form);
      if (problems.length > 0)
        return { ok: false, checks: problems, displayPhoneNumber: null, verifiedName: null };
      return toTest(
        await testConnection(options.graph, { ...form, baseUrl: requireGraphUrl(options, 'live') }),
      );
    },

    async test(id) {
      const account = requireAccount(db, id);
      if (account.state === 'disconnected') throw new Refusal('ACCOUNT_DISCONNECTED');
      const { accessToken, appSecret } = secrets.byAccountId(id);
      const { phoneNumberId, wabaId, appId } = account;
      const baseUrl = requireGraphUrl(options, account.kind);
      const result = await testConnection(options.graph, {
        baseUrl,
        phoneNumberId,
        wabaId,
        appId,
        accessToken,
        appSecret,
      });
      if (result.phone) savePhone(options, id, result.phone);
      return toTest(result);
    },

    async update(id, changes) {
      const account = requireAccount(db, id);
      const { accessToken, appSecret, ...plain } = changes;
      await replaceSecrets(options, account, { accessToken, appSecret });
      const isReconnected = account.state === 'disconnected' && accessToken !== undefined;
      if (account.state === 'disconnected' && plain.state && !isReconnected)
        throw new Refusal('ACCOUNT_DISCONNECTED');
      const updated = updateAccount(db, id, {
        ...given(plain),
        ...(isReconnected ? { state: plain.state ?? 'active' } : {}),
        ...hints({ accessToken, appSecret }),
      });
      changed(id);
      if (accessToken !== undefined || plain.state === 'active') options.onSendable(id);
      if (accessToken !== undefined) void refreshPhone(options, updated);
      return show(updated);
    },

    async disconnect(id) {
      const account = requireAccount(db, id);
      await secrets.erase(account.key);
      const updated = updateAccount(db, id, {
        state: 'disconnected',
        accessTokenHint: null,
        appSecretHint: null,
      });
      changed(id);
      return show(updated);
    },

    async webhookSetup(id) {
      const account = requireAccount(db, id);
      if (account.state === 'disconnected') throw new Refusal('ACCOUNT_DISCONNECTED');
      const verifyToken = secrets.byAccountId(id).verifyToken ?? (await renewVerifyToken(options, account));
      return {
        callbackPath: `/webhook/${account.key}`,
        localUrl: `${options.webhookUrl}/${account.key}`,
        verifyToken,
      };
    },
  };
}

/** Secrets first, then the row that makes them used; a row that cannot be written takes its secrets with it. */
async function connect(
  options: AccountsOptions,
  form: AccountForm,
  known: StoredAccount | null,
): Promise<StoredAccount> {
  const { db, secrets, clock, log } = options;
  const key = known?.key ?? randomBytes(16).toString('hex');
  const given = { accessToken: form.accessToken, appSecret: form.appSecret, verifyToken: newVerifyToken() };
  const values = {
    name: form.name,
    color: form.color,
    wabaId: form.wabaId,
    appId: form.appId,
    ...hints(given),
  };
  try {
    await secrets.store(key, given);
    const account = known
      ? updateAccount(db, known.id, { ...values, state: 'active' })
      : insertAccount(db, {
          ...values,
          key,
          kind: 'live',
          phoneNumberId: form.phoneNumberId,
          createdAt: clock.now(),
        });
    secrets.hold(account, given);
    options.onSendable(account.id);
    return account;
  } catch (error) {
    await secrets
      .erase(key)
      .catch((eraseError: unknown) => log.warn('secrets.left_behind', { error: eraseError }));
    // Two people may connect the same number in the same moment.
    const other = known ? null : getAccountByPhoneNumberId(db, form.phoneNumberId);
    throw other ? new Refusal('ACCOUNT_EXISTS', { name: other.name }) : error;
  }
}

/** Checks and stores what was given anew; an account that was disconnected needs both. */
async function replaceSecrets(
  { secrets }: AccountsOptions,
  account: StoredAccount,
  given: { accessToken?: string | undefined; appSecret?: string | undefined },
): Promise<void> {
  if (given.accessToken === undefined && given.appSecret === undefined) return;
  if (account.kind === 'sandbox') {
    throw new Refusal('BAD_INPUT', {
      detail: 'the sandbox makes its own secrets',
      detailUk: 'пісочниця сама створює свої секрети',
    });
  }
  if (
    account.state === 'disconnected' &&
    (given.accessToken === undefined || given.appSecret === undefined)
  ) {
    throw new Refusal('ACCOUNT_DISCONNECTED');
  }
  for (const field of ['accessToken', 'appSecret'] as const) {
    const value = given[field];
    const problem = value === undefined ? null : checkAccountField(field, value);
    if (problem) throw new Refusal(problem.code, { ...problem.values, formField: field });
  }
  await secrets.store(account.key, given);
  secrets.hold(account, given);
}

async function renewVerifyToken({ secrets }: AccountsOptions, account: StoredAccount): Promise<string> {
  const verifyToken = newVerifyToken();
  // The sandbox's secrets live as long as the sandbox and are never written.
  if (account.kind === 'live') await secrets.store(account.key, { verifyToken });
  secrets.hold(account, { verifyToken });
  return verifyToken;
}

/** Fills in what the number is called, if Meta tells; nobody waits for it. */
async function refreshPhone(options: AccountsOptions, account: StoredAccount): Promise<void> {
  const { accessToken } = options.secrets.byAccountId(account.id);
  const baseUrl = options.graphUrl(account.kind);
  if (accessToken === null || baseUrl === null) return;
  try {
    const target = { baseUrl, accessToken };
    const facts = await readPhoneFacts(options.graph, target, account.phoneNumberId);
    if (facts && options.db.open) savePhone(options, account.id, facts);
  } catch (error) {
    options.log.error('account.phone_refresh_failed', { accountId: account.id, error });
  }
}

function requireGraphUrl(options: AccountsOptions, kind: Account['kind']): string {
  const baseUrl = options.graphUrl(kind);
  if (baseUrl === null) throw new Refusal('SANDBOX_OFF');
  return baseUrl;
}

function savePhone({ db, publish }: AccountsOptions, id: number, facts: PhoneFacts): void {
  updateAccount(db, id, facts);
  publish([{ entity: 'account', id }]);
}

function toAccount({ db, secrets, webhookUrl }: AccountsOptions, account: StoredAccount): Account {
  const { accessToken, appSecret } = secrets.byAccountId(account.id);
  return {
    ...account,
    // A hint for a secret that is gone (memory only, a lost keychain) would say that all is well.
    accessTokenHint: accessToken === null ? null : account.accessTokenHint,
    appSecretHint: appSecret === null ? null : account.appSecretHint,
    webhookUrl: `${webhookUrl}/${account.key}`,
    notices: listAccountNotices(db, account.id, NOTICES),
  };
}

function requireGoodForm(form: AccountForm): void {
  const problems = checkAccountForm(form);
  const field = accountFields.find((name) => problems[name]);
  const problem = field && problems[field];
  if (problem) throw new Refusal(problem.code, { ...problem.values, formField: field });
}

const checkOfField: Record<AccountField, ConnectionCheck['check']> = {
  phoneNumberId: 'phone_number',
  wabaId: 'waba',
  appId: 'app',
  appSecret: 'app',
  accessToken: 'token',
};

/** What the form itself shows to be wrong, as failed checks; Meta is not asked about such values. */
function formProblems(form: AccountForm): ConnectionCheck[] {
  const problems = checkAccountForm(form);
  const failed = accountFields.flatMap((field): ConnectionCheck[] => {
    const problem = problems[field];
    if (!problem) return [];
    const sentence = {
      uk: refusalSentence(problem.code, problem.values, 'uk'),
      en: refusalSentence(problem.code, problem.values, 'en'),
    };
    return [{ check: checkOfField[field], outcome: 'failed', sentence, field }];
  });
  if (failed.length === 0) return [];
  const others = (
    ['app', 'token', 'phone_number', 'waba', 'number_in_waba', 'templates', 'subscription'] as const
  )
    .filter((check) => !failed.some((one) => one.check === check))
    .map(
      (check): ConnectionCheck => ({ check, outcome: 'skipped', sentence: testSays.skipped, field: null }),
    );
  return [...failed, ...others];
}

const toTest = ({ ok, checks, phone }: ConnectionTest): AccountTest => ({
  ok,
  checks,
  displayPhoneNumber: phone?.displayPhoneNumber ?? null,
  verifiedName: phone?.verifiedName ?? null,
});

const newVerifyToken = () => randomBytes(16).toString('hex');

function hints(given: {
  accessToken?: string | undefined;
  appSecret?: string | undefined;
}): Partial<AccountChanges> {
  return {
    ...(given.accessToken === undefined ? {} : { accessTokenHint: given.accessToken.slice(-4) }),
    ...(given.appSecret === undefined ? {} : { appSecretHint: given.appSecret.slice(-4) }),
  };
}

/** The fields that a PATCH really has: one that was left out must not be written as NULL. */
function given(plain: Omit<AccountUpdate, 'accessToken' | 'appSecret'>): Partial<AccountChanges> {
  return {
    ...(plain.name === undefined ? {} : { name: plain.name }),
    ...(plain.color === undefined ? {} : { color: plain.color }),
    ...(plain.state === undefined ? {} : { state: plain.state }),
    ...(plain.sendsReadReceipts === undefined ? {} : { sendsReadReceipts: plain.sendsReadReceipts }),
  };
}
