import { useQuery } from '@tanstack/react-query';
import type { DoctorReport } from '#shared/contract/doctor.ts';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import { useHub } from './hub-context.ts';
import { useAccounts } from './use-accounts.ts';

/** The worst that is known of the public address and of what the doctor looks at; `kind` says whose turn it is. */
export type ConnectionTrouble =
  | { readonly kind: 'address-down' | 'address-unsteady' | 'catching-up' }
  | { readonly kind: 'act' | 'repairable'; readonly count: number };

/** Whether an account of Meta's own depends on the public address of this computer. */
export function useNeedsAddress(): boolean {
  return useAccounts().some(({ kind, state }) => kind === 'live' && state === 'active');
}

/** What is wrong with the connection to Meta, most urgent first; null while all is well or nothing is known. */
export function useConnectionTrouble(): ConnectionTrouble | null {
  const { query } = useHub();
  const tunnel = useQuery(query.tunnel.state.queryOptions()).data;
  const reports = useQuery(query.doctor.reports.queryOptions()).data;
  return connectionTrouble(useNeedsAddress() ? tunnel : undefined, reports ?? []);
}

/** The same from what is known already. */
export function connectionTrouble(
  tunnel: Pick<TunnelState, 'health' | 'caughtUp'> | undefined,
  reports: readonly Pick<DoctorReport, 'checks'>[],
): ConnectionTrouble | null {
  if (tunnel?.health === 'down') return { kind: 'address-down' };
  const checks = reports.flatMap((report) => report.checks);
  for (const kind of ['act', 'repairable'] as const) {
    const count = checks.filter(({ state }) => state === kind).length;
    if (count > 0) return { kind, count };
  }
  if (tunnel?.health === 'degraded') return { kind: 'address-unsteady' };
  return tunnel?.caughtUp?.isDone === false ? { kind: 'catching-up' } : null;
}
