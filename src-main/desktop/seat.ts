import { MessageChannelMain, type WebContents } from 'electron';
import { CONSOLE_ORIGIN } from './console-protocol.ts';
import type { HubHost } from './hub-host.ts';

/** The operator's seat in a window: its connection to the hub, and what the desktop has to tell its page. */
export interface DesktopSeat {
  /** Asks the page to show a conversation, now or as soon as it listens. */
  open(conversationId: number): void;
}

/** Connects a page to the hub whenever the page asks for a port; see preload.ts for the other half. */
export function createDesktopSeat(contents: WebContents, hub: HubHost): DesktopSeat {
  let disconnect: (() => void) | undefined;
  let pending: number | undefined;
  const tellPending = () => {
    if (disconnect === undefined || pending === undefined) return;
    contents.postMessage('rozmova:open', pending);
    pending = undefined;
  };
  const end = () => {
    disconnect?.();
    disconnect = undefined;
  };

  contents.ipc.on('rozmova:want-port', (event) => {
    // Only our own page, and not a frame inside it, may become a seat.
    if (event.senderFrame !== contents.mainFrame || event.senderFrame.origin !== CONSOLE_ORIGIN) return;
    end();
    const { port1, port2 } = new MessageChannelMain();
    disconnect = hub.connect(port2);
    contents.postMessage('rozmova:port', null, [port1]);
    tellPending();
  });
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) end();
  });
  contents.on('render-process-gone', end);
  contents.on('destroyed', end);

  return {
    open(conversationId) {
      pending = conversationId;
      tellPending();
    },
  };
}
