import { type IpcMainEvent, MessageChannelMain, type WebContents } from 'electron';
import { CONSOLE_ORIGIN } from './console-protocol.ts';
import type { HubHost } from './hub-host.ts';

/** The operator's seat in a window: its connection to the hub, and what the desktop has to tell its page. */
export interface DesktopSeat {
  /** Asks the page to show a conversation, now or as soon as it listens; settles when it does, or after a moment. */
  open(conversationId: number): Promise<void>;
  /** Hands on a link from outside, as it came; the page reads it and asks the person. */
  follow(link: string): void;
  /** Has the page do one of its own commands; a page that does not listen has none. */
  run(command: string): void;
}

/** A page that does not turn within this is shown as it is: a late conversation is better than no window. */
const TURN_LIMIT_MS = 600;

/** Connects a page to the hub whenever the page asks for a port; see preload.ts for the other half. */
export function createDesktopSeat(contents: WebContents, hub: HubHost): DesktopSeat {
  let disconnect: (() => void) | undefined;
  let isListening = false;
  let pendingOpen: number | undefined;
  let pendingLink: string | undefined;
  let turned: (() => void) | undefined;

  const tellPending = () => {
    if (!isListening) return;
    if (pendingOpen !== undefined) contents.postMessage('rozmova:open', pendingOpen);
    if (pendingLink !== undefined) contents.postMessage('rozmova:link', pendingLink);
    pendingOpen = undefined;
    pendingLink = undefined;
  };
  const end = () => {
    disconnect?.();
    disconnect = undefined;
    isListening = false;
  };
  // Only our own page, and not a frame inside it, may be a seat.
  const isOwn = (event: IpcMainEvent) =>
    event.senderFrame === contents.mainFrame && event.senderFrame?.origin === CONSOLE_ORIGIN;

  contents.ipc.on('rozmova:want-port', (event) => {
    if (!isOwn(event)) return;
    disconnect?.();
    const { port1, port2 } = new MessageChannelMain();
    disconnect = hub.connect(port2);
    contents.postMessage('rozmova:port', null, [port1]);
  });
  contents.ipc.on('rozmova:listening', (event, listens: unknown) => {
    if (!isOwn(event)) return;
    isListening = listens === true;
    tellPending();
  });
  contents.ipc.on('rozmova:turned', (event) => {
    if (isOwn(event)) turned?.();
  });
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) end();
  });
  contents.on('render-process-gone', end);
  contents.on('destroyed', end);

  return {
    open: (conversationId) =>
      new Promise((resolve) => {
        turned = resolve;
        setTimeout(resolve, TURN_LIMIT_MS);
        pendingOpen = conversationId;
        tellPending();
      }),
    run(command) {
      if (isListening) contents.postMessage('rozmova:command', command);
    },
    follow(link) {
      pendingLink = link;
      tellPending();
    },
  };
}
