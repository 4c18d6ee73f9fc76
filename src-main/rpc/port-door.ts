import { RPCHandler } from '@orpc/server/message-port';
import type { Log } from '../ports.ts';
import type { HubRouter } from './router.ts';
import { rpcInterceptor } from './rpc-interceptors.ts';
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
  const handler = new RPCHandler(options.router, { interceptors: [rpcInterceptor(options.log)] });
  return (port, seat) => handler.upgrade(port, { context: { seat } });
}
