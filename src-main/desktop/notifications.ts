import { Notification } from 'electron';
import type { DesktopNotification } from '../hub.ts';
import { toOptions } from './notification-options.ts';

export interface DesktopNotifications {
  /** Shows a notification in place of an older one of the same conversation. */
  show(notification: DesktopNotification): void;
  /** Takes back what is shown for a conversation that has been read. */
  clear(conversationId: number): void;
  clearAll(): void;
}

/** Native notifications, one per conversation; a click names the conversation to open. */
export function createDesktopNotifications(
  iconFile: string,
  onOpen: (conversationId: number) => void,
): DesktopNotifications {
  // Also keeps them alive: a notification that was garbage collected never hears its click.
  const shown = new Map<number, Notification>();
  const clear = (conversationId: number) => {
    const notification = shown.get(conversationId);
    shown.delete(conversationId);
    notification?.close();
  };
  return {
    show(wanted) {
      clear(wanted.conversationId);
      const notification = new Notification({
        ...toOptions(wanted, process.platform),
        // The other systems put the program's own icon there.
        ...(process.platform === 'linux' ? { icon: iconFile } : {}),
      });
      shown.set(wanted.conversationId, notification);
      notification.on('click', () => {
        // Not every system takes a notification away that was clicked.
        clear(wanted.conversationId);
        onOpen(wanted.conversationId);
      });
      notification.on('failed', (_event, error) =>
        process.stderr.write(`Rozmova: no notification (${error})\n`),
      );
      notification.show();
    },
    clear,
    clearAll() {
      for (const notification of shown.values()) notification.close();
      shown.clear();
    },
  };
}
