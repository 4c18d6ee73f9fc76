import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { createDelayedStorage } from './delayed-storage.ts';

export interface Draft {
  readonly text: string;
  /** The message that the answer quotes. */
  readonly quotedMessageId: number | null;
}

/** What is being written, by conversation; it survives a reload and a crash. */
interface DraftsStore {
  drafts: Readonly<Record<number, Draft>>;
}

const noDraft: Draft = { text: '', quotedMessageId: null };

export const useDraftsStore = create<DraftsStore>()(
  persist((): DraftsStore => ({ drafts: {} }), {
    name: 'rozmova.drafts',
    version: 1,
    storage: createDelayedStorage<DraftsStore>(),
  }),
);

/** The draft of one conversation. */
export function useDraft(conversationId: number): Draft {
  return useDraftsStore((store) => store.drafts[conversationId] ?? noDraft);
}

/** The words of a draft as the list shows them; empty when there are none. */
export function useDraftText(conversationId: number): string {
  return useDraftsStore((store) => store.drafts[conversationId]?.text.trim() ?? '');
}

/** The draft at this moment, for what happens outside of rendering. */
export function readDraft(conversationId: number): Draft {
  return useDraftsStore.getState().drafts[conversationId] ?? noDraft;
}

/** Changes a draft under the id it was typed in, so that a switch of conversation between two letters mixes nothing up. */
export function changeDraft(conversationId: number, change: Partial<Draft>): void {
  useDraftsStore.setState(({ drafts }) => {
    const draft = { ...(drafts[conversationId] ?? noDraft), ...change };
    const { [conversationId]: _old, ...others } = drafts;
    const isEmpty = draft.text === '' && draft.quotedMessageId === null;
    return { drafts: isEmpty ? others : { ...others, [conversationId]: draft } };
  });
}

/** Forgets a draft, mostly because it was sent. */
export function clearDraft(conversationId: number): void {
  changeDraft(conversationId, noDraft);
}
