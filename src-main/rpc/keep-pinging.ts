import type { WebSocket, WebSocketServer } from 'ws';

/**
 * Ends sockets that left a ping unanswered until the next one: a screen that fell asleep or lost its network. Returns
 * what stops it.
 */
export function keepPinging(sockets: WebSocketServer, pauseMs: number): () => void {
  const alive = new WeakSet<WebSocket>();
  sockets.on('connection', (socket) => {
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
  });
  const pings = setInterval(() => {
    for (const socket of sockets.clients) {
      if (alive.delete(socket)) socket.ping();
      else socket.terminate();
    }
  }, pauseMs);
  return () => clearInterval(pings);
}
