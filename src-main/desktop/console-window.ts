import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { watchClosing } from './close-window.ts';
import type { ProgramState } from './desktop-facts.ts';
import type { HubHost } from './hub-host.ts';
import type { Words } from './labels.ts';
import type { MenuCommand } from './menu-template.ts';
import { createDesktopSeat, type DesktopSeat } from './seat.ts';
import { openWindow, showWindow } from './window.ts';

/** The program's one window, made when it is wanted. */
export interface ConsoleWindow {
  /** Makes it when there is none. */
  ensure(as?: 'shown' | 'hidden'): void;
  show(): void;
  hide(): void;
  destroy(): void;
  /** Null while there is none. */
  window(): BrowserWindow | null;
  /** Turns the page to a conversation and only then comes to the front, so that no other one is seen for a moment. */
  openConversation(conversationId: number): void;
  /** Comes to the front and does what was chosen in the menu, when the page offers it now. */
  run(command: MenuCommand): void;
  /** Comes to the front with a link, which the page reads and asks about. */
  follow(link: string): void;
}

export interface ConsoleWindowOptions {
  profileDir: string;
  words: Words;
  hub: HubHost;
  state: ProgramState;
  isEnding(): boolean;
  /** The person is being logged off, or the computer goes down. */
  onSessionEnd(): void;
  say(words: { title: string; body: string }): void;
}

/** Keeps the window and the seat of its page together. */
export function createConsoleWindow(options: ConsoleWindowOptions): ConsoleWindow {
  const { words, profileDir, hub } = options;
  const iconFile = join(app.getAppPath(), 'resources/icons/128x128.png');
  const preloadFile = join(import.meta.dirname, '../preload/preload.cjs');
  let open: { window: BrowserWindow; seat: DesktopSeat } | undefined;

  function ensure(as: 'shown' | 'hidden' = 'shown'): {
    window: BrowserWindow;
    seat: DesktopSeat;
  } {
    if (open !== undefined) return open;
    const isHidden = as === 'hidden';
    const window = openWindow({
      preloadFile,
      profileDir,
      iconFile,
      words,
      isPackaged: app.isPackaged,
      isHidden,
    });
    watchClosing(window, options);
    // Windows only: when this has been heard, the program is ended from outside.
    window.on('session-end', options.onSessionEnd);
    open = { window, seat: createDesktopSeat(window.webContents, hub) };
    window.on('closed', () => {
      open = undefined;
    });
    return open;
  }

  return {
    ensure: (as) => void ensure(as),
    show: () => showWindow(ensure().window),
    hide: () => open?.window.hide(),
    destroy: () => open?.window.destroy(),
    window: () => open?.window ?? null,
    openConversation(conversationId) {
      if (options.isEnding()) return;
      const { window, seat } = ensure();
      void seat.open(conversationId).then(() => {
        if (!window.isDestroyed()) showWindow(window);
      });
    },
    run(command) {
      if (options.isEnding()) return;
      const { window, seat } = ensure();
      showWindow(window);
      seat.run(command);
    },
    follow(link) {
      if (options.isEnding()) return;
      const { window, seat } = ensure();
      seat.follow(link);
      showWindow(window);
    },
  };
}
