import { useMutation } from '@tanstack/react-query';
import type { Settings } from '#shared/contract/app.ts';
import { useHub } from './hub-context.ts';

/**
 * Changes settings at once: this screen shows the new value before the hub has answered and takes it back when the hub
 * refuses. `variables` of the result says which setting failed, `error` why.
 */
export function useUpdateSettings() {
  const { query, queryClient } = useHub();
  const queryKey = query.app.bootstrap.queryKey();
  const put = (settings: Partial<Settings>) =>
    queryClient.setQueryData(
      queryKey,
      (known) => known && { ...known, settings: { ...known.settings, ...settings } },
    );
  return useMutation(
    query.app.updateSettings.mutationOptions({
      onMutate: async (change) => {
        const before = queryClient.getQueryData(queryKey);
        // An answer that is on its way would bring the old value back; the change event asks for a new one.
        if (before) await queryClient.cancelQueries({ queryKey });
        put(change);
        return { before };
      },
      // Only what this call was about: another change may be under way, and its value stands on the screen already.
      onError: (_error, change, context) => {
        if (context?.before) put(pick(context.before.settings, change));
      },
      onSuccess: (settings, change) => put(pick(settings, change)),
    }),
  );
}

function pick(settings: Settings, change: Partial<Settings>): Partial<Settings> {
  const names = Object.keys(change) as (keyof Settings)[];
  return Object.fromEntries(names.map((name) => [name, settings[name]]));
}
