import { create } from 'zustand';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';

/** A message that the hub did not send, since a colleague had answered after what its writer saw. */
export interface HeldMessage {
  readonly conversationId: ConversationId;
  readonly seenUpTo: MessageId;
  /** Its words are in the composer again; otherwise it stands in the conversation as not sent. */
  readonly isInComposer: boolean;
}

interface HeldStore {
  readonly held: HeldMessage | null;
}

const useHeldStore = create<HeldStore>(() => ({ held: null }));

/** What waits for a decision in a conversation. */
export function useHeld(conversationId: ConversationId): HeldMessage | null {
  return useHeldStore(({ held }) => (held?.conversationId === conversationId ? held : null));
}

/** Asks what is to become of a message; of several files at once the first is enough to ask about. */
export function holdMessage(message: HeldMessage): void {
  useHeldStore.setState(({ held }) => ({ held: held ?? message }));
}

export function decideHeld(): void {
  useHeldStore.setState({ held: null });
}
