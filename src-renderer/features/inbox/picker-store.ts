import { create } from 'zustand';
import type { ConversationId } from '#shared/domain/ids.ts';

export type PickerKind = 'snooze' | 'assign' | 'label';

/** What is being chosen, and for which conversations. */
export interface Picker {
  readonly kind: PickerKind;
  readonly ids: readonly ConversationId[];
}

interface PickerStore {
  readonly picker: Picker | null;
}

export const usePickerStore = create<PickerStore>(() => ({ picker: null }));

export function openPicker(kind: PickerKind, ids: readonly ConversationId[]): void {
  usePickerStore.setState({ picker: { kind, ids } });
}

export function closePicker(): void {
  usePickerStore.setState({ picker: null });
}
