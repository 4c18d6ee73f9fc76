import type { Conversation } from '#shared/contract/conversations.ts';

export interface ConversationActionsProps {
  readonly conversation: Conversation;
}

/** What can be done with the open conversation: done, snooze, assign, label, pin; stands in its header. */
export function ConversationActions(_props: ConversationActionsProps) {
  return null;
}
