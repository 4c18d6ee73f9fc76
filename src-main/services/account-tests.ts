import type { Account, AccountForm, ConnectionCheck } from '#shared/contract/accounts.ts';
import { type AccountField, accountFields, checkAccountForm } from '#shared/domain/account-form.ts';
import { Refusal, refusalSentence } from '#shared/domain/refusals.ts';
import { requireAccount, type StoredAccount, updateAccount } from '../db/queries/accounts.ts';
import type { Db } from '../db/statements.ts';
import type { AccountSecretsReader, GraphClient, Log, Publish } from '../ports.ts';
import { testSays } from './connection-sentences.ts';
import { type ConnectionTest, type PhoneFacts, readPhoneFacts, testConnection } from './connection-test.ts';

export interface AccountTest {
  ok: boolean;
  checks: ConnectionCheck[];
  displayPhoneNumber: string | null;
  verifiedName: string | null;
}

export interface AccountTestsOptions {
  db: Db;
  log: Log;
  publish: Publish;
  graph: GraphClient;
  secrets: AccountSecretsReader;
  /** Origin of the Graph API for a kind of account; null while there is none: the sandbox is off. */
  graphUrl(kind: Account['kind']): string | null;
}

export interface AccountTests {
  /** Values that are not saved yet. */
  testForm(form: AccountForm): Promise<AccountTest>;
  /** The saved values; what Meta tells of the number is saved. */
  test(id: number): Promise<AccountTest>;
  /** Fills in what the number is called, if Meta tells; nobody waits for it. */
  refreshPhone(account: StoredAccount): Promise<void>;
}

/** Asks Meta about accounts. */
export function createAccountTests(options: AccountTestsOptions): AccountTests {
  const { db, log, publish, graph, secrets, graphUrl } = options;
  const requireGraphUrl = (kind: Account['kind']): string => {
    const baseUrl = graphUrl(kind);
    if (baseUrl === null) throw new Refusal('SANDBOX_OFF');
    return baseUrl;
  };
  const savePhone = (id: number, facts: PhoneFacts) => {
    updateAccount(db, id, facts);
    publish([{ entity: 'account', id }]);
  };

  return {
    async testForm(form) {
      const checks = formProblems(form);
      if (checks.length > 0) return { ok: false, checks, displayPhoneNumber: null, verifiedName: null };
      return toTest(await testConnection(graph, { ...form, baseUrl: requireGraphUrl('live') }));
    },

    async test(id) {
      const { state, kind, phoneNumberId, wabaId, appId } = requireAccount(db, id);
      if (state === 'disconnected') throw new Refusal('ACCOUNT_DISCONNECTED');
      const { accessToken, appSecret } = secrets.byAccountId(id);
      const ids = { phoneNumberId, wabaId, appId };
      const result = await testConnection(graph, {
        baseUrl: requireGraphUrl(kind),
        ...ids,
        accessToken,
        appSecret,
      });
      if (result.phone) savePhone(id, result.phone);
      return toTest(result);
    },

    async refreshPhone({ id, kind, phoneNumberId }) {
      const { accessToken } = secrets.byAccountId(id);
      const baseUrl = graphUrl(kind);
      if (accessToken === null || baseUrl === null) return;
      try {
        const facts = await readPhoneFacts(graph, { baseUrl, accessToken }, phoneNumberId);
        // The hub may have closed while Meta thought about it.
        if (facts && db.open) savePhone(id, facts);
      } catch (error) {
        log.error('account.phone_refresh_failed', { accountId: id, error });
      }
    },
  };
}

const checkOfField: Record<AccountField, ConnectionCheck['check']> = {
  phoneNumberId: 'phone_number',
  wabaId: 'waba',
  appId: 'app',
  appSecret: 'app',
  accessToken: 'token',
};
const allChecks: readonly ConnectionCheck['check'][] = [
  'app',
  'token',
  'phone_number',
  'waba',
  'number_in_waba',
  'templates',
  'subscription',
];

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
  const others = allChecks.filter((check) => !failed.some((one) => one.check === check));
  const { skipped: sentence } = testSays;
  return [
    ...failed,
    ...others.map((check) => ({ check, outcome: 'skipped' as const, sentence, field: null })),
  ];
}

const toTest = ({ ok, checks, phone }: ConnectionTest): AccountTest => ({
  ok,
  checks,
  displayPhoneNumber: phone?.displayPhoneNumber ?? null,
  verifiedName: phone?.verifiedName ?? null,
});
