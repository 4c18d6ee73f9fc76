import { create } from 'zustand';
import { persist } from 'zustand/middleware';

const MOST_RECENT = 5;

/** What was last chosen in the palette on this screen, newest first. */
interface RecentCommandsStore {
  readonly ids: readonly string[];
}

const useRecentCommandsStore = create<RecentCommandsStore>()(
  persist((): RecentCommandsStore => ({ ids: [] }), { name: 'rozmova.recent-commands', version: 1 }),
);

/** The commands that were last chosen in the palette, newest first. */
export function useRecentCommands(): readonly string[] {
  return useRecentCommandsStore((store) => store.ids);
}

/** Keeps a command as the one that was chosen last. */
export function rememberCommand(id: string): void {
  useRecentCommandsStore.setState(({ ids }) => ({
    ids: [id, ...ids.filter((known) => known !== id)].slice(0, MOST_RECENT),
  }));
}
