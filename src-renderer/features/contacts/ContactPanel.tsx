import type { Conversation } from '#shared/contract/conversations.ts';
import type { ConversationId } from '#shared/domain/ids.ts';

export interface ContactPanelProps {
  readonly conversation: Conversation;
  readonly onOpenConversation: (id: ConversationId) => void;
  readonly onClose: () => void;
}

/** What is known of the person in the open conversation. */
export function ContactPanel(_props: ContactPanelProps) {
  return null;
}
