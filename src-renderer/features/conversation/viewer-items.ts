import type { Message } from '#shared/contract/messages.ts';
import { isInlineSafe } from '#shared/domain/media-rules.ts';

/** Whether the viewer can show a message: a picture or a video that is here and is what it says. */
const isViewable = ({ kind, media, revokedAt }: Message): boolean =>
  (kind === 'image' || kind === 'video') &&
  revokedAt === null &&
  media?.state === 'stored' &&
  isInlineSafe(media.mimeType);

/** What the viewer leafs through, oldest first: what is loaded and what the gallery knows, each once. */
export function viewerItems(loaded: readonly Message[], gallery: readonly Message[]): readonly Message[] {
  const byId = new Map([...gallery, ...loaded].map((message) => [message.id, message]));
  return [...byId.values()].filter(isViewable).sort((a, b) => a.sentAt - b.sentAt || a.id - b.id);
}
