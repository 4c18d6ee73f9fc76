import { create } from 'zustand';

/** Whether the templates of the pretend Meta are open; whoever tries out a template has them at hand on every screen. */
export const useMetaTemplatesStore = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function openMetaTemplates(): void {
  useMetaTemplatesStore.setState({ isOpen: true });
}

export function closeMetaTemplates(): void {
  useMetaTemplatesStore.setState({ isOpen: false });
}
