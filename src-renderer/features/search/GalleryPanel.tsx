import type { ConversationId } from '#shared/domain/ids.ts';

export interface GalleryPanelProps {
  readonly conversationId: ConversationId;
  readonly onClose: () => void;
}

/** Pictures, documents, sounds and links of one conversation. */
export function GalleryPanel(_props: GalleryPanelProps) {
  return null;
}
