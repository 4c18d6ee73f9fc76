import { useEffect } from 'react';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useConnectionState } from '../../api/connection-store.ts';
import { useHub } from '../../api/hub-context.ts';
import { useIsAttentive } from '../../state/use-is-attentive.ts';

/** Tells the hub what this seat shows and whether anybody looks, so that it notifies of nothing that is before their eyes. */
export function useReportView(conversationId: ConversationId | null): void {
  const { client } = useHub();
  const isFocused = useIsAttentive();
  const isOnline = useConnectionState() === 'online';
  useEffect(() => {
    if (!isOnline) return;
    client.app.setView({ conversationId, isFocused }).catch(() => {
      // The line broke; the effect runs again when it is back.
    });
  }, [client, conversationId, isFocused, isOnline]);
}
