import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { createDelayedStorage } from './delayed-storage.ts';
import { personalKey } from './personal-key.ts';

/** What the composer of a conversation is for at the moment: an answer to the customer, or a note for colleagues. */
export type ComposerMode = 'answer' | 'note';

/** Notes that are being written; the answer has a draft of its own (`drafts-store.ts`), and neither touches the other. */
interface NoteDraftsStore {
  readonly notes: Readonly<Record<number, string>>;
  /** Conversations whose composer stands at the note. */
  readonly noteModes: readonly number[];
}

const useNoteDraftsStore = create<NoteDraftsStore>()(
  persist((): NoteDraftsStore => ({ notes: {}, noteModes: [] }), {
    name: personalKey('rozmova.note-drafts'),
    version: 1,
    storage: createDelayedStorage<Pick<NoteDraftsStore, 'notes'>>(),
    // The next morning everybody begins with an answer.
    partialize: ({ notes }) => ({ notes }),
  }),
);

/** The note that is being written in a conversation; empty when there is none. */
export function useNoteText(conversationId: number): string {
  return useNoteDraftsStore((store) => store.notes[conversationId] ?? '');
}

/** The note at this moment, for what happens outside of rendering. */
export function readNoteText(conversationId: number): string {
  return useNoteDraftsStore.getState().notes[conversationId] ?? '';
}

/** Keeps what is typed; nothing is kept of an empty note. */
export function changeNoteText(conversationId: number, text: string): void {
  useNoteDraftsStore.setState(({ notes }) => {
    const { [conversationId]: _, ...others } = notes;
    return { notes: text === '' ? others : { ...others, [conversationId]: text } };
  });
}

/** More of a message in a note than this hides what the note says. */
const MOST_QUOTED = 300;

/** Turns to a note that begins with the words of a message; what is in the note already stays before them. */
export function beginNoteAbout(conversationId: number, words: string): void {
  const shown = words.length > MOST_QUOTED ? `${words.slice(0, MOST_QUOTED).trimEnd()}…` : words;
  const quoted = shown.trim() === '' ? '' : `${shown.replace(/^/gm, '> ')}\n`;
  const begun = readNoteText(conversationId).trimEnd();
  changeNoteText(conversationId, [begun, quoted].filter((part) => part !== '').join('\n'));
  setComposerMode(conversationId, 'note');
}

export function useComposerMode(conversationId: number): ComposerMode {
  return useNoteDraftsStore((store) => (store.noteModes.includes(conversationId) ? 'note' : 'answer'));
}

export function readComposerMode(conversationId: number): ComposerMode {
  return useNoteDraftsStore.getState().noteModes.includes(conversationId) ? 'note' : 'answer';
}

/** Switches what the composer of a conversation is for; both drafts stay as they are. */
export function setComposerMode(conversationId: number, mode: ComposerMode): void {
  useNoteDraftsStore.setState(({ noteModes }) => {
    const others = noteModes.filter((id) => id !== conversationId);
    return { noteModes: mode === 'note' ? [...others, conversationId] : others };
  });
}
