import type { ClientContext, ClientLink } from '@orpc/client';
import { openBrowserTransport } from './browser-transport.ts';
import { openDesktopTransport } from './desktop-transport.ts';

/** The line to the hub, whatever it is made of. */
export interface Transport {
  readonly seat: 'desktop' | 'browser';
  readonly link: ClientLink<ClientContext>;
  /** Resolves when calls can be made (again); at once while the line stands. */
  readonly whenOpen: () => Promise<void>;
}

/**
 * Opens the line of this page: a message port inside the desktop window, a WebSocket in a browser. `onSeatLost` is called
 * when the hub is there but does not know this browser any more.
 */
export function openTransport(onSeatLost: () => void): Transport {
  return location.protocol === 'app:' ? openDesktopTransport() : openBrowserTransport(onSeatLost);
}
