import { useQuery } from '@tanstack/react-query';
import { useHub } from '../../api/hub-context.ts';
import { mediaAddress } from '../../api/media-address.ts';
import { type MessageWindow, messageWindowKey } from '../../api/message-window.ts';

/**
 * Where the bytes of a phone's message can be shown from. The pretend Meta answers on another address, which this page
 * may not load from, but the same file lies in the hub as soon as the open conversation shows it.
 */
export function useHubMedia(conversationId: number): (wamid: string) => string | null {
  const { queryClient } = useHub();
  // Only looks at what the conversation beside it has loaded, and hears when that changes.
  const loaded = useQuery<MessageWindow>({
    queryKey: messageWindowKey(conversationId),
    queryFn: () =>
      queryClient.getQueryData<MessageWindow>(messageWindowKey(conversationId)) ?? Promise.reject(),
    enabled: false,
  });
  const addresses = new Map<string, string>();
  for (const { wamid, media } of loaded.data?.items ?? []) {
    if (wamid !== null && media?.state === 'stored') addresses.set(wamid, mediaAddress(media.id));
  }
  return (wamid) => addresses.get(wamid) ?? null;
}
