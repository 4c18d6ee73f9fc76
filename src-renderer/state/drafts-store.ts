import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Media } from '#shared/contract/media.ts';
import { createDelayedStorage } from './delayed-storage.ts';
import { personalKey } from './personal-key.ts';

/** A file that waits in the composer. */
export interface DraftFile {
  /** Names the tile on this screen. */
  readonly key: string;
  /** Null until the hub has its bytes; such a file is not remembered over a reload. */
  readonly media: Media | null;
  readonly caption: string;
  readonly isVoice: boolean;
}

/** What a person has begun to write. */
export interface DraftContent {
  readonly text: string;
  /** The message that the answer quotes. */
  readonly quotedMessageId: number | null;
  readonly files: readonly DraftFile[];
}

export interface Draft extends DraftContent {
  /** UTC ms of the last change. */
  readonly updatedAt: number;
  /** UTC ms at which the hub had exactly this; null while it does not. */
  readonly savedAt: number | null;
}

export type Drafts = Readonly<Record<number, Draft>>;

/** What is being written, by conversation; it survives a reload and a crash. */
interface DraftsStore {
  drafts: Drafts;
  /** Grows when everything should be handed to the hub at once. */
  saveWishes: number;
}

const noDraft: Draft = { text: '', quotedMessageId: null, files: [], updatedAt: 0, savedAt: null };

export const useDraftsStore = create<DraftsStore>()(
  persist((): DraftsStore => ({ drafts: {}, saveWishes: 0 }), {
    name: personalKey('rozmova.drafts'),
    version: 2,
    storage: createDelayedStorage<Pick<DraftsStore, 'drafts'>>(),
    partialize: ({ drafts }) => ({ drafts: rememberedDrafts(drafts) }),
    // The first version knew words and a quote only.
    migrate: (old) => ({
      drafts: Object.fromEntries(
        Object.entries((old as { drafts?: Record<number, Partial<Draft>> }).drafts ?? {}).map(
          ([id, draft]) => [id, { ...noDraft, ...draft }],
        ),
      ),
      saveWishes: 0,
    }),
  }),
);

/** Whether nothing is in a draft; such a one only remembers that it was sent or emptied. */
export function isEmptyDraft(draft: DraftContent): boolean {
  return draft.text === '' && draft.quotedMessageId === null && draft.files.length === 0;
}

/** What can be kept: files that the hub has, and no memory of what is empty on both sides. */
function rememberedDrafts(drafts: Drafts): Drafts {
  const kept = Object.entries(drafts)
    .map(
      ([id, draft]) => [id, { ...draft, files: draft.files.filter(({ media }) => media !== null) }] as const,
    )
    .filter(([, draft]) => !isEmptyDraft(draft) || draft.savedAt === null);
  return Object.fromEntries(kept);
}

/** The draft of one conversation. */
export function useDraft(conversationId: number): Draft {
  return useDraftsStore((store) => store.drafts[conversationId] ?? noDraft);
}

/** The words of a draft as the list shows them; empty when there are none. */
export function useDraftText(conversationId: number): string {
  return useDraftsStore((store) => store.drafts[conversationId]?.text.trim() ?? '');
}

/** How many files wait in a draft. */
export function useDraftFileCount(conversationId: number): number {
  return useDraftsStore((store) => store.drafts[conversationId]?.files.length ?? 0);
}

/** The draft at this moment, for what happens outside of rendering. */
export function readDraft(conversationId: number): Draft {
  return useDraftsStore.getState().drafts[conversationId] ?? noDraft;
}

/** Changes a draft under the id it was typed in, so that a switch of conversation between two letters mixes nothing up. */
export function changeDraft(conversationId: number, change: Partial<DraftContent>): void {
  useDraftsStore.setState(({ drafts }) => {
    const draft = { ...(drafts[conversationId] ?? noDraft), ...change, updatedAt: Date.now(), savedAt: null };
    return { drafts: { ...drafts, [conversationId]: draft } };
  });
}

/** Forgets a draft, mostly because it was sent; the hub forgets it at once too, so that it does not come back. */
export function clearDraft(conversationId: number): void {
  changeDraft(conversationId, { text: '', quotedMessageId: null, files: [] });
  saveDraftsNow();
}

/** Hands what is not saved to the hub without waiting for a pause in typing. */
export function saveDraftsNow(): void {
  useDraftsStore.setState(({ saveWishes }) => ({ saveWishes: saveWishes + 1 }));
}
