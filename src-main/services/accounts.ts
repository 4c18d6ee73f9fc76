import { randomBytes } from 'node:crypto';
import type { Account, AccountForm } from '#shared/contract/accounts.ts';
import type { Sentence } from '#shared/contract/base.ts';
import { accountFields, checkAccountField, checkAccountForm } from '#shared/domain/account-form.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { listAccountNotices } from '../db/queries/account-events.ts';
import { listAccountOperators, setAccountOperators } from '../db/queries/account-operators.ts';
import {
  type AccountChanges,
  getAccountByPhoneNumberId,
  insertAccount,
  listAccounts,
  requireAccount,
  type StoredAccount,
  updateAccount,
} from '../db/queries/accounts.ts';
import type { Clock } from '../ports.ts';
import type { AccountSecretsService } from './account-secrets.ts';
import {
  type AccountTest,
  type AccountTests,
  type AccountTestsOptions,
  createAccountTests,
} from './account-tests.ts';
import type { GraphTargets } from './graph-targets.ts';
import { changeNumber, type NumberChange } from './number-change.ts';
import { registrationSays } from './tunnel/registration-sentences.ts';

const NOTICES = 20;

interface SecretsGiven {
  accessToken?: string | undefined;
  appSecret?: string | undefined;
}

export type AccountUpdate = {
  [Name in 'name' | 'color' | 'department' | 'state' | 'sendsReadReceipts']?:
    | AccountChanges[Name]
    | undefined;
} & SecretsGiven;

export interface AccountsService {
  list(): Account[];
  create(form: AccountForm): Promise<Account>;
  testForm(form: AccountForm): Promise<AccountTest>;
  test(id: number): Promise<AccountTest>;
  update(id: number, changes: AccountUpdate): Promise<Account>;
  disconnect(id: number): Promise<Account & { left: Sentence[] }>;
  changeNumber(change: NumberChange): Promise<Account>;
  operators(id: number): OperatorId[];
  setOperators(id: number, operatorIds: readonly OperatorId[]): OperatorId[];
  webhookSetup(id: number): Promise<{ callbackPath: string; localUrl: string; verifyToken: string }>;
}

export interface AccountsOptions extends AccountTestsOptions {
  targets: GraphTargets;
  clock: Clock;
  secrets: AccountSecretsService;
  /** Where webhooks are received, without the account's key. */
  webhookUrl: string;
  /** A token was given anew, or a pause is over: what waited for that may go on. */
  onSendable(accountId: number): void;
  /** A number is here for the first time: what came for it before can be understood now. */
  onConnected(): void;
  /** Takes our webhook away at Meta while the secrets are still here; tells what Meta would not undo. */
  unregister(accountId: number): Promise<Sentence[]>;
  /** Meta is to be told where webhooks go: after a reconnect, or a change of number, it knows nothing of us. */
  registerSoon(accountId: number): void;
}

/** The connected numbers. Secrets go to the secret store only; a row holds their last four characters. */
export function createAccounts(options: AccountsOptions): AccountsService {
  const { db, publish, secrets } = options;
  const tests = createAccountTests(options);
  const show = (account: StoredAccount): Account => toAccount(options, account);
  const showChanged = (account: StoredAccount): Account => {
    publish([{ entity: 'account', id: account.id }]);
    return show(account);
  };

  return {
    list: () => listAccounts(db).map(show),
    testForm: tests.testForm,
    test: tests.test,

    async create(form) {
      requireGoodForm(form);
      const known = getAccountByPhoneNumberId(db, form.phoneNumberId);
      if (known && known.state !== 'disconnected') throw new Refusal('ACCOUNT_EXISTS', { name: known.name });
      const account = await connect(options, form, known);
      if (!known) options.onConnected();
      void tests.refreshPhone(account);
      return showChanged(account);
    },

    update: async (id, changes) => showChanged(await update(options, tests, requireAccount(db, id), changes)),

    async disconnect(id) {
      const account = requireAccount(db, id);
      const left = account.state === 'disconnected' ? [] : await takeWebhookAway(options, id);
      await secrets.erase(account.key);
      const changes = { state: 'disconnected', accessTokenHint: null, appSecretHint: null } as const;
      return { ...showChanged(updateAccount(db, id, changes)), left };
    },

    async changeNumber(change) {
      const changed = await changeNumber(options, change);
      options.registerSoon(changed.id);
      return showChanged(changed);
    },
    operators: (id) => listAccountOperators(db, requireAccount(db, id).id),
    setOperators(id, operatorIds) {
      setAccountOperators(db, requireAccount(db, id).id, operatorIds);
      publish([{ entity: 'account', id }]);
      return listAccountOperators(db, id);
    },

    async webhookSetup(id) {
      const account = requireAccount(db, id);
      if (account.state === 'disconnected') throw new Refusal('ACCOUNT_DISCONNECTED');
      const verifyToken = secrets.byAccountId(id).verifyToken ?? (await renewVerifyToken(options, account));
      const callbackPath = `/webhook/${account.key}`;
      return { callbackPath, localUrl: `${options.webhookUrl}/${account.key}`, verifyToken };
    },
  };
}

/** An owner who wants an account gone is not held up by whatever happens to Meta; what is left there is told. */
async function takeWebhookAway({ unregister, log }: AccountsOptions, accountId: number): Promise<Sentence[]> {
  try {
    return await unregister(accountId);
  } catch (error) {
    log.warn('account.webhook_left', { accountId, error });
    return [registrationSays.leftUnknown];
  }
}

async function update(
  options: AccountsOptions,
  tests: Pick<AccountTests, 'refreshPhone'>,
  account: StoredAccount,
  { accessToken, appSecret, ...plain }: AccountUpdate,
): Promise<StoredAccount> {
  await replaceSecrets(options, account, { accessToken, appSecret });
  const isDisconnected = account.state === 'disconnected';
  const isReconnected = isDisconnected && accessToken !== undefined;
  if (isDisconnected && plain.state && !isReconnected) throw new Refusal('ACCOUNT_DISCONNECTED');
  const updated = updateAccount(options.db, account.id, {
    ...plain,
    ...(isReconnected ? { state: plain.state ?? 'active' } : {}),
    ...hints({ accessToken, appSecret }),
  });
  if (accessToken !== undefined || plain.state === 'active') options.onSendable(account.id);
  if (isReconnected) options.registerSoon(account.id);
  if (accessToken !== undefined) void tests.refreshPhone(updated);
  return updated;
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
  given: SecretsGiven,
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

const newVerifyToken = () => randomBytes(16).toString('hex');

const hints = (given: SecretsGiven): Partial<AccountChanges> => ({
  accessTokenHint: given.accessToken?.slice(-4),
  appSecretHint: given.appSecret?.slice(-4),
});
