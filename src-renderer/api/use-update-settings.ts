import { useMutation } from '@tanstack/react-query';
import { useHub } from './hub-context.ts';

/**
 * Changes settings at once: this screen shows the new value before the hub has answered and takes it back when the hub
 * refuses. `variables` of the result says which setting failed, `error` why.
 */
export function useUpdateSettings() {
  const { query, queryClient } = useHub();
  const queryKey = query.app.bootstrap.queryKey();
  return useMutation(
    query.app.updateSettings.mutationOptions({
      onMutate: async (change) => {
        await queryClient.cancelQueries({ queryKey });
        const before = queryClient.getQueryData(queryKey);
        if (before)
          queryClient.setQueryData(queryKey, { ...before, settings: { ...before.settings, ...change } });
        return { before };
      },
      onError: (_error, _change, context) => {
        if (context?.before) queryClient.setQueryData(queryKey, context.before);
      },
      onSuccess: (settings) => {
        queryClient.setQueryData(queryKey, (known) => known && { ...known, settings });
      },
    }),
  );
}
