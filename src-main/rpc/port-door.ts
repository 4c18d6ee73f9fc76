import type { Log } from '../ports.ts';
import { createLineDoor } from './line-door.ts';
import type { HubRouter } from './router.ts';
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
  const serve = createLineDoor(options);
  return (port, seat) => {
    const line = {
      send: (frame: string | Uint8Array) => port.postMessage(frame),
      onFrame: (listener: (frame: unknown) => void) => void port.on('message', listener),
      onClose: (listener: () => void) => void port.on('close', listener),
    };
    // The window is ours and there is only one: it goes on with its next frame.
    serve(line, seat, () => undefined);
  };
}
