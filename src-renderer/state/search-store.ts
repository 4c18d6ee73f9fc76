import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { personalKey } from './personal-key.ts';

/** The search over everything; while it is open it takes the place of the list. */
interface SearchStore {
  readonly isOpen: boolean;
  readonly query: string;
  /** Counts the wishes to search, so that each one brings the focus to the field. */
  readonly wishes: number;
  /** What was looked for and led somewhere, the newest first; stays on this computer. */
  readonly recent: readonly string[];
}

const MOST_RECENT = 8;

export const useSearchStore = create<SearchStore>()(
  persist((): SearchStore => ({ isOpen: false, query: '', wishes: 0, recent: [] }), {
    name: personalKey('rozmova.search'),
    version: 1,
    partialize: ({ recent }) => ({ recent }),
  }),
);

/** What had the focus when the search was opened. */
let opener: Element | null = null;

export function openSearch(query?: string): void {
  if (!useSearchStore.getState().isOpen) opener = document.activeElement;
  useSearchStore.setState((store) => ({
    isOpen: true,
    query: query ?? store.query,
    wishes: store.wishes + 1,
  }));
}

/** Closes the search; a focus that goes with it returns to where it was. */
export function closeSearch(): void {
  useSearchStore.setState({ isOpen: false });
  requestAnimationFrame(() => {
    if (document.activeElement === document.body && opener instanceof HTMLElement)
      opener.focus({ preventScroll: true });
  });
}

export function changeSearch(query: string): void {
  useSearchStore.setState({ query });
}

/** Remembers a search that led somewhere. */
export function keepSearch(query: string): void {
  const kept = query.trim();
  if (kept === '') return;
  useSearchStore.setState(({ recent }) => ({
    recent: [kept, ...recent.filter((other) => other !== kept)].slice(0, MOST_RECENT),
  }));
}

export function forgetSearches(): void {
  useSearchStore.setState({ recent: [] });
}
