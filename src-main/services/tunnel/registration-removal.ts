import type { Sentence } from '#shared/contract/base.ts';
import { listAccounts, type StoredAccount } from '../../db/queries/accounts.ts';
import { appTarget } from '../../meta/connection-calls.ts';
import {
  type Askers,
  askersOf,
  subscribeWaba,
  unsubscribeFields,
  unsubscribeWaba,
} from '../../meta/webhook-calls.ts';
import type { RegistrationOptions } from './registration.ts';
import { registrationSays } from './registration-sentences.ts';
import { isOwnAddress, readStanding, type Standing } from './registration-standing.ts';

export interface Removal {
  /** What Meta would not take away, for the owner to do. */
  left: Sentence[];
  /** Another account of ours whose messages came through this one's address: it has to give its own. */
  heirId: number | null;
}

/**
 * Takes an account's webhook away at Meta, only where it is ours; other accounts of ours and other tools keep theirs, unless
 * those accounts are `leaving` too.
 */
export async function removeRegistration(
  { db, graph, graphUrl, secrets }: RegistrationOptions,
  account: StoredAccount,
  leaving: ReadonlySet<number>,
): Promise<Removal> {
  const { accessToken, appSecret } = secrets.byAccountId(account.id);
  const baseUrl = graphUrl(account.kind);
  if (accessToken === null || appSecret === null || baseUrl === null) {
    // The pretend Meta of a sandbox that is off has nothing that could be left.
    return { left: account.kind === 'sandbox' ? [] : [registrationSays.leftUnknown], heirId: null };
  }
  const askers = askersOf(graph, {
    account: { baseUrl, accessToken },
    app: appTarget(baseUrl, account.appId, appSecret),
  });
  const read = await readStanding(askers, account);
  if (read.kind !== 'told') return { left: [registrationSays.leftUnknown], heirId: null };
  const others = listAccounts(db).filter(
    ({ id, appId, kind, state }) =>
      id !== account.id &&
      appId === account.appId &&
      kind === account.kind &&
      state !== 'disconnected' &&
      !leaving.has(id),
  );
  const left = await takeAway(askers, account, read.value, others);
  const wasShared = isOwnAddress(read.value.appUrl, [account.key]);
  return { left, heirId: wasShared ? (others.find(({ state }) => state === 'active')?.id ?? null) : null };
}

async function takeAway(
  { account: asker, app }: Askers,
  account: StoredAccount,
  standing: Standing,
  others: readonly StoredAccount[],
): Promise<Sentence[]> {
  const left: Sentence[] = [];
  const ownKeys = [account.key, ...others.map(({ key }) => key)];
  const isAppOurs = isOwnAddress(standing.appUrl, ownKeys);
  const isAccountShared = others.some(({ wabaId }) => wabaId === account.wabaId);
  if (isAppOurs && standing.isWabaSubscribed && !isAccountShared) {
    if ((await unsubscribeWaba(asker, account.wabaId)).kind !== 'told')
      left.push(registrationSays.leftSubscription);
  } else if (isOwnAddress(standing.wabaUrl, [account.key])) {
    // The other tool was subscribed before us and stays: only our address goes.
    if ((await subscribeWaba(asker, account.wabaId)).kind !== 'told')
      left.push(registrationSays.leftSubscription);
  }
  if (isAppOurs && others.length === 0 && (await unsubscribeFields(app, account.appId)).kind !== 'told') {
    left.push(registrationSays.leftAddress);
  }
  return left;
}
