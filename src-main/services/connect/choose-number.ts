import type { Account } from '#shared/contract/accounts.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { setAccountToken } from '../../db/queries/account-tokens.ts';
import {
  getAccountByPhoneNumberId,
  requireAccount,
  type StoredAccount,
  updateAccount,
} from '../../db/queries/accounts.ts';
import type { StoredDraft } from '../../db/queries/connect-drafts.ts';
import { getSandboxAccountId } from '../../db/queries/sandbox-account.ts';
import type { ConnectOptions } from './connect-options.ts';
import type { DraftSecretValues } from './draft-secrets.ts';

export interface ChosenNumber {
  wabaId: string;
  phoneNumberId: string;
  name: string;
  color: Account['color'];
  department?: string | null | undefined;
}

interface Checked {
  draft: StoredDraft;
  secrets: DraftSecretValues;
}

/**
 * Makes the account of the chosen number, or goes on with the one that has this number: it keeps its key and its history
 * and gets the new secrets. Nothing is written before the values have been found right.
 */
export async function chooseNumber(
  options: ConnectOptions,
  checked: Checked,
  chosen: ChosenNumber,
): Promise<StoredAccount> {
  requireGoodValues(checked, chosen);
  if (checked.draft.kind === 'sandbox') return rehearse(options, checked.draft, chosen);
  const { db, clock, publish } = options;
  const known = getAccountByPhoneNumberId(db, chosen.phoneNumberId);
  const id = await (known && known.state !== 'disconnected'
    ? goOn(options, known, checked, chosen)
    : create(options, checked, chosen));
  const { appId, token } = checked.draft;
  const account = updateAccount(db, id, {
    appId,
    wabaId: chosen.wabaId,
    // Not asked again: an account that goes on keeps its department.
    ...(chosen.department === undefined ? {} : { department: chosen.department }),
    tokenExpiresAt: token?.expiresAt ?? null,
  });
  if (token) setAccountToken(db, id, token, clock.now());
  publish([{ entity: 'account', id }]);
  return account;
}

/** The list may be older than what was entered since. */
function requireGoodValues({ draft, secrets }: Checked, { wabaId, phoneNumberId }: ChosenNumber): void {
  const needed = ['appId', 'appSecret', 'accessToken'] as const;
  const isGood = needed.every((field) =>
    draft.checks.some(
      (check) => check.field === field && (check.state === 'ok' || check.state === 'warning'),
    ),
  );
  if (!isGood || secrets.accessToken === null || secrets.appSecret === null) {
    throw new Refusal('CONNECT_VALUES_NOT_GOOD');
  }
  const isSeen = draft.numbers.some(
    (number) => number.phoneNumberId === phoneNumberId && number.wabaId === wabaId,
  );
  if (!isSeen) throw new Refusal('CONNECT_NUMBER_NOT_SEEN');
}

async function create(
  { accounts }: ConnectOptions,
  { draft, secrets }: Checked,
  { name, color, wabaId, phoneNumberId }: ChosenNumber,
): Promise<number> {
  const { id } = await accounts.create({
    name,
    color,
    wabaId,
    phoneNumberId,
    appId: draft.appId,
    // requireGoodValues has seen both.
    appSecret: secrets.appSecret ?? '',
    accessToken: secrets.accessToken ?? '',
  });
  return id;
}

async function goOn(
  { accounts }: ConnectOptions,
  known: StoredAccount,
  { secrets }: Checked,
  { name, color }: ChosenNumber,
): Promise<number> {
  await accounts.update(known.id, {
    name,
    color,
    ...(secrets.appSecret === null ? {} : { appSecret: secrets.appSecret }),
    ...(secrets.accessToken === null ? {} : { accessToken: secrets.accessToken }),
  });
  return known.id;
}

/** The sandbox has its account already, with a name of its own and secrets that are made at each start. */
function rehearse(
  { db, clock }: ConnectOptions,
  { token }: StoredDraft,
  chosen: ChosenNumber,
): StoredAccount {
  const id = getSandboxAccountId(db);
  if (id === null) throw new Refusal('SANDBOX_OFF');
  const account = requireAccount(db, id);
  if (account.phoneNumberId !== chosen.phoneNumberId) {
    throw new Refusal('REHEARSAL_OTHER_NUMBER', {
      number: account.displayPhoneNumber ?? account.phoneNumberId,
    });
  }
  if (token) setAccountToken(db, id, token, clock.now());
  return updateAccount(db, id, { tokenExpiresAt: token?.expiresAt ?? null });
}
