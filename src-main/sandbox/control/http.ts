import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { customerDeeds, worldDeeds } from '#shared/contract/sandbox.ts';
import { connectFailures } from '#shared/domain/connect-failures.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { react, requireCustomer, tapButton, write } from '../customers/actions.ts';
import { addCustomer } from '../customers/customers.ts';
import { sendSample } from '../customers/samples.ts';
import { postBody, signatureHeader } from '../delivery/callback.ts';
import { webhookFields } from '../delivery/changes.ts';
import { findAnyMedia, streamMedia } from '../graph/media-store.ts';
import { subscribe } from '../graph/subscriptions.ts';
import type { World } from '../world.ts';
import type { SandboxControl } from './control.ts';
import { frontPage, procedures } from './front-page.ts';

const person = z.object({
  name: z.string().min(1).max(100),
  waId: z
    .string()
    .regex(/^\d{7,15}$/)
    .nullable()
    .default(null),
  username: z.string().nullable().default(null),
  language: z.enum(['uk', 'en']).default('en'),
});
const connection = z.object({ callbackUrl: z.url(), verifyToken: z.string().min(1) });
const limits = z.object({
  pairRate: z.boolean().optional(),
  throughput: z.boolean().optional(),
  /** Meta's word for how many people a day may be written to first: TIER_250, TIER_UNLIMITED... */
  messagingTier: z.string().optional(),
});

/**
 * The control by HTTP, for programs outside: no token, but only for callers on this computer that are no web page.
 * A page elsewhere can neither use another host name for this address nor send a request without its `Origin`.
 */
export function controlRouter(world: World, control: SandboxControl): Router {
  const router = express.Router();
  router.use(refuseStrangers);
  router.get('/', (_request, response) => void response.type('text/plain').send(frontPage(world)));
  router.get('/sandbox', (_request, response) => void response.json({ url: world.url, procedures }));
  router.get('/sandbox/media/:mediaId', serveOpenly(world));
  router.post(
    '/sandbox/webhooks',
    express.raw({ type: () => true, limit: '8mb' }),
    async (request, response) => void response.json(await postRaw(world, request)),
  );
  router.use('/sandbox', express.json({ limit: '1mb' }));
  addReadings(router, world, control);
  addCustomerRoutes(router, world, control);
  addWorldRoutes(router, world, control);
  router.use('/sandbox', answerRefusal);
  return router;
}

function refuseStrangers(request: Request, response: Response, next: NextFunction): void {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const isLocal = host === '127.0.0.1' || host === 'localhost' || host === '[::1]';
  const { origin } = request.headers;
  const isOwnPage = origin === undefined || origin === `http://${request.headers.host ?? ''}`;
  if (isLocal && isOwnPage) next();
  else response.status(403).json({ error: 'The sandbox serves programs on this computer only.' });
}

/** The file of a phone without a token: the screen that shows the phone has none. */
function serveOpenly(world: World) {
  return (request: Request, response: Response): void => {
    const record = findAnyMedia(world, String(request.params.mediaId));
    if (!record) {
      response.status(404).json({ error: 'There is no such file.' });
      return;
    }
    response.setHeader('content-type', record.mimeType);
    response.setHeader('content-length', record.byteSize);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-security-policy', "default-src 'none'; sandbox");
    streamMedia(world, record)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}

/** Posts any body, signed (or wrongly, or not at all: `?signature=wrong|none`), and tells what came back. */
async function postRaw(world: World, request: Request): Promise<{ status: number | null }> {
  const callbackUrl = world.state.subscription?.callbackUrl;
  if (callbackUrl === undefined) throw new Refusal('BAD_INPUT', { detail: 'No webhook is connected.' });
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const how = request.query.signature;
  const signature = how === 'none' ? null : signatureHeader(body, world.secrets.appSecret, how === 'wrong');
  const status = await postBody({ callbackUrl, body, signature, timeoutMs: world.timing.callbackTimeoutMs });
  return { status };
}

function addReadings(router: Router, world: World, control: SandboxControl): void {
  router.get('/sandbox/state', async (_request, response) => void response.json(await control.state()));
  router.get('/sandbox/accepted', (request, response) => {
    const { callbackData } = request.query;
    const accepted = world.state.accepted.filter(
      (send) => callbackData === undefined || send.callbackData === callbackData,
    );
    response.json({ count: accepted.length, accepted });
  });
  router.get('/sandbox/acknowledged', (_request, response) => {
    response.json({ count: world.acknowledged.length, acknowledged: world.acknowledged });
  });
  router.get('/sandbox/templates', (_request, response) => {
    response.json({ templates: world.state.templates });
  });
  router.get('/sandbox/connect-failures', (_request, response) => {
    response.json({ failures: world.state.connectFailures, known: connectFailures });
  });
  router.get('/sandbox/meta-console', async (_request, response) => {
    response.json(await control.metaConsole(undefined));
  });
  router.get('/sandbox/customers/:customerId/phone', async (request, response) => {
    response.json(await control.phone({ customerId: request.params.customerId }));
  });
}

function addCustomerRoutes(router: Router, world: World, control: SandboxControl): void {
  const customerOf = (request: Request) => requireCustomer(world, String(request.params.customerId));
  router.post('/sandbox/customers', (request, response) => {
    const customer = addCustomer(world, read(person, request));
    response.json({ id: customer.id, waId: customer.waId, userId: customer.userId });
  });
  router.post('/sandbox/customers/:customerId', async (request, response) => {
    await control.setCustomer({
      customerId: request.params.customerId,
      ...read(customerDeeds.setCustomer, request),
    });
    response.json({ ok: true });
  });
  router.post('/sandbox/customers/:customerId/messages', (request, response) => {
    const given = read(customerDeeds.write, request);
    response.json({
      wamid: write(world, customerOf(request), given.text, { quotedWamid: given.quotedWamid }),
    });
  });
  router.post('/sandbox/customers/:customerId/samples', async (request, response) => {
    response.json({
      wamid: await sendSample(world, customerOf(request), read(customerDeeds.sendSample, request).sample),
    });
  });
  router.post('/sandbox/customers/:customerId/taps', (request, response) => {
    const given = read(customerDeeds.tapButton, request);
    response.json({ wamid: tapButton(world, customerOf(request), given.wamid, given.buttonId) });
  });
  router.post('/sandbox/customers/:customerId/reactions', (request, response) => {
    const given = read(customerDeeds.react, request);
    response.json({ wamid: react(world, customerOf(request), given.wamid, given.emoji) });
  });
  router.post('/sandbox/customers/:customerId/read', async (request, response) => {
    await control.read({ customerId: request.params.customerId });
    response.json({ ok: true });
  });
}

function addWorldRoutes(router: Router, world: World, control: SandboxControl): void {
  const order = (path: string, run: (request: Request) => Promise<void> | void) => {
    router.post(path, async (request, response) => {
      await run(request);
      response.json({ ok: true });
    });
  };
  order('/sandbox/time', (request) => control.passTime(read(worldDeeds.passTime, request)));
  order('/sandbox/faults', (request) => control.setFaults(read(worldDeeds.setFaults, request)));
  order('/sandbox/connect-failures', (request) =>
    control.setConnectFailures(read(worldDeeds.setConnectFailures, request)),
  );
  order('/sandbox/demo', (request) => control.setDemo(read(worldDeeds.setDemo, request)));
  order('/sandbox/templates/review', (request) =>
    control.reviewTemplate(read(worldDeeds.reviewTemplate, request)),
  );
  order('/sandbox/templates', (request) => control.changeTemplate(read(worldDeeds.changeTemplate, request)));
  order('/sandbox/limits', (request) => {
    const given = read(limits, request);
    world.state.limits = {
      pairRate: given.pairRate ?? world.state.limits.pairRate,
      throughput: given.throughput ?? world.state.limits.throughput,
      messagingTier: given.messagingTier ?? world.state.limits.messagingTier,
    };
    world.changed();
  });
  order('/sandbox/webhook', (request) =>
    subscribe(world, { ...read(connection, request), fields: [...webhookFields] }),
  );
  order('/sandbox/retry', () => world.dispatcher.wake(true));
  order('/sandbox/reset', () => control.reset());
}

function read<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const result = schema.safeParse(request.body ?? {});
  if (result.success) return result.data;
  throw new Refusal('BAD_INPUT', { detail: z.prettifyError(result.error) });
}

function answerRefusal(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof Refusal) {
    const status = error.code === 'NOT_FOUND' ? 404 : 400;
    response.status(status).json({ error: error.message, code: error.code });
    return;
  }
  if (error instanceof Error && error.name === 'HandshakeError') {
    response.status(400).json({ error: error.message });
    return;
  }
  next(error);
}
