import { create } from 'zustand';
import type { ConversationId } from '#shared/domain/ids.ts';

interface HandOverStore {
  /** The conversation that is to be handed over; null while nobody asked. */
  readonly conversationId: ConversationId | null;
}

export const useHandOverStore = create<HandOverStore>(() => ({ conversationId: null }));

/** Asks to whom a conversation goes. */
export function openHandOver(conversationId: ConversationId): void {
  useHandOverStore.setState({ conversationId });
}

export function closeHandOver(): void {
  useHandOverStore.setState({ conversationId: null });
}
