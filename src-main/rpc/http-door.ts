import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { z } from 'zod';
import { Refusal } from '#shared/domain/refusals.ts';
import { type Role, roleIncludes } from '#shared/domain/roles.ts';
import type { Log, MediaStore } from '../ports.ts';
import type { RecordImports } from '../services/records/imports/imports.ts';
import { API_PREFIX, createApiDoor } from './api-door.ts';
import { serveConsole } from './console-door.ts';
import {
  doorError,
  noSuchPath,
  notSignedIn,
  readSmallBody,
  sendDoorError,
  tooManyAttempts,
  wrongAddress,
  wrongMethod,
  wrongToken,
} from './door-answers.ts';
import { toDoorError } from './door-error.ts';
import { uploadImport } from './imports-door.ts';
import { downloadMedia, downloadSandboxMedia, uploadMedia } from './media-door.ts';
import { buildOpenApiDocument } from './openapi-document.ts';
import type { HubRouter } from './router.ts';
import { createSeatAuth, isAddressedHere, type SeatAuth } from './seat-auth.ts';
import type { Seat } from './seat-context.ts';
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
  openSeat(kind: Seat['kind']): Seat;
  closeSeat(seat: Seat): void;
  roleOf(seat: Seat): Role;
}

export interface HttpDoor {
  port: number;
  /** Stops listening, ends the sockets and lets running answers finish for a moment. */
  close(): Promise<void>;
}

const CLOSE_PATIENCE_MS = 1_000;
const signInSchema = z.object({ token: z.string().min(1).max(200) });

/** The HTTP server of a workspace on loopback: `/api/v1`, `/rpc`, `/media`, `/imports`, `/seat` and the console itself. */
export async function openHttpDoor(options: HttpDoorOptions): Promise<HttpDoor> {
  const server = createServer();
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = 65_000;
  server.maxConnections = 500;
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one

  const auth = createSeatAuth({ token: options.token, port });
  server.on('request', createApp({ ...options, port, auth }));
  const sockets = openSocketDoor({
    server,
    port,
    auth,
    router: options.router,
    log: options.log,
    openSeat: () => options.openSeat('browser'),
    closeSeat: options.closeSeat,
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
  const apiSeat = options.openSeat('api');
  app.use(
    API_PREFIX,
    requireSeat(auth, ['bearer']),
    createApiDoor({ router: options.router, seat: apiSeat, log }),
  );

  app.route('/seat').get(tellSeat(auth)).post(signIn(auth)).delete(signOut(auth)).all(refuseMethod);

  const seated = requireSeat(auth, ['bearer', 'cookie']);
  const atLeast =
    (role: Role): RequestHandler =>
    (_request, _response, next) => {
      if (!roleIncludes(options.roleOf(apiSeat), role)) throw new Refusal('ROLE_TOO_LOW');
      next();
    };
  app.route('/media').post(seated, atLeast('operator'), uploadMedia(options.media)).all(refuseMethod);
  app.route('/imports').post(seated, atLeast('operator'), uploadImport(options.imports)).all(refuseMethod);
  app
    .route('/media/sandbox/:id')
    .get(seated, atLeast('viewer'), downloadSandboxMedia(options.sandboxUrl))
    .all(refuseMethod);
  app.route('/media/:id').get(seated, atLeast('viewer'), downloadMedia(options.media)).all(refuseMethod);

  app.use(...serveConsole(options.rendererDir));
  app.use((_request, response) => sendDoorError(response, noSuchPath));
  app.use(answerError(options));
  return app;
}

function requireSeat(auth: SeatAuth, accepted: readonly ('bearer' | 'cookie')[]): RequestHandler {
  return async (request, response, next) => {
    const credentials = auth.check(request.headers);
    if (accepted.some((kind) => kind === credentials)) return next();
    if (credentials !== 'wrong') return sendDoorError(response, notSignedIn);
    sendDoorError(response, (await auth.slowDown()) ? wrongToken : tooManyAttempts);
  };
}

/** `GET /seat`: whether this browser is signed in, so that the page knows before it opens its socket. */
function tellSeat(auth: SeatAuth): RequestHandler {
  return (request, response) => {
    const credentials = auth.check(request.headers);
    response.json({ isSignedIn: credentials === 'cookie' || credentials === 'bearer' });
  };
}

/** `POST /seat {token}`: the token once, a cookie from then on. */
function signIn(auth: SeatAuth): RequestHandler {
  return async (request, response) => {
    const token = parseToken(await readSmallBody(request, 4_096));
    if (token !== null && auth.isToken(token)) {
      response.set('Set-Cookie', auth.cookieLine(true)).json({ isSignedIn: true });
      return;
    }
    sendDoorError(response, (await auth.slowDown()) ? wrongToken : tooManyAttempts);
  };
}

function signOut(auth: SeatAuth): RequestHandler {
  return (_request, response) => {
    response.set('Set-Cookie', auth.cookieLine(false)).json({ isSignedIn: false });
  };
}

const refuseMethod: RequestHandler = (_request, response) => sendDoorError(response, wrongMethod);

function parseToken(body: string | null): string | null {
  try {
    return signInSchema.parse(JSON.parse(body ?? '')).token;
  } catch {
    // Not JSON, or not this shape: as good as a wrong token, and answered as slowly.
    return null;
  }
}

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
