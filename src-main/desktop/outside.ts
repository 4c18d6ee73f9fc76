import { join } from 'node:path';
import { app } from 'electron';
import type { FromHub } from '../hub-messages.ts';
import { showBadge } from './badge.ts';
import type { ConsoleWindow } from './console-window.ts';
import type { ProgramState } from './desktop-facts.ts';
import type { HubHost } from './hub-host.ts';
import type { Words } from './labels.ts';
import { createDesktopNotifications } from './notifications.ts';
import { unreadChats } from './plural-words.ts';
import { createDesktopTray, type DesktopTray } from './tray.ts';

/** What is seen of the program outside its window: notifications, the picture beside the clock, the number on the icon. */
export interface Outside {
  hear(message: FromHub): void;
  openTray(onOpen: () => void): void;
  /** The person reads another language now. */
  retell(): void;
  say(words: { title: string; body: string }): void;
  destroy(): void;
}

export interface OutsideOptions {
  words: Words;
  hub: HubHost;
  state: ProgramState;
  screen: ConsoleWindow;
}

/** Shows there what the hub tells. */
export function createOutside({ words, hub, state, screen }: OutsideOptions): Outside {
  let tray: DesktopTray | undefined;
  const notifications = createDesktopNotifications({
    iconFile: join(app.getAppPath(), 'resources/icons/128x128.png'),
    replyPlaceholder: () => words.labels().reply,
    isPageThere: () => screen.window() !== null,
    canReply: state.canReply,
    onOpen: (conversationId) => screen.openConversation(conversationId),
    onReply: (conversationId, text) => hub.reply(conversationId, text),
    onShowWindow: () => screen.show(),
    onFailed: () => state.notificationFailed(),
  });

  return {
    hear(message) {
      if (message.kind === 'notify') notifications.show(message.notification);
      if (message.kind === 'notifications-cleared') notifications.clear(message.conversationId);
      if (message.kind === 'test-notification') notifications.say(message);
      if (message.kind === 'doctor') tray?.show(message.summary);
      if (message.kind === 'badge') {
        const { unread } = message;
        showBadge(screen.window() ?? undefined, unread, unreadChats(unread, words.language()));
        tray?.showUnread(unread);
      }
    },
    openTray(onOpen) {
      tray = createDesktopTray({
        folder: join(app.getAppPath(), 'resources/tray'),
        words,
        onOpen,
        onQuit: () => app.quit(),
      });
    },
    retell: () => tray?.retell(),
    say: (said) => notifications.say(said),
    destroy() {
      notifications.clearAll();
      tray?.destroy();
      tray = undefined;
    },
  };
}
