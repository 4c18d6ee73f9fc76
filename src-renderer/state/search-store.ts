import { create } from 'zustand';

/** The search over everything; while it is open it takes the place of the list. */
interface SearchStore {
  readonly isOpen: boolean;
  readonly query: string;
}

export const useSearchStore = create<SearchStore>(() => ({ isOpen: false, query: '' }));

export function openSearch(query?: string): void {
  useSearchStore.setState(query === undefined ? { isOpen: true } : { isOpen: true, query });
}

export function closeSearch(): void {
  useSearchStore.setState({ isOpen: false });
}

export function changeSearch(query: string): void {
  useSearchStore.setState({ query });
}
