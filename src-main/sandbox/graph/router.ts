import { setTimeout as sleep } from 'node:timers/promises';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { takeFault } from '../faults.ts';
import { traceId } from '../identifiers.ts';
import type { World } from '../world.ts';
import { appHandlers, wabaHandlers } from './account.ts';
import { answered, type GraphHandler } from './call.ts';
import { GraphFailure, unknownObject } from './errors.ts';
import { nonexistingField, selectFields } from './fields.ts';
import { ATTACHMENTS_PATH, describeMedia, serveMedia } from './media.ts';
import { deleteMedia, findMedia } from './media-store.ts';
import { kindOfNode, type NodeKind, nodeTypes, templateDefaults, templateNode } from './nodes.ts';
import { phoneHandlers } from './phone-number.ts';
import { ResumableUploads } from './resumable-uploads.ts';
import { decide, editTemplate } from './templates.ts';
import { authenticate, clientCredentials, debugToken, permissions } from './tokens.ts';

const requireTemplate = (world: World, id: string) => {
  const template = world.state.templates.find((each) => each.id === id);
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

const wabaSummary = (world: World) => ({
  data: [{ id: world.state.identity.wabaId, name: world.state.identity.verifiedName }],
});

const systemUserHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world }) => ({ name: 'Rozmova sandbox', id: world.state.identity.systemUserId }),
  'GET permissions': permissions,
  'GET assigned_whatsapp_business_accounts': ({ world }) => ({
    data: wabaSummary(world).data.map((waba) => ({
      ...waba,
      tasks: ['MANAGE', 'DEVELOP', 'MANAGE_TEMPLATES', 'MESSAGING'],
    })),
  }),
};

const businessHandlers: Record<string, GraphHandler> = {
  'GET ': ({ world }) => ({
    name: world.state.identity.verifiedName,
    id: world.state.identity.businessId,
  }),
  'GET owned_whatsapp_business_accounts': ({ world }) => wabaSummary(world),
  'GET client_whatsapp_business_accounts': () => ({ data: [] }),
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

/** The pretend Graph API, for any version prefix. */
export function graphRouter(world: World): Router {
  const router = express.Router();
  const uploads = new ResumableUploads();
  router.use((request, response, next) => {
    request.url = request.url.replace(/^\/v\d+\.\d+(?=[/?]|$)/, '') || '/';
    response.setHeader('date', new Date(world.now()).toUTCString());
    response.setHeader('facebook-api-version', 'v23.0');
    response.setHeader('x-fb-trace-id', traceId());
    next();
  });
  router.get(ATTACHMENTS_PATH, async (request, response) => {
    if (await playGraphFault(world, 'media', response)) return;
    await serveMedia(world, request, response);
  });
  router.use('/upload\\:*rest', express.raw({ type: () => true, limit: '101mb' }));
  router.use(express.json({ limit: '1mb' }), express.urlencoded({ extended: false, limit: '1mb' }));
  router.use(async (request, response) => {
    if (await playGraphFault(world, scopeOf(request), response)) return;
    const answer = await dispatch(world, uploads, request, response);
    if (answer !== answered) response.json(answer);
  });
  router.use(answerError(world));
  return router;
}

/** Plays what was ordered for this kind of call; true when the request is dealt with. */
async function playGraphFault(
  world: World,
  scope: 'messages' | 'media' | 'any',
  response: Response,
): Promise<boolean> {
  const take = (kind: 'slow' | 'graph_timeout' | 'graph_html' | 'graph_error') => {
    const fault = takeFault(world.state, kind, scope);
    if (fault) world.changed();
    return fault;
  };
  const slow = take('slow');
  if (slow) await sleep(slow.code ?? world.timing.slowMs);
  // Nothing is answered: the caller's own time limit has to end this.
  if (take('graph_timeout')) return true;
  if (take('graph_html')) {
    response.status(502).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
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

/** Sends of messages are one scope, files another; read receipts and everything else count as `any` only. */
function scopeOf(request: Request): 'messages' | 'media' | 'any' {
  const [, node, edge] = request.path.split('/');
  if (edge === 'media' || (request.method !== 'POST' && edge === undefined && /^\d{16}$/.test(node ?? ''))) {
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
  const token = authenticate(world, request);
  if (node === 'debug_token') return debugToken(world, request, token);
  const { method } = request;
  const body = (request.body ?? {}) as Record<string, unknown>;
  if (node.startsWith('upload:')) return uploads.receive(method, node, request);
  const kind = kindOfNode(world, node);
  if (kind === null || extra !== undefined || node === '') throw unknownObject(node, method);
  if (kind === 'app' && edge === 'uploads' && method === 'POST') return uploads.start(request);
  const handler = handlers[kind][`${method} ${edge}`];
  if (!handler) throw edge === '' ? unknownObject(node, method) : nonexistingField(edge, nodeTypes[kind]);
  return handler({ world, request, response, nodeId: node, query: { ...request.query }, body, token });
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
