import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';

/**
 * What is wrong with the relay: `silent` forgets its clients but keeps their connections, `wrong-name` gives every name
 * to somebody else, `warning` shows a page to all who do not say that they are no browser, `page` to everybody.
 */
export type RelayFault =
  | 'none'
  | 'silent'
  | 'wrong-name'
  | 'warning'
  | 'page'
  | 'mute'
  | 'refuses'
  | 'stranger';

export interface TunnelRelay {
  /** For ROZMOVA_TUNNEL_HOST; stays the same over a restart. */
  url: string;
  fault: RelayFault;
  /** Names that were asked for, in order. */
  asked: string[];
  /** Ends it as a crash would. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Whoever opens a tunnel from now on gets a new public address. */
  moveAddresses(): void;
  /** Cuts the connections of every tunnel and takes no new ones. */
  dropTunnels(): void;
}

interface RelayClient {
  pool: TcpServer;
  waiting: ((socket: Socket) => void)[];
  sockets: Set<Socket>;
  free: Socket[];
}

/** localtunnel's protocol with faults to switch on: one GET for a name, then connections that requests are sent down. */
export async function openTunnelRelay(): Promise<TunnelRelay> {
  const clients = new Map<string, RelayClient>();
  const doors = new Map<string, Server>();
  const ports = new Map<string, number>();
  let control: Server | null = null;
  let port = 0;

  const forget = (name: string) => {
    const client = clients.get(name);
    clients.delete(name);
    client?.pool.close();
    for (const socket of client?.sockets ?? []) socket.destroy();
  };

  const openClient = async (name: string): Promise<number> => {
    const client: RelayClient = { pool: createTcpServer(), waiting: [], sockets: new Set(), free: [] };
    client.pool.on('connection', (socket) => {
      client.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        client.sockets.delete(socket);
        client.free = client.free.filter((other) => other !== socket);
      });
      const next = client.waiting.shift();
      if (next) next(socket);
      else client.free.push(socket);
    });
    await listen(client.pool, 0);
    clients.set(name, client);
    return portOf(client.pool);
  };

  /** Each name has a door of its own instead of a host name, so that no resolver is needed. */
  const openDoor = async (name: string): Promise<string> => {
    if (!doors.has(name)) {
      const door = createServer((incoming, outgoing) => pass(relay, clients.get(name), incoming, outgoing));
      doors.set(name, door);
      await listen(door, ports.get(name) ?? 0);
      ports.set(name, portOf(door));
    }
    return `http://127.0.0.1:${ports.get(name)}`;
  };

  const answerControl = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const name = (incoming.url ?? '/').slice(1);
    relay.asked.push(name);
    if (relay.fault === 'mute') return;
    if (relay.fault === 'refuses') return void outgoing.writeHead(429).end('{"message":"slow down"}');
    if (relay.fault === 'page') return void outgoing.writeHead(200).end('<!doctype html><p>Sign in</p>');
    const id = relay.fault === 'wrong-name' ? 'somebody-elses-name' : name;
    const url = await openDoor(id);
    forget(id);
    const pool = await openClient(id);
    outgoing.writeHead(200, { 'Content-Type': 'application/json' });
    outgoing.end(JSON.stringify({ id, port: pool, max_conn_count: 4, url }));
  };

  const stop = async () => {
    for (const name of clients.keys()) forget(name);
    const servers = [control, ...doors.values()].filter((server) => server !== null);
    doors.clear();
    control = null;
    await Promise.all(
      servers.map(async (server) => {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }),
    );
  };

  const relay: TunnelRelay = {
    url: '',
    fault: 'none',
    asked: [],
    stop,
    async start() {
      control = createServer((incoming, outgoing) => void answerControl(incoming, outgoing));
      await listen(control, port);
      port = portOf(control);
      relay.url = `http://127.0.0.1:${port}`;
    },
    moveAddresses() {
      ports.clear();
      for (const [name, door] of doors) {
        forget(name);
        door.close();
        door.closeAllConnections();
      }
      doors.clear();
    },
    dropTunnels() {
      for (const name of clients.keys()) forget(name);
    },
  };
  await relay.start();
  return relay;
}

/** Sends one request down one connection of the tunnel, as localtunnel's server does. */
function pass(
  { fault }: TunnelRelay,
  client: RelayClient | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): void {
  incoming.on('error', () => outgoing.destroy());
  if (fault === 'stranger') return void outgoing.writeHead(200).end('somebody else');
  const isWarned = fault === 'warning' && incoming.headers['bypass-tunnel-reminder'] === undefined;
  if (fault === 'page' || isWarned) {
    return void outgoing
      .writeHead(401, { 'Content-Type': 'text/html' })
      .end('<!doctype html><p>Are you sure?</p>');
  }
  if (!client || fault === 'silent') return void outgoing.writeHead(404).end('404');
  const send = (socket: Socket) => {
    const { method, url, headers } = incoming;
    const down = request({ method, path: url, headers, createConnection: () => socket }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
      response.on('end', () => socket.end());
    });
    down.on('error', () => outgoing.writableEnded || outgoing.destroy());
    incoming.pipe(down);
  };
  const free = client.free.shift();
  if (free) send(free);
  else client.waiting.push(send);
}

async function listen(server: Server | TcpServer, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

const portOf = (server: Server | TcpServer): number => (server.address() as AddressInfo).port; // a TCP server's address
