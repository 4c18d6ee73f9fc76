import { create } from 'zustand';
import type { Draft, DraftPlace } from '../../state/use-draft-over.ts';

interface NoteText {
  readonly text: string;
}

/**
 * Notes that are being typed, by contact; notes that are being changed, by their ids, null while nothing was changed yet; and notes
 * that are gone from the screen while their deletion can be undone.
 */
interface NotesStore {
  drafts: Readonly<Record<number, string>>;
  edits: Readonly<Record<number, Draft<NoteText> | null>>;
  hiddenIds: readonly number[];
}

const useNotesStore = create<NotesStore>(() => ({ drafts: {}, edits: {}, hiddenIds: [] }));

/** The note that is being typed for a contact; it outlives a look at another conversation. */
export function useNoteDraft(contactId: number): string {
  return useNotesStore((store) => store.drafts[contactId] ?? '');
}

export function setNoteDraft(contactId: number, text: string): void {
  useNotesStore.setState(({ drafts }) => ({ drafts: { ...drafts, [contactId]: text } }));
}

/** Whether a note is being changed; it outlives a panel that moves to another place in a narrower window. */
export function useIsNoteEdited(noteId: number): boolean {
  return useNotesStore((store) => noteId in store.edits);
}

/** What was changed of a note. */
export function useNoteEdit(noteId: number): DraftPlace<NoteText> {
  const edit = useNotesStore((store) => store.edits[noteId] ?? null);
  return [edit, (next) => setNoteEdit(noteId, next)];
}

export function setNoteEdit(noteId: number, edit: Draft<NoteText> | null): void {
  useNotesStore.setState(({ edits }) => ({ edits: { ...edits, [noteId]: edit } }));
}

export function endNoteEdit(noteId: number): void {
  useNotesStore.setState(({ edits }) => {
    const { [noteId]: _ended, ...others } = edits;
    return { edits: others };
  });
}

export function useHiddenNotes(): readonly number[] {
  return useNotesStore((store) => store.hiddenIds);
}

export function setNoteHidden(noteId: number, isHidden: boolean): void {
  useNotesStore.setState(({ hiddenIds }) => ({
    hiddenIds: isHidden ? [...hiddenIds, noteId] : hiddenIds.filter((id) => id !== noteId),
  }));
}
