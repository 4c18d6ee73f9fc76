import { RPCLink } from '@orpc/client/websocket';
import { WebSocket as ReconnectingWebSocket } from 'partysocket';
import { guardLink } from './connection-lost.ts';
import { hasSeat } from './seat.ts';
import type { Transport } from './transport.ts';

function rpcAddress(): string {
  const address = new URL('/rpc', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}

/** The WebSocket to the hub; it comes back by itself after the hub was restarted. The seat's cookie admits it. */
export function openBrowserTransport(onSeatLost: () => void): Transport {
  const socket = new ReconnectingWebSocket(rpcAddress, undefined, {
    minReconnectionDelay: 250,
    maxReconnectionDelay: 4000,
    reconnectionDelayGrowFactor: 1.6,
    // A call that could not leave fails and is shown as failed; sending it minutes later would surprise.
    maxEnqueuedMessages: 0,
  });
  // A refused socket tells no reason: a hub whose token is a new one is asked by HTTP, or the page would try for ever.
  socket.addEventListener('close', () => {
    hasSeat().then(
      (isSeated) => {
        if (isSeated) return;
        socket.close();
        onSeatLost();
      },
      () => undefined, // The hub is away altogether; the socket goes on trying.
    );
  });
  return {
    seat: 'browser',
    link: guardLink(new RPCLink({ websocket: socket as unknown as WebSocket })),
    whenOpen: () =>
      new Promise((resolve) => {
        if (socket.readyState === ReconnectingWebSocket.OPEN) resolve();
        else socket.addEventListener('open', () => resolve(), { once: true });
      }),
  };
}
