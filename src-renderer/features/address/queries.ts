import { useMutation, useQuery } from '@tanstack/react-query';
import type { TunnelState } from '#shared/contract/tunnel.ts';
import { roleIncludes } from '#shared/domain/roles.ts';
import { useHub } from '../../api/hub-context.ts';

/** How Meta reaches this computer; change events keep it current. */
export function useTunnel() {
  const { query } = useHub();
  return useQuery(query.tunnel.state.queryOptions());
}

/** What can be done about the address; each answer is on the screen at once. */
export function useTunnelActions() {
  const { query, queryClient } = useHub();
  const onSuccess = (state: TunnelState) => queryClient.setQueryData(query.tunnel.state.queryKey(), state);
  return {
    choose: useMutation(query.tunnel.choose.mutationOptions({ onSuccess })),
    retryNow: useMutation(query.tunnel.retryNow.mutationOptions({ onSuccess })),
  };
}

/** Where Meta sends the messages of each account. */
export function useRegistrations() {
  const { query } = useHub();
  return useQuery(query.tunnel.registrations.queryOptions());
}

/** Whether the person at this screen may change the address, as far as is known; the hub checks every call. */
export function useMayChange(): boolean {
  const { query } = useHub();
  const role = useQuery(query.app.bootstrap.queryOptions()).data?.operator.role;
  return role === undefined || roleIncludes(role, 'admin');
}
