import { useMutation } from '@tanstack/react-query';
import type { Account } from '#shared/contract/accounts.ts';
import { useHub } from '../../api/hub-context.ts';

/** The mutations of one account; each answer is put on the screen at once, without waiting for its change event. */
export function useAccountActions() {
  const { query, queryClient } = useHub();
  const show = (account: Account) => {
    queryClient.setQueryData(query.accounts.list.queryKey(), (list) =>
      list?.map((known) => (known.id === account.id ? account : known)),
    );
  };
  // gcTime 0: the variables of a mutation may be secrets, and its memory must not outlive the form.
  return {
    update: useMutation(query.accounts.update.mutationOptions({ gcTime: 0, onSuccess: show })),
    replaceToken: useMutation(
      query.connect.replaceToken.mutationOptions({
        gcTime: 0,
        onSuccess: () => queryClient.invalidateQueries({ queryKey: query.accounts.list.key() }),
      }),
    ),
    changeNumber: useMutation(query.accounts.changeNumber.mutationOptions({ onSuccess: show })),
    test: useMutation(query.accounts.test.mutationOptions({ gcTime: 0 })),
    disconnect: useMutation(query.accounts.disconnect.mutationOptions({ gcTime: 0, onSuccess: show })),
  };
}
