import { create } from 'zustand';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';

/** A message that is to be shown as soon as its conversation is open; `count` tells two wishes for one message apart. */
export interface MessageJump {
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly count: number;
}

interface JumpStore {
  readonly jump: MessageJump | null;
}

export const useJumpStore = create<JumpStore>(() => ({ jump: null }));

/** Asks for a message to be shown; whoever wishes this opens the conversation as well. */
export function jumpToMessage(conversationId: ConversationId, messageId: MessageId): void {
  useJumpStore.setState(({ jump }) => ({
    jump: { conversationId, messageId, count: (jump?.count ?? 0) + 1 },
  }));
}

/** Says that a wish was taken up; a newer one stays. */
export function settleJump(settled: MessageJump): void {
  useJumpStore.setState(({ jump }) => (jump?.count === settled.count ? { jump: null } : {}));
}
