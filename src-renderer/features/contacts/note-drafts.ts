import { create } from 'zustand';

/** Notes that are being typed, by contact, and notes that are gone from the screen while their deletion can be undone. */
interface NotesStore {
  drafts: Readonly<Record<number, string>>;
  hiddenIds: readonly number[];
}

const useNotesStore = create<NotesStore>(() => ({ drafts: {}, hiddenIds: [] }));

/** The note that is being typed for a contact; it outlives a look at another conversation. */
export function useNoteDraft(contactId: number): string {
  return useNotesStore((store) => store.drafts[contactId] ?? '');
}

export function setNoteDraft(contactId: number, text: string): void {
  useNotesStore.setState(({ drafts }) => ({ drafts: { ...drafts, [contactId]: text } }));
}

export function useHiddenNotes(): readonly number[] {
  return useNotesStore((store) => store.hiddenIds);
}

export function setNoteHidden(noteId: number, isHidden: boolean): void {
  useNotesStore.setState(({ hiddenIds }) => ({
    hiddenIds: isHidden ? [...hiddenIds, noteId] : hiddenIds.filter((id) => id !== noteId),
  }));
}
