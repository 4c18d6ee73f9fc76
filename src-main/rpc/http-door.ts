import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import type { Log, MediaStore } from '../ports.ts';
import type { RecordImports } from '../services/records/imports/imports.ts';
import { API_PREFIX, createApiDoor } from './api-door.ts';
import { serveConsole } from './console-door.ts';
import { doorError, noSuchPath, sendDoorError, wrongAddress, wrongMethod } from './door-answers.ts';
import { toDoorError } from './door-error.ts';
import { uploadImport } from './imports-door.ts';
import { downloadMedia, downloadSandboxMedia, uploadMedia } from './media-door.ts';
import { buildOpenApiDocument } from './openapi-document.ts';
import type { HubRouter } from './router.ts';
import { createSeatAuth, isAddressedHere, type SeatAuth } from './seat-auth.ts';
import { requireBearer, requireRole, seatDoor } from './seat-door.ts';
import type { SeatHolder } from './seat-holder.ts';
import { commonHeaders, DATA_POLICY } from './security-headers.ts';
import { openSocketDoor } from './socket-door.ts';

export interface HttpDoorOptions {
  /** 0 takes any free port. */
  port: number;
  token: string;
  rendererDir: string | null;
  version: string;
  router: HubRouter;
  media: Pick<MediaStore, 'get' | 'locate' | 'thumbnail' | 'importUpload'>;
  imports: Pick<RecordImports, 'receive'>;
  /** Origin of the pretend Meta; null while it is off. */
  sandboxUrl(): string | null;
  log: Log;
  seats: SeatHolder;
}

export interface HttpDoor {
  port: number;
  /** Stops listening, ends the sockets and lets running answers finish for a moment. */
  close(): Promise<void>;
}

const CLOSE_PATIENCE_MS = 1_000;

/** The HTTP server of a workspace on loopback: `/api/v1`, `/rpc`, `/media`, `/imports`, `/seat` and the console itself. */
export async function openHttpDoor(options: HttpDoorOptions): Promise<HttpDoor> {
  const server = createServer();
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = 65_000;
  server.maxConnections = 500;
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one

  const { seats } = options;
  const auth = createSeatAuth({
    token: options.token,
    port,
    findSession: (secret) => seats.browsers.find(secret),
  });
  server.on('request', createApp({ ...options, port, auth }));
  const sockets = openSocketDoor({
    server,
    port,
    auth,
    router: options.router,
    log: options.log,
    seats,
  });
  return {
    port,
    async close() {
      sockets.close();
      await closeServer(server);
    },
  };
}

function createApp(options: HttpDoorOptions & { auth: SeatAuth }): Express {
  const { auth, log } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use((request, response, next) => {
    response.set({ ...commonHeaders, 'Content-Security-Policy': DATA_POLICY, 'Cache-Control': 'no-store' });
    if (isAddressedHere(request.headers, options.port)) next();
    else sendDoorError(response, wrongAddress);
  });

  let openApi: ReturnType<typeof buildOpenApiDocument> | null = null;
  // Without the token: it holds no data, and tools that read it cannot always send one.
  app.get(`${API_PREFIX}/openapi.json`, async (_request, response) => {
    openApi ??= buildOpenApiDocument({
      version: options.version,
      apiUrl: `http://127.0.0.1:${options.port}${API_PREFIX}`,
    });
    response.json(await openApi);
  });
  const apiSeat = options.seats.open('api');
  app.use(API_PREFIX, requireBearer(auth), createApiDoor({ router: options.router, seat: apiSeat, log }));

  app.use(seatDoor(options));
  const viewer = requireRole(options, 'viewer');
  const operator = requireRole(options, 'operator');
  const isPicture = (request: Request) => options.seats.isPicture(Number(request.params.id));
  app.route('/media').post(operator, uploadMedia(options.media)).all(refuseMethod);
  app.route('/imports').post(operator, uploadImport(options.imports)).all(refuseMethod);
  app.route('/media/sandbox/:id').get(viewer, downloadSandboxMedia(options.sandboxUrl)).all(refuseMethod);
  app
    .route('/media/:id')
    .get(requireRole(options, 'viewer', isPicture), downloadMedia(options.media))
    .all(refuseMethod);

  app.use(...serveConsole(options.rendererDir));
  app.use((_request, response) => sendDoorError(response, noSuchPath));
  app.use(answerError(options));
  return app;
}

const refuseMethod: RequestHandler = (_request, response) => sendDoorError(response, wrongMethod);

function answerError(options: { log: Log }): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    // Who asked went away in the middle of the body: no fault of ours, and nobody is left to be answered.
    if (request.errored) {
      response.destroy();
      return;
    }
    const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
    if (status >= 400 && status < 500) {
      const sentence = {
        en: 'The request cannot be answered as it is.',
        uk: 'На запит у такому вигляді немає відповіді.',
      };
      sendDoorError(response, doorError(status, 'BAD_REQUEST', sentence));
      return;
    }
    sendDoorError(response, toDoorError(error, options.log));
  };
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const limit = setTimeout(() => server.closeAllConnections(), CLOSE_PATIENCE_MS);
  await closed;
  clearTimeout(limit);
}
