import { create } from 'zustand';
import type { AppLink } from '#shared/domain/app-link.ts';

interface LinkStore {
  /** What a link from outside wants, until the person has decided; null: nothing. */
  readonly wish: AppLink | null;
}

export const useLinkStore = create<LinkStore>(() => ({ wish: null }));

/** Puts what a link wants before the person; a newer link takes the place of the one before. */
export function askAboutLink(wish: AppLink): void {
  useLinkStore.setState({ wish });
}

/** The person has decided. */
export function forgetLink(): void {
  useLinkStore.setState({ wish: null });
}
