import type { ConversationListScope } from '../../api/conversation-list.ts';
import { useAccounts } from '../../api/use-accounts.ts';
import { useLabels } from '../../api/use-labels.ts';
import { useScopeStore } from '../../state/scope-store.ts';
import { usePaused } from '../../state/use-paused.ts';

/** The scope as it is asked of the hub: the search follows the typing with a breath between. */
export function useListScope(): ConversationListScope {
  const { filter, search } = useScopeStore();
  const account = useChosenAccount();
  const label = useChosenLabel();
  const settledSearch = usePaused(search.trim());
  return { accountId: account?.id ?? null, filter, labelId: label?.id ?? null, search: settledSearch };
}

/** A remembered account that is gone counts as "all". */
export function useChosenAccount() {
  const { accountId } = useScopeStore();
  return useAccounts().find((account) => account.id === accountId);
}

/** A remembered label that is gone counts as "whatever label". */
export function useChosenLabel() {
  const { labelId } = useScopeStore();
  return useLabels().find((label) => label.id === labelId);
}
