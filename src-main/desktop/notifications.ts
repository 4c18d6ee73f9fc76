import { Notification } from 'electron';
import type { DesktopNotification } from '../hub.ts';
import { toOptions } from './notification-options.ts';

export interface DesktopNotifications {
  /** Shows a notification in place of an older one of the same conversation. */
  show(notification: DesktopNotification): void;
  /** Something of the program itself, with nothing behind it but the window. */
  say(words: { title: string; body: string }): void;
  /** Takes back what is shown for a conversation that has been read. */
  clear(conversationId: number): void;
  clearAll(): void;
}

export interface NotificationsHost {
  iconFile: string;
  replyPlaceholder(): string;
  /** The page of the window plays the sounds while there is one. */
  isPageThere(): boolean;
  canReply: boolean;
  onOpen(conversationId: number): void;
  onReply(conversationId: number, text: string): void;
  onShowWindow(): void;
  onFailed(): void;
}

/** Native notifications, one per conversation; a click names the conversation to open. */
export function createDesktopNotifications(host: NotificationsHost): DesktopNotifications {
  // Also keeps them alive: a notification that was garbage collected never hears its click.
  const shown = new Map<number, Notification>();
  let own: Notification | undefined;
  // The other systems put the program's own icon there.
  const icon = process.platform === 'linux' ? { icon: host.iconFile } : {};
  const clear = (conversationId: number) => {
    const notification = shown.get(conversationId);
    shown.delete(conversationId);
    notification?.close();
  };
  const watch = (notification: Notification) =>
    notification.on('failed', (_event, error) => {
      process.stderr.write(`Rozmova: no notification (${error})\n`);
      host.onFailed();
    });

  return {
    show(wanted) {
      clear(wanted.conversationId);
      const { conversationId } = wanted;
      const notification = new Notification({
        ...toOptions(wanted, process.platform),
        ...icon,
        silent: wanted.sound === null || host.isPageThere(),
        hasReply: host.canReply && wanted.isLocked !== true,
        replyPlaceholder: host.replyPlaceholder(),
      });
      shown.set(conversationId, notification);
      notification.on('click', () => {
        // Not every system takes a notification away that was clicked.
        clear(conversationId);
        host.onOpen(conversationId);
      });
      notification.on('reply', (_event, text) => {
        clear(conversationId);
        host.onReply(conversationId, text);
      });
      watch(notification);
      notification.show();
    },
    say(words) {
      own?.close();
      own = new Notification({ ...toOptions({ ...words, accountName: null }, process.platform), ...icon });
      own.on('click', () => {
        own?.close();
        host.onShowWindow();
      });
      watch(own);
      own.show();
    },
    clear,
    clearAll() {
      for (const notification of shown.values()) notification.close();
      shown.clear();
      own?.close();
    },
  };
}
