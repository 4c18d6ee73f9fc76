import type { Account } from '#shared/contract/accounts.ts';
import { getAccount } from '../../db/queries/accounts.ts';
import { getSandboxAccountId } from '../../db/queries/sandbox-account.ts';
import type { ConnectOptions } from './connect-options.ts';

/** The time as Meta has it, and how wrong this computer's clock is. The sandbox's clock may have been moved on purpose. */
export function metaClock(
  { db, clock, serverTime }: Pick<ConnectOptions, 'db' | 'clock' | 'serverTime'>,
  kind: Account['kind'],
  baseUrl: string,
): { now(): number; offMs(): number } {
  const sandboxId = kind === 'sandbox' ? getSandboxAccountId(db) : null;
  const movedMs = (sandboxId === null ? null : getAccount(db, sandboxId)?.clockOffsetMs) ?? 0;
  return {
    now: () => clock.now() + (serverTime.offsetMs(baseUrl) ?? movedMs),
    offMs: () => (serverTime.offsetMs(baseUrl) ?? movedMs) - movedMs,
  };
}
