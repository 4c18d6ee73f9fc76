import { Refusal } from '#shared/domain/refusals.ts';
import { listAccounts, requireAccount, type StoredAccount } from '../../db/queries/accounts.ts';
import { getRegistration, type StoredRegistration } from '../../db/queries/webhook-registrations.ts';
import { appTarget } from '../../meta/connection-calls.ts';
import { askersOf } from '../../meta/webhook-calls.ts';
import type { RegistrationOptions } from './registration.ts';
import type { RunOptions } from './registration-run.ts';

/** Meta must never know two addresses that disagree: after one change the next waits this long. */
export const BETWEEN_MOVES_MS = 5 * 60_000;

/** When Meta was last seen at an account's address. */
export function lastHandshakeAt(
  { db, handshakes }: RegistrationOptions,
  { id, key }: StoredAccount,
): number | null {
  const mark = handshakes.last(key);
  return mark?.isAnswered ? mark.at : (getRegistration(db, id)?.handshakeAt ?? null);
}

/** Where Meta is to send; null while this computer cannot be reached. */
export async function callbackOf(
  { address, webhookUrl }: RegistrationOptions,
  { kind, key }: StoredAccount,
  isForced: boolean,
): Promise<string | null> {
  if (kind === 'sandbox') return `${webhookUrl}/${key}`;
  // A person may come before the address has proved itself twice.
  if (isForced && (await address.prove()).isProved) await address.prove();
  const url = address.url();
  return url === null ? null : `${url}/webhook/${key}`;
}

/** Whether Meta would listen to us about an account. */
export function canSpeak({ db, secrets, graphUrl }: RegistrationOptions, accountId: number): boolean {
  const { accessToken, appSecret } = secrets.byAccountId(accountId);
  return accessToken !== null && appSecret !== null && graphUrl(requireAccount(db, accountId).kind) !== null;
}

/** Throws ACCOUNT_DISCONNECTED, SANDBOX_OFF or ACCOUNT_NEEDS_TOKEN for an account that Meta would not listen to. */
export function requireSpeaking(options: RegistrationOptions, accountId: number): number {
  const { state, kind } = requireAccount(options.db, accountId);
  if (state === 'disconnected') throw new Refusal('ACCOUNT_DISCONNECTED');
  if (options.graphUrl(kind) === null) throw new Refusal('SANDBOX_OFF');
  if (!canSpeak(options, accountId)) throw new Refusal('ACCOUNT_NEEDS_TOKEN');
  return accountId;
}

/** When Meta was last told another address; one that all numbers of an app share moves for all of them. */
export function lastMoveOf(
  { db }: RegistrationOptions,
  { id, appId, kind }: StoredAccount,
  { movedAt, registration }: StoredRegistration,
): number | null {
  if (registration.effectiveLevel !== 'app') return movedAt;
  const moves = listAccounts(db)
    .filter((other) => other.id !== id && other.appId === appId && other.kind === kind)
    .map((other) => getRegistration(db, other.id))
    .map((other) => (other?.registration.effectiveLevel === 'app' ? other.movedAt : null));
  const latest = Math.max(...[movedAt, ...moves].map((at) => at ?? 0));
  return latest === 0 ? null : latest;
}

export interface MoreForRun extends Pick<RunOptions, 'mayTakeOver' | 'isForced'> {
  stored: StoredRegistration;
  callbackUrl: string;
  note: RunOptions['note'];
  leaving: ReadonlySet<number>;
}

/** Everything that telling Meta about one account needs. */
export function runOptionsOf(
  options: RegistrationOptions,
  account: StoredAccount,
  { stored, callbackUrl, note, mayTakeOver, isForced, leaving }: MoreForRun,
): RunOptions {
  const { db, clock, secrets, graph, graphUrl, handshakes } = options;
  requireSpeaking(options, account.id);
  const { accessToken, appSecret } = secrets.byAccountId(account.id);
  const baseUrl = graphUrl(account.kind) ?? '';
  const siblings = listAccounts(db).filter(
    ({ appId, kind }) => appId === account.appId && kind === account.kind,
  );
  const now = () => clock.now();
  const movedAt = lastMoveOf(options, account, stored);
  // What Meta signs with the app's secret of today is only understood where that secret is known.
  const answers = ({ id, state }: StoredAccount) =>
    state !== 'disconnected' && !leaving.has(id) && secrets.byAccountId(id).appSecret === appSecret;
  return {
    ids: account,
    askers: askersOf(graph, {
      account: { baseUrl, accessToken: accessToken ?? '' },
      app: appTarget(baseUrl, account.appId, appSecret ?? ''),
    }),
    callbackUrl,
    ownKeys: siblings.map(({ key }) => key),
    answeringKeys: siblings.filter(answers).map(({ key }) => key),
    verifyTokenOf: (key) =>
      options.verifyTokenOf(siblings.find((each) => each.key === key)?.id ?? account.id),
    lastHandshake: (key) => handshakes.last(key),
    mayTakeOver,
    isForced,
    movedLately: !isForced && movedAt !== null && now() - movedAt < BETWEEN_MOVES_MS,
    wasSeen: lastHandshakeAt(options, account) !== null,
    now,
    note,
  };
}
