import { useMutation, useQuery } from '@tanstack/react-query';
import type { NumberFacts } from '#shared/contract/connect.ts';
import type { AccountId } from '#shared/domain/ids.ts';
import { useHub } from '../../api/hub-context.ts';

/** How a number stands with Meta, and what can be done about it from here. */
export function useNumber(accountId: AccountId) {
  const { query, queryClient } = useHub();
  const input = { accountId };
  // Meta changes it without telling us: what was seen a minute ago is asked for anew when the step is opened.
  const facts = useQuery(query.connect.number.queryOptions({ input, refetchOnMount: 'always' }));
  const show = (next: NumberFacts) =>
    queryClient.setQueryData(query.connect.number.queryKey({ input }), next);
  // A refusal may have cost a try: the counts are asked for again.
  const onError = () => void queryClient.invalidateQueries({ queryKey: query.connect.number.key() });
  // gcTime 0: codes and PINs are not to stay in memory.
  const options = { gcTime: 0, onSuccess: show, onError };
  return {
    facts,
    requestCode: useMutation(query.connect.requestCode.mutationOptions()),
    verifyCode: useMutation(query.connect.verifyCode.mutationOptions(options)),
    register: useMutation(query.connect.register.mutationOptions(options)),
    setPin: useMutation(query.connect.setPin.mutationOptions({ gcTime: 0, onSuccess: onError })),
  };
}

export type NumberActions = ReturnType<typeof useNumber>;
