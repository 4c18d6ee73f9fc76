import { RPCHandler } from '@orpc/server/message-port';
import type { Log } from '../ports.ts';
import { type FrameLine, requestsOnly } from './request-frames.ts';
import type { HubRouter } from './router.ts';
import { doorInterceptors, refuseUnmatched } from './rpc-interceptors.ts';
import type { Seat } from './seat-context.ts';

/** Serves a seat over its line until that is closed; `onUnreadable` is told of frames that are no requests. */
export type ServeLine = (line: FrameLine, seat: Seat, onUnreadable: () => void) => void;

/** What the window's port and the sockets of browsers have in common. */
export function createLineDoor(options: { router: HubRouter; log: Log }): ServeLine {
  const { interceptors, clientInterceptors } = doorInterceptors(options.log);
  const handler = new RPCHandler(options.router, {
    interceptors: [...interceptors, refuseUnmatched],
    clientInterceptors,
  });
  return (line, seat, onUnreadable) => {
    const readable = requestsOnly(line, () => {
      options.log.warn('seat.frame_unreadable', { seat: seat.kind });
      onUnreadable();
    });
    handler.upgrade(readable, { context: { seat } });
  };
}
