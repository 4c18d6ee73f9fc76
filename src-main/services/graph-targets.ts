import type { Account } from '#shared/contract/accounts.ts';
import { explainMetaError } from '#shared/domain/meta-errors.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { getAccount, requireAccount, type StoredAccount } from '../db/queries/accounts.ts';
import type { Db } from '../db/statements.ts';
import { GraphError } from '../meta/graph-error.ts';
import type { AccountSecretsReader, GraphTarget } from '../ports.ts';
import { troubleOnTheWay } from './connect/trouble.ts';

export interface AccountTarget {
  target: GraphTarget;
  phoneNumberId: string;
}

export interface GraphTargets {
  /** Null while an account cannot be spoken for: disconnected, or its token is not available. */
  find(accountId: number): AccountTarget | null;
  /** The same for what a person asked for. Throws NOT_FOUND, ACCOUNT_DISCONNECTED, SANDBOX_OFF, ACCOUNT_NEEDS_TOKEN. */
  require(accountId: number): AccountTarget & { account: StoredAccount };
}

/** Which Graph API an account talks to, and with which token. */
export function createGraphTargets(options: {
  db: Db;
  secrets: AccountSecretsReader;
  /** Null while there is none: the sandbox is not running. */
  graphUrl(kind: Account['kind']): string | null;
}): GraphTargets {
  const { db, secrets, graphUrl } = options;
  const targetOf = (account: StoredAccount): AccountTarget | null => {
    const baseUrl = graphUrl(account.kind);
    const { accessToken } = secrets.byAccountId(account.id);
    if (baseUrl === null || accessToken === null || account.state === 'disconnected') return null;
    return { target: { baseUrl, accessToken }, phoneNumberId: account.phoneNumberId };
  };
  return {
    find(accountId) {
      const account = getAccount(db, accountId);
      return account && targetOf(account);
    },
    require(accountId) {
      const account = requireAccount(db, accountId);
      const found = targetOf(account);
      if (found) return { ...found, account };
      if (account.state === 'disconnected') throw new Refusal('ACCOUNT_DISCONNECTED');
      throw new Refusal(graphUrl(account.kind) === null ? 'SANDBOX_OFF' : 'ACCOUNT_NEEDS_TOKEN');
    },
  };
}

/** A failed call to Meta as a refusal in both languages; anything else comes back as it is. */
export function asMetaRefusal(error: unknown): unknown {
  if (!(error instanceof GraphError)) return error;
  if (error.kind !== 'refused') {
    const { en, uk } = troubleOnTheWay(error);
    return new Refusal('META_UNREACHABLE', { detail: en, detailUk: uk });
  }
  const { code, subcode, title } = error;
  const { sentence } = explainMetaError({
    code,
    subcode,
    details: error.userMessage ?? error.details ?? title,
  });
  // The code leads to its article in the help.
  const words = { detail: sentence.en, detailUk: sentence.uk };
  return new Refusal('META_REFUSED', code === null ? words : { ...words, code });
}
