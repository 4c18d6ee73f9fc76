import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { ConversationFilter } from '#shared/contract/conversations.ts';
import type { AccountId, LabelId } from '#shared/domain/ids.ts';
import { personalKey } from './personal-key.ts';
import { clearSelection } from './selection-store.ts';

/** Which conversations the list shows: chosen in the rail and in the search box. */
export interface ScopeStore {
  /** null: all accounts. */
  accountId: AccountId | null;
  filter: ConversationFilter;
  /** null: whatever label; a label is looked for among all that is open. */
  labelId: LabelId | null;
  search: string;
}

export const useScopeStore = create<ScopeStore>()(
  persist((): ScopeStore => ({ accountId: null, filter: 'all', labelId: null, search: '' }), {
    name: personalKey('rozmova.scope'),
    version: 1,
    // A search that is still there the next morning looks like lost conversations.
    partialize: ({ accountId, filter, labelId }) => ({ accountId, filter, labelId }),
  }),
);

/** The scope at this moment, for what happens before it is shown. */
export function readScope(): ScopeStore {
  const { accountId, filter, labelId, search } = useScopeStore.getState();
  return { accountId, filter, labelId, search };
}

export function chooseAccount(accountId: AccountId | null): void {
  changeScope({ accountId });
}

export function chooseFilter(filter: ConversationFilter): void {
  changeScope({ filter, labelId: null });
}

export function chooseLabel(labelId: LabelId): void {
  changeScope({ filter: 'all', labelId });
}

export function searchConversations(search: string): void {
  changeScope({ search });
}

function changeScope(change: Partial<ScopeStore>): void {
  useScopeStore.setState(change);
  // What is selected in one list is no longer before the eyes in another.
  clearSelection();
}
