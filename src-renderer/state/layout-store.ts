import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useMediaQuery } from './use-media-query.ts';

/** Widths in px and what is open beside the conversation: this screen's own, so it stays in this browser. */
interface LayoutStore {
  listWidth: number;
  sandboxWidth: number;
  isSandboxOpen: boolean;
  /** In a small window the customer's phone covers the conversation, so there it opens on demand only. */
  isSandboxOpenInSmallWindow: boolean;
}

const smallWindow = '(max-width: 899px)';

export const listWidthLimits = { minWidth: 260, maxWidth: 520, defaultWidth: 340 } as const;
export const sandboxWidthLimits = { minWidth: 300, maxWidth: 480, defaultWidth: 360 } as const;

export const useLayoutStore = create<LayoutStore>()(
  persist(
    (): LayoutStore => ({
      listWidth: listWidthLimits.defaultWidth,
      sandboxWidth: sandboxWidthLimits.defaultWidth,
      isSandboxOpen: true,
      isSandboxOpenInSmallWindow: false,
    }),
    {
      name: 'rozmova.layout',
      version: 1,
      partialize: ({ listWidth, sandboxWidth, isSandboxOpen }) => ({
        listWidth,
        sandboxWidth,
        isSandboxOpen,
      }),
    },
  ),
);

export function setListWidth(listWidth: number): void {
  useLayoutStore.setState({ listWidth });
}

export function setSandboxWidth(sandboxWidth: number): void {
  useLayoutStore.setState({ sandboxWidth });
}

/** Whether the window is so small that list and conversation share one place. */
export function useIsSmallWindow(): boolean {
  return useMediaQuery(smallWindow);
}

/** Whether the customer's phone is open in a window of this size. */
export function useIsSandboxOpen(): boolean {
  const isSmall = useIsSmallWindow();
  return useLayoutStore((store) => (isSmall ? store.isSandboxOpenInSmallWindow : store.isSandboxOpen));
}

/** Opens or closes the customer's phone in a window of this size. */
export function setSandboxOpen(isOpen: boolean): void {
  const isSmall = window.matchMedia(smallWindow).matches;
  useLayoutStore.setState(isSmall ? { isSandboxOpenInSmallWindow: isOpen } : { isSandboxOpen: isOpen });
}

/** Whether the open conversation takes the place of the list, so that it needs a way back to it. */
export function useIsListReplaced(isSideOpen: boolean): boolean {
  const isSmall = useIsSmallWindow();
  const hasRoomForThree = useHasRoomForThree();
  return isSmall || (isSideOpen && !hasRoomForThree);
}

/** Whether list, conversation and side panel fit beside each other. */
export function useHasRoomForThree(): boolean {
  return useMediaQuery('(min-width: 1120px)');
}
