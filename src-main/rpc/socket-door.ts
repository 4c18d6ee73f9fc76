import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Log } from '../ports.ts';
import { noSuchPath, notSignedIn, wrongAddress } from './door-answers.ts';
import type { DoorError } from './door-error.ts';
import { keepPinging } from './keep-pinging.ts';
import { createLineDoor } from './line-door.ts';
import type { FrameLine } from './request-frames.ts';
import type { HubRouter } from './router.ts';
import { type Credentials, isAddressedHere, type SeatAuth } from './seat-auth.ts';
import type { SeatHolder } from './seat-holder.ts';

const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;
/** A browser that does not say goodbye in time is cut off, so that the program can end. */
const GOODBYE_MS = 500;
/** The close code for data that does not fit its type (RFC 6455, 7.4.1). */
const UNREADABLE = 1007;
/** The close code for a line that may not go on (RFC 6455, 7.4.1). */
const SIGNED_OUT = 1008;
/** A screen that fell asleep or lost its network is noticed within two of these. */
const PING_MS = 30_000;

export interface SocketDoorOptions {
  server: Server;
  port: number;
  auth: SeatAuth;
  router: HubRouter;
  log: Log;
  seats: Pick<SeatHolder, 'open' | 'close'>;
}

/** `/rpc`: seats in a browser, over WebSocket, signed in by cookie (or by bearer where the client can send headers). */
export function openSocketDoor(options: SocketDoorOptions): { close(): void } {
  const serve = createLineDoor(options);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  const stopPinging = keepPinging(sockets, PING_MS);

  options.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // Until the socket is taken over, a peer that goes away must not end the program.
    const ignoreReset = () => stream.destroy();
    stream.on('error', ignoreReset);
    const refused = refusalOf(request, options);
    if (refused) {
      refuseUpgrade(stream, refused);
      return;
    }
    stream.off('error', ignoreReset);
    const credentials = options.auth.check(request.headers);
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // ws tells nobody of what is taken over by hand: without this each line was held for dead at the first ping.
      sockets.emit('connection', socket, request);
      take(socket, credentials);
    });
  });

  function take(socket: WebSocket, credentials: Credentials): void {
    const seat = options.seats.open('browser', {
      ...(credentials.kind === 'session' ? { sessionId: credentials.sessionId } : {}),
      onEnded: () => hangUp(socket),
    });
    socket.on('error', (error) => options.log.info('seat.socket_failed', { error }));
    socket.on('close', () => options.seats.close(seat));
    serve(lineOf(socket), seat, () => socket.close(UNREADABLE, 'this is no request'));
  }

  return {
    close() {
      stopPinging();
      const open = [...sockets.clients];
      for (const socket of open) socket.close(1001, 'the hub is closing');
      const cutOff = () => {
        for (const socket of open) socket.terminate();
      };
      setTimeout(cutOff, GOODBYE_MS).unref();
      sockets.close();
    },
  };
}

/** Ends the line of a session that has ended, also when the other side does not listen. */
function hangUp(socket: WebSocket): void {
  socket.close(SIGNED_OUT, 'this seat was signed out');
  setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
}

const lineOf = (socket: WebSocket): FrameLine => ({
  send: (frame) => socket.send(frame),
  onFrame: (listener) => {
    // Text arrives as bytes as well; only the flag tells them apart.
    socket.on('message', (data, isBinary) =>
      listener(isBinary || !Buffer.isBuffer(data) ? data : data.toString()),
    );
  },
  onClose: (listener) => {
    socket.on('close', listener);
  },
});

function refusalOf(request: IncomingMessage, { port, auth }: SocketDoorOptions): DoorError | null {
  if (!isAddressedHere(request.headers, port)) return wrongAddress;
  if ((request.url ?? '').split('?')[0] !== '/rpc') return noSuchPath;
  const { kind } = auth.check(request.headers);
  return kind === 'bearer' || kind === 'session' ? null : notSignedIn;
}

function refuseUpgrade(stream: Duplex, error: DoorError): void {
  const body = JSON.stringify({
    code: error.code,
    status: error.status,
    message: error.message,
    data: error.data,
  });
  stream.end(
    [
      `HTTP/1.1 ${error.status} Refused`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
