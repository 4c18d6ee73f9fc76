import type { SkinTone } from 'frimousse';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** How this person uses emoji: a habit of this screen, so it stays in this browser. */
interface EmojiStore {
  /** Newest first. */
  recent: readonly string[];
  skinTone: SkinTone;
}

const MOST_RECENT = 24;

const useEmojiStore = create<EmojiStore>()(
  persist((): EmojiStore => ({ recent: [], skinTone: 'none' }), { name: 'rozmova.emoji', version: 1 }),
);

/** What `EmojiPicker` wants to know: spread it, and tell `rememberEmoji` what was picked. */
export function useEmojiHabits() {
  const { recent, skinTone } = useEmojiStore();
  return { recent, skinTone, onSkinToneChange: setSkinTone };
}

export function rememberEmoji(emoji: string): void {
  useEmojiStore.setState(({ recent }) => ({
    recent: [emoji, ...recent.filter((other) => other !== emoji)].slice(0, MOST_RECENT),
  }));
}

function setSkinTone(skinTone: SkinTone): void {
  useEmojiStore.setState({ skinTone });
}
