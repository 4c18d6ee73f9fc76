import { type ClientContext, type ClientLink, DynamicLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { ConnectionLostError, guardLink } from './connection-lost.ts';
import { pageMessageKind } from './page-messages.ts';
import type { Transport } from './transport.ts';

/** How long to wait for a port before asking for it again (the host may be starting the hub anew). */
const ASK_AGAIN_MS = 1500;

/** The message port to the hub, handed over by the preload script; a new one is asked for when the old one closes. */
export function openDesktopTransport(): Transport {
  let link: ClientLink<ClientContext> | null = null;
  let askAgain: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Set<() => void>();

  const ask = () => {
    clearTimeout(askAgain);
    window.postMessage({ kind: 'rozmova:want-port' }, location.origin);
    askAgain = setTimeout(ask, ASK_AGAIN_MS);
  };

  window.addEventListener('message', (event) => {
    const port = event.ports[0];
    if (pageMessageKind(event) !== 'rozmova:port' || !port) return;
    clearTimeout(askAgain);
    const portLink = guardLink<ClientContext>(new RPCLink({ port }));
    link = portLink;
    port.addEventListener('close', () => {
      // A port that was replaced closes too; only the end of the current one leaves the page without a line.
      if (link !== portLink) return;
      link = null;
      ask();
    });
    port.start();
    for (const resolve of waiting) resolve();
    waiting.clear();
  });
  ask();

  return {
    seat: 'desktop',
    link: new DynamicLink<ClientContext>(() => {
      if (!link) throw new ConnectionLostError('no message port');
      return link;
    }),
    whenOpen: () =>
      new Promise((resolve) => {
        if (link) resolve();
        else waiting.add(resolve);
      }),
  };
}
