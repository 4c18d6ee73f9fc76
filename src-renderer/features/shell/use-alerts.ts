import { useEffect, useEffectEvent } from 'react';
import type { Alert } from '#shared/contract/events.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { useConnectionState } from '../../api/connection-store.ts';
import { useHub } from '../../api/hub-context.ts';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { ringOnce } from '../../state/ring.ts';

/** Rings for what this person is told of; in a browser that may, it also pops up. The window's program does that itself. */
export function useAlerts(openConversation: (id: ConversationId) => void): void {
  const { client } = useHub();
  const isBrowser = useBootstrap().seat === 'browser';
  const isOnline = useConnectionState() === 'online';
  const open = useEffectEvent((id: number) => openConversation(id as ConversationId));

  useEffect(() => {
    if (!isOnline) return;
    const ending = new AbortController();
    const shown = new Map<number, Notification>();
    const clear = (id: number) => {
      shown.get(id)?.close();
      shown.delete(id);
    };
    const hear = (alert: Alert) => {
      if (alert.kind === 'clear') return clear(alert.conversationId);
      if (alert.sound !== null) void ringOnce(alert.sound);
      if (!isBrowser || Notification.permission !== 'granted') return;
      const popup = new Notification(`${alert.title} · ${alert.accountName}`, {
        body: alert.body,
        // Two tabs of one person show it once, and a newer one takes its place.
        tag: `rozmova-${alert.conversationId}`,
        silent: true,
      });
      popup.addEventListener('click', () => {
        window.focus();
        open(alert.conversationId);
        clear(alert.conversationId);
      });
      shown.set(alert.conversationId, popup);
    };
    listen(client, ending.signal, hear);
    return () => {
      ending.abort();
      for (const popup of shown.values()) popup.close();
    };
  }, [client, isBrowser, isOnline]);
}

function listen(
  client: ReturnType<typeof useHub>['client'],
  signal: AbortSignal,
  hear: (alert: Alert) => void,
): void {
  const follow = async () => {
    for await (const alert of await client.events.alerts(undefined, { signal })) hear(alert);
  };
  follow().catch(() => {
    // The line broke or the seat was locked; the effect runs again when somebody is here again.
  });
}
