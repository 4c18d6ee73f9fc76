import { create } from 'zustand';
import type { Message, OutgoingContent } from '#shared/contract/messages.ts';
import type { ConversationId, MessageId } from '#shared/domain/ids.ts';

/** What is on its way to the hub and is shown already. */
export interface OutgoingMessage {
  readonly clientId: string;
  readonly conversationId: ConversationId;
  /** What was asked for, to ask again or to edit it. */
  readonly content: OutgoingContent;
  readonly quotedMessageId: MessageId | null;
  /** What its writer had seen; undefined where it goes out whatever happened. */
  readonly seenUpTo: MessageId | undefined;
  /** As the bubble shows it; its id is made up and negative. */
  readonly message: Message;
  /** Why the hub did not take it, as a sentence; null while it is on its way. */
  readonly failure: string | null;
}

interface OutgoingStore {
  readonly messages: readonly OutgoingMessage[];
}

const useOutgoingStore = create<OutgoingStore>(() => ({ messages: [] }));

/** What is on its way in one conversation, oldest first. */
export function useOutgoing(): readonly OutgoingMessage[] {
  return useOutgoingStore((store) => store.messages);
}

/** What stands behind a message that is on this screen only; undefined where the hub has it. */
export function findOutgoing({ id, clientId }: Message): OutgoingMessage | undefined {
  if (id >= 0) return undefined;
  return useOutgoingStore.getState().messages.find((item) => item.clientId === clientId);
}

export function addOutgoing(message: OutgoingMessage): void {
  useOutgoingStore.setState(({ messages }) => ({
    messages: [...messages.filter((item) => item.clientId !== message.clientId), message],
  }));
}

export function failOutgoing(clientId: string, failure: string): void {
  useOutgoingStore.setState(({ messages }) => ({
    messages: messages.map((item) => (item.clientId === clientId ? { ...item, failure } : item)),
  }));
}

/** Forgets a message because the hub has it, or because it was taken back. */
export function removeOutgoing(clientId: string): void {
  useOutgoingStore.setState(({ messages }) => ({
    messages: messages.filter((item) => item.clientId !== clientId),
  }));
}
