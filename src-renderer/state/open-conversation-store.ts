import { create } from 'zustand';

/** Which conversation is on the screen. The address is the truth; this is its echo for code outside of React. */
interface OpenConversationStore {
  conversationId: number | null;
}

const useOpenConversationStore = create<OpenConversationStore>(() => ({ conversationId: null }));

/** Told by the routes whenever the address changes. */
export function setOpenConversation(conversationId: number | null): void {
  useOpenConversationStore.setState({ conversationId });
}

/** The conversation on the screen, or null. */
export function readOpenConversation(): number | null {
  return useOpenConversationStore.getState().conversationId;
}
