import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccountSecretsReader, Clock, Journal, Log } from '../ports.ts';
import { createBadRequestBucket } from './bad-request-bucket.ts';
import { accountKeyOf, answerUnread, handleDelivery, hasUnboundedBody } from './deliveries.ts';
import { createGroupCommit } from './group-commit.ts';
import { createHandshakeApp, type OnHandshake } from './handshake.ts';

export interface WebhookServerOptions {
  /** 0 for any free port; otherwise the one that was kept. */
  port: number;
  journal: Pick<Journal, 'append'>;
  secrets: AccountSecretsReader;
  /** Called after each delivery that became durable; must be cheap. */
  onStored: () => void;
  /** Must be cheap. */
  onHandshake?: OnHandshake;
  log: Log;
  clock: Clock;
  /** Answers what we ask ourselves through the public address; false for all other requests. */
  answerProbe?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Against slow senders; Node's own limits are minutes. */
  limits?: SlowSenderLimits;
}

export interface SlowSenderLimits {
  headersTimeout: number;
  requestTimeout: number;
  connectionsCheckingInterval: number;
}

const LIMITS: SlowSenderLimits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2_000,
};
/** Longer than a relay keeps a connection, so that it is never we who cut one that is just being used. */
const KEEP_ALIVE_MS = 65_000;
const MAX_CONNECTIONS = 200;

export interface WebhookServer {
  port: number;
  /** Takes nothing new, finishes what is being written, cuts what is still being sent. */
  close(): Promise<void>;
}

/** The wished port belongs to another program: choose another one (0) and tell the owner. */
export class PortTakenError extends Error {
  readonly code = 'PORT_TAKEN';
  readonly port: number;

  constructor(port: number) {
    super(`Port ${port} on 127.0.0.1 is in use by another program.`);
    this.name = 'PortTakenError';
    this.port = port;
  }
}

/**
 * Listens on loopback for Meta's webhooks: POST /webhook/{accountKey} is taken before Express, which costs half of the
 * time otherwise; the handshake and everything else is Express's. Throws PortTakenError.
 */
export async function createWebhookServer(options: WebhookServerOptions): Promise<WebhookServer> {
  const { journal, secrets, log, clock, onStored } = options;
  const groupCommit = createGroupCommit((group) => journal.append(group));
  const app = createHandshakeApp(secrets, options.onHandshake);
  const deliveryOptions = {
    groupCommit,
    secrets,
    badRequests: createBadRequestBucket(clock),
    clock,
    log,
    onStored,
  };
  const server = createServer(
    { ...(options.limits ?? LIMITS), keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      if (options.answerProbe?.(request, response)) return;
      const accountKey = request.method === 'POST' ? accountKeyOf(request.url) : null;
      if (accountKey === null) {
        if (hasUnboundedBody(request)) return answerUnread(request, response, 404);
        return app(request, response);
      }
      handleDelivery(request, response, accountKey, deliveryOptions).catch((error: unknown) => {
        log.error('webhook.failed', { error: error instanceof Error ? error.message : 'unknown' });
        response.destroy();
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, options.port);
  return {
    // A server that listens on TCP has an address with a port.
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      groupCommit.close();
      // What was just written gets its 200 before its connection ends.
      await new Promise((resolve) => setImmediate(resolve));
      server.closeIdleConnections();
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}
