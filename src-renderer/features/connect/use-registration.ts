import { useMutation, useQuery } from '@tanstack/react-query';
import type { Registration } from '#shared/contract/tunnel.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';

/** How far Meta has been told where an account's webhooks go, and the two ways to tell it. */
export function useRegistration(accountId: AccountId) {
  const { query, queryClient } = useHub();
  const key = query.tunnel.registrations.queryKey();
  // Change events tell of each step; looking by itself is for a line that lost one.
  const registrations = useQuery(
    query.tunnel.registrations.queryOptions({
      refetchInterval: ({ state }) =>
        state.data?.some((known) => known.accountId === accountId && known.state === 'running')
          ? 1000
          : false,
    }),
  );
  const show = (registration: Registration) =>
    queryClient.setQueryData(key, (list) => [
      ...(list ?? []).filter((known) => known.accountId !== registration.accountId),
      registration,
    ]);
  const register = useMutation(query.tunnel.register.mutationOptions({ onSuccess: show }));
  const takeOver = useMutation(query.tunnel.takeOver.mutationOptions({ onSuccess: show }));
  return {
    registration: registrations.data?.find((known) => known.accountId === accountId) ?? null,
    isLoaded: registrations.isSuccess,
    loadError: registrations.error,
    reload: () => void registrations.refetch(),
    register,
    takeOver,
  };
}
