import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Log } from '../../../src-main/ports.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../../src-main/sandbox/sandbox.ts';
import type { SandboxTiming } from '../../../src-main/sandbox/timing.ts';

export type Json = Record<string, unknown>;

/** Delays short enough for tests and long enough to keep their order on a busy machine. */
export const quickTiming: Partial<SandboxTiming> = {
  sentMs: 10,
  deliveredMs: 40,
  readMs: 40,
  playedMs: 30,
  templateReviewMs: 60,
  retryFirstMs: 20,
  retryLargestMs: 80,
  callbackTimeoutMs: 5_000,
  slowMs: 200,
  demoPauseLeastMs: 50,
  demoPauseMostMs: 100,
  typingLeastMs: 10,
  typingPerCharacterMs: 0,
  thinkingMs: 30,
  historyAfterResetMs: 30,
  saveDelayMs: 20,
  notifyDelayMs: 5,
};

/** Errors of the sandbox end the test; they are bugs. */
const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (event, fields) => {
    process.stderr.write(`sandbox: ${event} ${JSON.stringify(fields)}\n`);
  },
};

export interface Received {
  raw: string;
  body: { object: string; entry: { id: string; time?: number; changes: { field: string; value: Json }[] }[] };
  isSignatureRight: boolean;
  answer: number;
}

/** The business's webhook: keeps what arrives, answers as told. */
export interface Business {
  url: string;
  received: Received[];
  /** Bodies that were answered 200. */
  accepted(): Received[];
  answerWith(status: number | ((received: Received) => number)): void;
  setSecret(secret: string): void;
  /** Told the verify token of each handshake. */
  onHandshake(listen: (verifyToken: string) => void): void;
}

async function startBusiness(): Promise<{ business: Business; server: Server }> {
  let answer: (received: Received) => number = () => 200;
  let secret = '';
  let listen: (verifyToken: string) => void = () => undefined;
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'GET') {
      listen(url.searchParams.get('hub.verify_token') ?? '');
      const isRight = url.searchParams.get('hub.verify_token') === 'verify-me';
      response.writeHead(isRight ? 200 : 403).end(url.searchParams.get('hub.challenge'));
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      const expected = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
      const item: Received = {
        raw: raw.toString('latin1'),
        body: parse(raw.toString()),
        isSignatureRight: request.headers['x-hub-signature-256'] === expected,
        answer: 0,
      };
      item.answer = answer(item);
      received.push(item);
      response.writeHead(item.answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const business: Business = {
    url: `http://127.0.0.1:${port}/webhook`,
    received,
    accepted: () => received.filter((item) => item.answer === 200),
    answerWith: (status) => {
      answer = typeof status === 'number' ? () => status : status;
    },
    setSecret: (value) => {
      secret = value;
    },
    onHandshake: (value) => {
      listen = value;
    },
  };
  return { business, server };
}

function parse(text: string): Received['body'] {
  try {
    return JSON.parse(text) as Received['body'];
  } catch {
    return { object: '', entry: [] };
  }
}

export interface World {
  sandbox: Sandbox;
  business: Business;
  stateFile: string;
  /** Moves with the test, on top of the real clock. */
  clock: { now(): number };
  changes: () => number;
  connect(): Promise<void>;
  graph(method: string, path: string, body?: unknown): Promise<{ status: number; body: Json }>;
  send(to: string, content: Json): Promise<{ status: number; body: Json; wamid: string; code: number }>;
  /** Starts the sandbox again from its state file. */
  restart(): Promise<void>;
}

/** A sandbox and a business, cleaned up when the test ends. */
export async function startWorld(
  options: Partial<SandboxOptions> & { isConnected?: boolean } = {},
): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'rozmova-sandbox-test-'));
  const { business, server } = await startBusiness();
  const { isConnected = true, ...given } = options;
  const stateFile = join(folder, 'sandbox.json');
  const clock = { now: () => Date.now() };
  let changes = 0;
  const open = () =>
    createSandbox({
      stateFile,
      clock,
      log,
      onChange: () => {
        changes += 1;
      },
      seed: 7,
      isEmpty: true,
      ...given,
      timing: { ...quickTiming, ...given.timing },
    });
  let sandbox = await open();
  business.setSecret(sandbox.credentials.appSecret);
  const connect = () => sandbox.connectWebhook({ callbackUrl: business.url, verifyToken: 'verify-me' });
  onTestFinished(async () => {
    await sandbox.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });
  if (isConnected) await connect();

  const graph: World['graph'] = (method, path, body) =>
    callGraph(sandbox.url, sandbox.credentials.accessToken, method, path, body);
  return {
    get sandbox() {
      return sandbox;
    },
    business,
    stateFile,
    clock,
    changes: () => changes,
    connect,
    graph,
    send: async (to, content) => {
      const answer = await graph('POST', `/${sandbox.credentials.phoneNumberId}/messages`, {
        messaging_product: 'whatsapp',
        to,
        ...content,
      });
      return { ...answer, wamid: wamidOf(answer.body), code: codeOf(answer.body) };
    },
    restart: async () => {
      await sandbox.close();
      sandbox = await open();
      business.setSecret(sandbox.credentials.appSecret);
    },
  };
}

export async function callGraph(
  url: string,
  token: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${url}/v23.0${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

export const wamidOf = (answer: Json): string =>
  (answer.messages as { id: string }[] | undefined)?.[0]?.id ?? '';
export const codeOf = (answer: Json): number => (answer.error as { code: number } | undefined)?.code ?? 0;
export const detailsOf = (answer: Json): string =>
  (answer.error as { error_data?: { details: string } } | undefined)?.error_data?.details ?? '';

/** Waits until the look finds something; fails with what it waited for. */
export async function until<Found>(
  what: string,
  look: () => Found | undefined | false | null,
): Promise<Found> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false && found !== null) return found;
    if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** All values of the accepted webhooks in the order of their arrival. */
export const valuesOf = (received: readonly Received[]): Json[] =>
  received.flatMap((item) => item.body.entry.flatMap((entry) => entry.changes.map((change) => change.value)));

export const messagesOf = (received: readonly Received[]): Json[] =>
  valuesOf(received).flatMap((value) => (value.messages ?? []) as Json[]);

export const statusesOf = (received: readonly Received[], wamid: string): Json[] =>
  valuesOf(received)
    .flatMap((value) => (value.statuses ?? []) as Json[])
    .filter((status) => status.id === wamid);

/** A JSON call to the control by HTTP. */
export async function control(
  world: World,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${world.sandbox.url}/sandbox${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}
