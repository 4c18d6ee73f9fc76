import { STATUS_CODES } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Fault } from '#shared/contract/sandbox.ts';
import { authenticate, authorize } from '../connection/bearer.ts';
import { plays } from '../connection/failures.ts';
import { takeFault } from '../faults.ts';
import { traceId } from '../identifiers.ts';
import type { World } from '../world.ts';
import { appHandlers, wabaHandlers } from './account.ts';
import { answered, type GraphHandler } from './call.ts';
import { GraphFailure, unknownObject } from './errors.ts';
import { nonexistingField, selectFields } from './fields.ts';
import { templatesAtMeta } from './foreign-templates.ts';
import { ATTACHMENTS_PATH, describeMedia, serveMedia } from './media.ts';
import { deleteMedia, findMedia } from './media-store.ts';
import { kindOfNode, type NodeKind, nodeTypes, templateDefaults, templateNode } from './nodes.ts';
import { businessHandlers, systemUserHandlers } from './people.ts';
import { phoneHandlers } from './phone-number.ts';
import { ResumableUploads } from './resumable-uploads.ts';
import { decide, editTemplate } from './templates.ts';
import { clientCredentials, debugToken } from './tokens.ts';

const requireTemplate = (world: World, id: string) => {
  const template =
    templatesAtMeta(world).find((each) => each.id === id) ??
    world.state.templates.find((each) => each.id === id);
  if (!template) throw unknownObject(id, 'get');
  return template;
};

const requireMedia = (world: World, id: string, method: string, phoneNumberId: unknown) => {
  const record = findMedia(world, id);
  const isOurs = phoneNumberId === undefined || phoneNumberId === world.state.identity.phoneNumberId;
  if (!record || !isOurs) throw unknownObject(id, method);
  return record;
};

const templateHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world, nodeId, query }) =>
    selectFields(
      templateNode(requireTemplate(world, nodeId)),
      nodeTypes.template,
      templateDefaults,
      query.fields,
    ),
  'POST ': ({ world, nodeId, body, query }) =>
    editTemplate(world, requireTemplate(world, nodeId), { ...query, ...body }),
  'POST unpause': ({ world, nodeId }) => {
    decide(world, requireTemplate(world, nodeId), 'APPROVED');
    return { success: true };
  },
};

const mediaHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world, nodeId, query }) =>
    describeMedia(world, requireMedia(world, nodeId, 'get', query.phone_number_id)),
  'DELETE ': async ({ world, nodeId, query }) => {
    await deleteMedia(world, requireMedia(world, nodeId, 'delete', query.phone_number_id));
    world.changed();
    return { success: true };
  },
};

const handlers: Record<NodeKind, Record<string, GraphHandler>> = {
  phone: phoneHandlers,
  waba: wabaHandlers,
  app: appHandlers,
  business: businessHandlers,
  system_user: systemUserHandlers,
  template: templateHandlers,
  media: mediaHandlers,
};

/** The version that answers a call without one. */
const UNVERSIONED = 23;
/** What a firewall or a hotel's portal puts in the place of any answer. */
const LOGIN_PAGE =
  '<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body><form method="post"><input name="user">' +
  '<input name="password" type="password"><button>Sign in</button></form></body></html>';
const errorPage = (status: number): string =>
  `<html><body><h1>${status} ${STATUS_CODES[status] ?? 'Error'}</h1></body></html>`;
const CLOCK_OFF_MS = 2 * 3_600_000;

/** The pretend Graph API, for any version prefix. */
export function graphRouter(world: World): Router {
  const router = express.Router();
  const uploads = new ResumableUploads();
  router.use((request, response, next) => {
    const version = /^\/v(\d+)\.\d+(?=[/?]|$)/.exec(request.url);
    request.url = request.url.slice(version?.[0].length ?? 0) || '/';
    addHeaders(world, response, Number(version?.[1] ?? UNVERSIONED));
    next();
  });
  router.get(ATTACHMENTS_PATH, async (request, response) => {
    if (await playGraphFault(world, 'media', response)) return;
    await serveMedia(world, request, response);
  });
  router.use('/upload\\:*rest', express.raw({ type: () => true, limit: '101mb' }));
  router.use(express.json({ limit: '1mb' }), express.urlencoded({ extended: false, limit: '1mb' }));
  router.use(async (request, response) => {
    if (await playGraphFault(world, scopeOf(world, request), response)) return;
    const answer = await dispatch(world, uploads, request, response);
    if (answer === answered) return;
    const scope = scopeOf(world, request);
    // It was done, and whoever asked never learns of it. Sends of messages play this themselves.
    const isLost =
      (scope === 'templates' || scope === 'uploads') &&
      takeFault(world.state, 'graph_drop_after_accept', scope) !== null;
    if (isLost) {
      world.changed();
      request.socket.destroy();
    } else response.json(answer);
  });
  router.use(answerError(world));
  return router;
}

/** The clock of Meta, the version that answers, and the trace that its support asks for. */
function addHeaders(world: World, response: Response, asked: number): void {
  const isClockOff = plays(world, 'clock_or_network');
  response.setHeader('date', new Date(world.now() + (isClockOff ? CLOCK_OFF_MS : 0)).toUTCString());
  response.setHeader('x-fb-trace-id', traceId());
  if (!plays(world, 'graph_version_old')) {
    response.setHeader('facebook-api-version', `v${asked}.0`);
    return;
  }
  // A version whose time is over is answered by the oldest one that is left, and a header says so.
  const served = `v${asked + 1}.0`;
  response.setHeader('facebook-api-version', served);
  response.setHeader(
    'x-ad-api-version-warning',
    `The call has been auto-upgraded to ${served} as v${asked}.0 has been deprecated.`,
  );
}

/** Plays what was ordered for this kind of call; true when the request is dealt with. */
async function playGraphFault(world: World, scope: Scope, response: Response): Promise<boolean> {
  const take = (kind: 'slow' | 'graph_timeout' | 'graph_html' | 'graph_error') => {
    const fault = takeFault(world.state, kind, scope, world.random);
    if (fault) world.changed();
    return fault;
  };
  const slow = take('slow');
  if (slow) await sleep(slow.code ?? world.timing.slowMs);
  // Nothing is answered: the caller's own time limit has to end this.
  if (take('graph_timeout')) return true;
  const page = take('graph_html');
  if (page) {
    const status = page.code !== null && page.code >= 200 && page.code <= 599 ? page.code : 502;
    response
      .status(status)
      .type('text/html')
      .send(status < 300 ? LOGIN_PAGE : errorPage(status));
    return true;
  }
  const error = take('graph_error');
  if (error?.code === 190) {
    throw new GraphFailure(190, {
      subcode: 463,
      message: 'Error validating access token: Session has expired.',
    });
  }
  if (error) throw new GraphFailure(error.code ?? 131000);
  return false;
}

type Scope = NonNullable<Fault['on']>;

/** Read receipts and everything else that is none of the named kinds of calls count as `any` only. */
function scopeOf(world: World, request: Request): Scope {
  const [, node = '', edge] = decodeURIComponent(request.path).split('/');
  if (node.startsWith('upload:')) return 'uploads';
  const isWrite = request.method !== 'GET';
  const isTemplate = world.state.templates.some(({ id }) => id === node);
  if (isWrite && (edge === 'message_templates' || isTemplate)) return 'templates';
  if (edge === 'media' || (request.method !== 'POST' && edge === undefined && /^\d{16}$/.test(node))) {
    return 'media';
  }
  const isSend = request.method === 'POST' && edge === 'messages';
  return isSend && !('status' in ((request.body ?? {}) as object)) ? 'messages' : 'any';
}

async function dispatch(
  world: World,
  uploads: ResumableUploads,
  request: Request,
  response: Response,
): Promise<unknown> {
  const [, node = '', edge = '', extra] = decodeURIComponent(request.path).replace(/\/$/, '').split('/');
  if (node === 'oauth' && edge === 'access_token') return clientCredentials(world, request);
  const bearer = authenticate(world, request);
  if (node === 'debug_token') return debugToken(world, request, bearer);
  const { method } = request;
  const body = (request.body ?? {}) as Record<string, unknown>;
  if (node.startsWith('upload:')) return uploads.receive(method, node, request);
  const kind = kindOfNode(world, node);
  if (kind === null || extra !== undefined || node === '') throw unknownObject(node, method);
  if (kind === 'app' && edge === 'uploads' && method === 'POST') return uploads.start(request);
  const handler = handlers[kind][`${method} ${edge}`];
  if (!handler) throw edge === '' ? unknownObject(node, method) : nonexistingField(edge, nodeTypes[kind]);
  authorize(bearer, { kind, nodeId: node, method, edge });
  return handler({ world, request, response, nodeId: node, query: { ...request.query }, body, bearer });
}

/** Errors in Meta's envelope; what was not foreseen is code 1 and goes to the log. */
function answerError(world: World) {
  return (error: unknown, _request: Request, response: Response, _next: NextFunction): void => {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error instanceof GraphFailure) {
      response.status(error.status).json(error.toJson());
      return;
    }
    const status = (error as { status?: unknown }).status;
    if (typeof status === 'number' && status < 500) {
      const failure = new GraphFailure(100, { details: 'The body is not valid JSON.' });
      response.status(400).json(failure.toJson());
      return;
    }
    world.log.error('sandbox.graph_bug', { reason: error instanceof Error ? error.stack : String(error) });
    response.status(500).json(new GraphFailure(1).toJson());
  };
}
