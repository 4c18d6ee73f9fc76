import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphTarget } from '../../src-main/ports.ts';

/** One request as the pretend Graph host received it. */
export interface GraphRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** How the next request is answered; what the sandbox cannot do, such as dying in the middle of an answer. */
export type GraphAnswer =
  | { kind: 'accept' }
  | { kind: 'accept-then-drop' }
  | { kind: 'drop' }
  | { kind: 'hang' }
  | { kind: 'json'; status: number; body: unknown; headers?: Record<string, string> }
  | { kind: 'raw'; status: number; body: Buffer | string; headers?: Record<string, string> }
  | { kind: 'cut'; status: number; body: Buffer | string; keep: number; headers?: Record<string, string> };

export interface FakeGraph {
  target: GraphTarget;
  requests: GraphRequest[];
  /** Bodies of messages that were taken; each would be on the customer's phone. */
  accepted: Record<string, unknown>[];
  /** Decides each answer; without it everything is accepted. */
  answer: (request: GraphRequest) => GraphAnswer;
  close(): Promise<void>;
}

/** Meta's envelope of an error. */
export const graphError = (code: number, more: Record<string, unknown> = {}) => ({
  error: { message: `(#${code}) Refused`, type: 'OAuthException', code, fbtrace_id: 'trace', ...more },
});

/** A pretend Graph host on loopback whose every answer the test decides. */
export async function startFakeGraph(token = 'EAAtest-token-0123456789'): Promise<FakeGraph> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request: GraphRequest = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        body: Buffer.concat(chunks),
      };
      graph.requests.push(request);
      give(graph, request, graph.answer(request), outgoing);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const graph: FakeGraph = {
    target: { baseUrl: `http://127.0.0.1:${port}`, accessToken: token },
    requests: [],
    accepted: [],
    answer: () => ({ kind: 'accept' }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return graph;
}

function accept(graph: FakeGraph, request: GraphRequest): unknown {
  if (!request.path.endsWith('/messages')) return { id: `media-${graph.requests.length}` };
  const body = JSON.parse(request.body.toString()) as Record<string, unknown>;
  if (body.status === 'read') return { success: true };
  graph.accepted.push(body);
  const waId = typeof body.to === 'string' ? body.to.replace(/\D/g, '') : '';
  return {
    messaging_product: 'whatsapp',
    contacts: [
      { input: body.to ?? body.recipient, ...(waId === '' ? { user_id: body.recipient } : { wa_id: waId }) },
    ],
    messages: [{ id: `wamid.${graph.accepted.length}` }],
  };
}

function give(graph: FakeGraph, request: GraphRequest, answer: GraphAnswer, outgoing: ServerResponse): void {
  const json = { 'content-type': 'application/json' };
  switch (answer.kind) {
    case 'accept':
      outgoing.writeHead(200, json).end(JSON.stringify(accept(graph, request)));
      return;
    case 'accept-then-drop':
      accept(graph, request);
      outgoing.destroy();
      return;
    case 'drop':
      outgoing.destroy();
      return;
    case 'hang':
      return;
    case 'json':
      outgoing.writeHead(answer.status, { ...json, ...answer.headers }).end(JSON.stringify(answer.body));
      return;
    case 'raw':
      outgoing.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    case 'cut': {
      const bytes = Buffer.from(answer.body);
      outgoing.writeHead(answer.status, { 'content-length': bytes.length, ...answer.headers });
      outgoing.write(bytes.subarray(0, answer.keep), () => outgoing.destroy());
      return;
    }
  }
}
