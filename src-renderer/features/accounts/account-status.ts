import type { Account } from '#shared/contract/accounts.ts';
import type { StatusDotKind } from '../../ui/StatusDot.tsx';

export type AccountStatus = Account['state'] | 'needs_token';

/** The state of an account as its owner should see it: one without its token works in name only. */
export function accountStatus(account: Pick<Account, 'state' | 'kind' | 'accessTokenHint'>): AccountStatus {
  const isTokenMissing = account.kind === 'live' && account.accessTokenHint === null;
  return account.state === 'active' && isTokenMissing ? 'needs_token' : account.state;
}

export const accountStatusDot: Record<AccountStatus, StatusDotKind> = {
  active: 'good',
  paused: 'waiting',
  disconnected: 'off',
  needs_token: 'bad',
};

const qualities = ['GREEN', 'YELLOW', 'RED'] as const;

/** Meta's quality rating as one of the words we have; UNKNOWN for anything else it may send (`NA`, null). */
export const qualityWord = (rating: string | null): (typeof qualities)[number] | 'UNKNOWN' =>
  qualities.find((quality) => quality === rating) ?? 'UNKNOWN';
