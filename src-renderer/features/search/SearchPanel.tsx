import type { ConversationId } from '#shared/domain/ids.ts';

export interface SearchPanelProps {
  readonly openId: ConversationId | null;
  readonly onOpen: (id: ConversationId) => void;
}

/** The search over everything, in the place of the list. */
export function SearchPanel(_props: SearchPanelProps) {
  return null;
}
