import type { TokenFacts } from '#shared/contract/connect.ts';
import { dueReminder } from '#shared/domain/connect-token.ts';
import { cleanValue } from '#shared/domain/connect-values.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { insertAccountEvent } from '../../db/queries/account-events.ts';
import { getAccountToken, setAccountToken } from '../../db/queries/account-tokens.ts';
import {
  listAccounts,
  requireAccount,
  type StoredAccount,
  updateAccount,
} from '../../db/queries/accounts.ts';
import { appTarget, askToken } from '../../meta/connection-calls.ts';
import { readToken } from './check-token.ts';
import { checkValues, type ValuesFound } from './check-values.ts';
import type { ConnectService } from './connect.ts';
import type { ConnectOptions } from './connect-options.ts';
import { metaClock } from './meta-clock.ts';
import { momentWords } from './moment-words.ts';
import { tokenSays } from './value-sentences.ts';

export interface TokenCare extends Pick<ConnectService, 'replaceToken' | 'token'> {
  /** Asks Meta about an account's token and keeps what it tells; null when it could not be told. */
  lookAtToken(accountId: number): Promise<TokenFacts | null>;
  /** Looks at what was not looked at for a day, and reminds of what ends soon. */
  tend(): Promise<void>;
}

const DAY_MS = 86_400_000;

type Options = Pick<
  ConnectOptions,
  | 'db'
  | 'clock'
  | 'log'
  | 'publish'
  | 'graph'
  | 'serverTime'
  | 'secrets'
  | 'language'
  | 'onSendable'
  | 'graphUrl'
> & { accounts: Pick<ConnectOptions['accounts'], 'update'> };

/** The lives of the saved tokens: replaced without losing anything, looked at daily, their end told in time. */
export function createTokenCare(options: Options): TokenCare {
  const { db, clock } = options;

  async function look(accountId: number): Promise<TokenFacts | null> {
    const { graph, graphUrl, secrets } = options;
    const { kind, appId } = requireAccount(db, accountId);
    const { accessToken, appSecret } = secrets.byAccountId(accountId);
    const baseUrl = graphUrl(kind);
    if (baseUrl === null || accessToken === null || appSecret === null) return null;
    const answer = await askToken(graph, appTarget(baseUrl, appId, appSecret), accessToken);
    // The hub may have closed, or the token was replaced, while Meta thought about it.
    if (!db.open || answer.kind !== 'told' || answer.value.is_valid === false) return null;
    if (secrets.byAccountId(accountId).accessToken !== accessToken) return null;
    const { facts } = readToken(answer.value, metaClock(options, kind, baseUrl).now());
    return facts && keep(options, accountId, facts);
  }

  return {
    lookAtToken: look,
    async replaceToken({ accountId, accessToken }) {
      const account = requireAccount(db, accountId);
      const { value } = cleanValue('accessToken', accessToken);
      const facts = await requireUsable(options, account, value);
      await take(options, account, value);
      return keep(options, accountId, facts);
    },
    token: async (accountId) =>
      getAccountToken(db, requireAccount(db, accountId).id)?.facts ?? look(accountId),
    async tend() {
      for (const account of listAccounts(db).filter(({ state }) => state === 'active')) {
        const lookedAt = getAccountToken(db, account.id)?.lookedAt ?? 0;
        if (account.kind === 'live' && clock.now() - lookedAt > DAY_MS) await look(account.id);
        if (db.open) remind(options, requireAccount(db, account.id));
      }
    },
  };
}

function keep({ db, clock, publish }: Options, accountId: number, facts: TokenFacts): TokenFacts {
  setAccountToken(db, accountId, facts, clock.now());
  updateAccount(db, accountId, { tokenExpiresAt: facts.expiresAt });
  publish([{ entity: 'account', id: accountId }, { entity: 'connect' }]);
  return facts;
}

/** Throws TOKEN_NOT_TAKEN with the reason when the token cannot do what the old one is needed for. */
async function requireUsable(
  options: Options,
  { id, kind, appId, wabaId, phoneNumberId }: StoredAccount,
  accessToken: string,
): Promise<TokenFacts> {
  const { graph, graphUrl, secrets } = options;
  const baseUrl = graphUrl(kind);
  if (baseUrl === null) throw new Refusal('SANDBOX_OFF');
  const appSecret = secrets.byAccountId(id).appSecret ?? '';
  const time = metaClock(options, kind, baseUrl);
  const found = await checkValues(
    { graph, baseUrl, now: time.now, clockOffMs: time.offMs },
    { appId, appSecret, accessToken, wabaId, phoneNumberId },
  );
  const problem = problemOf(found);
  if (problem) throw new Refusal('TOKEN_NOT_TAKEN', { detail: problem.en, detailUk: problem.uk });
  // problemOf has seen that they are there.
  return found.token as TokenFacts;
}

function problemOf({ checks, token }: ValuesFound) {
  for (const field of ['accessToken', 'phoneNumberId', 'wabaId'] as const) {
    const check = checks.find((one) => one.field === field);
    if (check?.state === 'missing') return tokenSays.missing;
    if (check?.state === 'failed') {
      // Said once for all of them, at the first value that could not be asked about.
      const trouble = checks.find(({ failure }) => failure === 'clock_or_network');
      return trouble?.sentence ?? check.sentence ?? tokenSays.unknown;
    }
  }
  return token === null ? tokenSays.aliveOnly : null;
}

/** What waited for a token goes on with the new one. */
async function take(options: Options, { id, kind, key }: StoredAccount, accessToken: string): Promise<void> {
  if (kind === 'live') {
    await options.accounts.update(id, { accessToken });
    return;
  }
  // The sandbox's secrets live as long as the sandbox and are never written.
  options.secrets.hold({ id, key }, { accessToken });
  updateAccount(options.db, id, { accessTokenHint: accessToken.slice(-4) });
  options.onSendable(id);
}

/** One notice for each reminder that is due and was not given for this end of this token. */
function remind({ db, clock, publish, language }: Options, account: StoredAccount): void {
  const { id: accountId, tokenExpiresAt, clockOffsetMs } = account;
  const now = clock.now() + clockOffsetMs;
  const word = dueReminder(tokenExpiresAt, now);
  if (word === null || tokenExpiresAt === null) return;
  const sentence = tokenSays.endsSoon({
    en: momentWords(tokenExpiresAt, now, 'en'),
    uk: momentWords(tokenExpiresAt, now, 'uk'),
  });
  const isNew = insertAccountEvent(db, {
    accountId,
    field: 'access_token',
    event: word,
    detail: sentence[language()],
    subject: '',
    occurredAt: clock.now(),
    fingerprint: `${word}:${tokenExpiresAt}`,
    raw: JSON.stringify({ event: word, expires_at: tokenExpiresAt }),
  });
  if (isNew) publish([{ entity: 'account', id: accountId }]);
}
