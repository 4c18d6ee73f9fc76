import { create } from 'zustand';

interface ShiftStore {
  /** Whether the dialog of the end of a shift is open. */
  readonly isHandingOverAll: boolean;
}

export const useShiftStore = create<ShiftStore>(() => ({ isHandingOverAll: false }));

/** Opens the dialog that hands over everything open that is one's own. */
export function openHandOverAll(): void {
  useShiftStore.setState({ isHandingOverAll: true });
}

export function closeHandOverAll(): void {
  useShiftStore.setState({ isHandingOverAll: false });
}
