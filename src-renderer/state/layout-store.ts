import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Widths in px and what is open beside the conversation: this screen's own, so it stays in this browser. */
interface LayoutStore {
  listWidth: number;
  sandboxWidth: number;
  isSandboxOpen: boolean;
}

export const listWidthLimits = { minWidth: 260, maxWidth: 520, defaultWidth: 340 } as const;
export const sandboxWidthLimits = { minWidth: 300, maxWidth: 480, defaultWidth: 360 } as const;

export const useLayoutStore = create<LayoutStore>()(
  persist(
    (): LayoutStore => ({
      listWidth: listWidthLimits.defaultWidth,
      sandboxWidth: sandboxWidthLimits.defaultWidth,
      isSandboxOpen: true,
    }),
    { name: 'rozmova.layout', version: 1 },
  ),
);

export function setListWidth(listWidth: number): void {
  useLayoutStore.setState({ listWidth });
}

export function setSandboxWidth(sandboxWidth: number): void {
  useLayoutStore.setState({ sandboxWidth });
}

export function setSandboxOpen(isSandboxOpen: boolean): void {
  useLayoutStore.setState({ isSandboxOpen });
}
