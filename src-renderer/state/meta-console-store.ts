import { create } from 'zustand';

/** Whether the pretend Meta's console is open; whoever rehearses the set-up has it at hand on every screen. */
export const useMetaConsoleStore = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

export function openMetaConsole(): void {
  useMetaConsoleStore.setState({ isOpen: true });
}

export function closeMetaConsole(): void {
  useMetaConsoleStore.setState({ isOpen: false });
}
