import { mediaAddress } from '../../api/media-address.ts';
import { useLoadedMessages } from '../../api/use-loaded-messages.ts';

/**
 * Where the bytes of a phone's message can be shown from. The pretend Meta answers on another address, which this page
 * may not load from, but the same file lies in the hub as soon as the open conversation shows it.
 */
export function useHubMedia(conversationId: number | null): (wamid: string) => string | null {
  const messages = useLoadedMessages(conversationId);
  const addresses = new Map<string, string>();
  for (const { wamid, media } of messages) {
    if (wamid !== null && media?.state === 'stored') addresses.set(wamid, mediaAddress(media.id));
  }
  return (wamid) => addresses.get(wamid) ?? null;
}
