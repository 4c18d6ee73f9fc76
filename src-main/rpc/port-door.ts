import { RPCHandler } from '@orpc/server/message-port';
import type { Log } from '../ports.ts';
import type { HubRouter } from './router.ts';
import { doorInterceptors, refuseUnmatched } from './rpc-interceptors.ts';
import type { Seat } from './seat-context.ts';

/** The part of a Node or browser MessagePort that the door needs. */
export interface SeatPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  close(): void;
}

/** Message ports: the window of the desktop host. The returned function serves one port until it is closed. */
export function createPortDoor(options: {
  router: HubRouter;
  log: Log;
}): (port: SeatPort, seat: Seat) => void {
  const { interceptors, clientInterceptors } = doorInterceptors(options.log);
  const handler = new RPCHandler(options.router, {
    interceptors: [...interceptors, refuseUnmatched],
    clientInterceptors,
  });
  return (port, seat) => handler.upgrade(port, { context: { seat } });
}
