import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ConversationFilter } from '#shared/contract/conversations.ts';
import type { AccountId } from '#shared/domain/ids.ts';

/** Which conversations the list shows: chosen in the rail and in the search box. */
export interface ScopeStore {
  /** null: all accounts. */
  accountId: AccountId | null;
  filter: ConversationFilter;
  search: string;
}

export const useScopeStore = create<ScopeStore>()(
  persist((): ScopeStore => ({ accountId: null, filter: 'all', search: '' }), {
    name: 'rozmova.scope',
    version: 1,
    // A search that is still there the next morning looks like lost conversations.
    partialize: ({ accountId, filter }) => ({ accountId, filter }),
  }),
);

/** The scope at this moment, for what happens before it is shown. */
export function readScope(): ScopeStore {
  const { accountId, filter, search } = useScopeStore.getState();
  return { accountId, filter, search };
}

export function chooseAccount(accountId: AccountId | null): void {
  useScopeStore.setState({ accountId });
}

export function chooseFilter(filter: ConversationFilter): void {
  useScopeStore.setState({ filter });
}

export function searchConversations(search: string): void {
  useScopeStore.setState({ search });
}
