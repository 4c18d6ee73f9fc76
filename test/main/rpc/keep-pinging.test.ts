import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { keepPinging } from '../../../src-main/rpc/keep-pinging.ts';
import { waitFor } from '../../helpers/hub.ts';

it('ends a socket that does not answer, and keeps the one that does', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  const sockets = new WebSocketServer({ server });
  const stop = keepPinging(sockets, 100);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const awake = new WebSocket(`ws://127.0.0.1:${port}`);
  const asleep = new WebSocket(`ws://127.0.0.1:${port}`, { autoPong: false });
  await waitFor('both', () => sockets.clients.size === 2);
  await waitFor('the sleeping one to go', () => asleep.readyState === WebSocket.CLOSED);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect([awake.readyState, sockets.clients.size]).toEqual([WebSocket.OPEN, 1]);
  stop();
  awake.terminate();
  sockets.close();
  server.close();
});
