import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { createDelayedStorage } from './delayed-storage.ts';

/** What the composer of a conversation is for at the moment: an answer to the customer, or a note for colleagues. */
export type ComposerMode = 'answer' | 'note';

/** Whose note, and where: people who take turns at one seat do not see each other's. */
export interface NotePlace {
  readonly operatorId: number;
  readonly conversationId: number;
}

/** Notes that are being written; the answer has a draft of its own (`drafts-store.ts`), and neither touches the other. */
interface NoteDraftsStore {
  readonly notes: Readonly<Record<string, string>>;
  /** Conversations whose composer stands at the note. */
  readonly noteModes: readonly number[];
}

const useNoteDraftsStore = create<NoteDraftsStore>()(
  persist((): NoteDraftsStore => ({ notes: {}, noteModes: [] }), {
    name: 'rozmova.note-drafts',
    version: 1,
    storage: createDelayedStorage<Pick<NoteDraftsStore, 'notes'>>(),
    // The next morning everybody begins with an answer.
    partialize: ({ notes }) => ({ notes }),
  }),
);

const keyOf = ({ operatorId, conversationId }: NotePlace) => `${operatorId}/${conversationId}`;

/** The note that is being written in a conversation; empty when there is none. */
export function useNoteText(place: NotePlace): string {
  return useNoteDraftsStore((store) => store.notes[keyOf(place)] ?? '');
}

/** The note at this moment, for what happens outside of rendering. */
export function readNoteText(place: NotePlace): string {
  return useNoteDraftsStore.getState().notes[keyOf(place)] ?? '';
}

/** Keeps what is typed; nothing is kept of an empty note. */
export function changeNoteText(place: NotePlace, text: string): void {
  useNoteDraftsStore.setState(({ notes }) => {
    const { [keyOf(place)]: _, ...others } = notes;
    return { notes: text === '' ? others : { ...others, [keyOf(place)]: text } };
  });
}

export function useComposerMode(conversationId: number): ComposerMode {
  return useNoteDraftsStore((store) => (store.noteModes.includes(conversationId) ? 'note' : 'answer'));
}

/** Switches what the composer of a conversation is for; both drafts stay as they are. */
export function setComposerMode(conversationId: number, mode: ComposerMode): void {
  useNoteDraftsStore.setState(({ noteModes }) => {
    const others = noteModes.filter((id) => id !== conversationId);
    return { noteModes: mode === 'note' ? [...others, conversationId] : others };
  });
}
