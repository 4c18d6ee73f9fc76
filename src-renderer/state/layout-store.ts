import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useMediaQuery } from './use-media-query.ts';

/** Widths in px and what is open beside the conversation: this screen's own, so it stays in this browser. */
interface LayoutStore {
  listWidth: number;
  sandboxWidth: number;
  detailsWidth: number;
  isSandboxOpen: boolean;
  /** In a small window the customer's phone covers the conversation, so there it opens on demand only. */
  isSandboxOpenInSmallWindow: boolean;
  /** What is known beside the conversation; it takes the place of the customer's phone while it is open. */
  details: DetailsPanel | null;
}

export type DetailsPanel = 'contact' | 'gallery';

const smallWindow = '(max-width: 899px)';

export const listWidthLimits = { minWidth: 260, maxWidth: 520, defaultWidth: 340 } as const;
export const sandboxWidthLimits = { minWidth: 300, maxWidth: 480, defaultWidth: 360 } as const;
export const detailsWidthLimits = { minWidth: 280, maxWidth: 480, defaultWidth: 340 } as const;

export const useLayoutStore = create<LayoutStore>()(
  persist(
    (): LayoutStore => ({
      listWidth: listWidthLimits.defaultWidth,
      sandboxWidth: sandboxWidthLimits.defaultWidth,
      detailsWidth: detailsWidthLimits.defaultWidth,
      isSandboxOpen: true,
      isSandboxOpenInSmallWindow: false,
      details: null,
    }),
    {
      name: 'rozmova.layout',
      version: 1,
      partialize: ({ listWidth, sandboxWidth, detailsWidth, isSandboxOpen }) => ({
        listWidth,
        sandboxWidth,
        detailsWidth,
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

export function setDetailsWidth(detailsWidth: number): void {
  useLayoutStore.setState({ detailsWidth });
}

/** Which details stand beside the conversation; null when none do. */
export function useDetails(): DetailsPanel | null {
  return useLayoutStore((store) => store.details);
}

export function showDetails(details: DetailsPanel | null): void {
  useLayoutStore.setState({ details });
}

/** Opens these details, or closes them when they are open. */
export function toggleDetails(details: DetailsPanel): void {
  useLayoutStore.setState((store) => ({ details: store.details === details ? null : details }));
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
