import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** Raw HTTP requests, signed and distinct, so that no work is saved by a repeated body. */
export function buildWebhookRequests(options: {
  count: number;
  path: string;
  appSecret: string;
  phoneNumberId: string;
  wabaId: string;
  prefix: string;
}): Buffer[] {
  return Array.from({ length: options.count }, (_, index) => {
    const from = `38067${String(1_000_000 + (index % 2000))}`;
    const value = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '380440000000', phone_number_id: options.phoneNumberId },
      contacts: [{ profile: { name: '\u041e\u043b\u0435\u043d\u0430' }, wa_id: from }],
      messages: [
        {
          from,
          id: `wamid.${options.prefix}${index}`,
          timestamp: '1795000000',
          type: 'text',
          text: { body: `\u0414\u043e\u0431\u0440\u0438\u0439 \u0434\u0435\u043d\u044c ${index}` },
        },
      ],
    };
    return signedRequest(options, value);
  });
}

/** One change of the field `messages`, as Meta posts it. */
export function signedRequest(
  { path, appSecret, wabaId }: { path: string; appSecret: string; wabaId: string },
  value: unknown,
): Buffer {
  const json = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: wabaId, changes: [{ field: 'messages', value }] }],
  });
  const body = json.replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const signature = createHmac('sha256', appSecret).update(body).digest('hex');
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256=${signature}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    'latin1',
  );
}

export interface LoadResult {
  requestsPerSecond: number;
  latenciesMs: number[];
  notOk: number;
}

/** Closed loop: each connection sends its next request when the answer is there. */
export async function closedLoop(options: {
  port: number;
  requests: Buffer[];
  connections: number;
  warmUp: number;
}): Promise<LoadResult> {
  let next = 0;
  let notOk = 0;
  const latenciesMs: number[] = [];
  let measuredFrom = 0;
  const worker = async (): Promise<void> => {
    const client = await openClient(options.port);
    while (next < options.requests.length) {
      const index = next;
      next += 1;
      if (index === options.warmUp) measuredFrom = performance.now();
      const request = options.requests[index];
      if (request === undefined) break;
      const started = performance.now();
      const status = await client.exchange(request);
      if (status !== 200) notOk += 1;
      if (index >= options.warmUp) latenciesMs.push(performance.now() - started);
    }
    client.close();
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  const seconds = (performance.now() - measuredFrom) / 1000;
  return { requestsPerSecond: latenciesMs.length / seconds, latenciesMs, notOk };
}

/** Open loop: requests leave at a fixed rate whatever the server does; latency counts from the planned time. */
export async function openLoop(options: {
  port: number;
  requests: Buffer[];
  perSecond: number;
  connections: number;
}): Promise<LoadResult> {
  const clients = await Promise.all(
    Array.from({ length: options.connections }, () => openClient(options.port)),
  );
  const idle = [...clients];
  const queue: { request: Buffer; dueAt: number }[] = [];
  const latenciesMs: number[] = [];
  let notOk = 0;
  let done = 0;
  const startedAt = performance.now();
  await new Promise<void>((resolve) => {
    const pump = (): void => {
      while (idle.length > 0 && queue.length > 0) {
        const client = idle.pop();
        const job = queue.shift();
        if (!client || !job) return;
        void client.exchange(job.request).then((status) => {
          latenciesMs.push(performance.now() - job.dueAt);
          if (status !== 200) notOk += 1;
          done += 1;
          idle.push(client);
          if (done === options.requests.length) resolve();
          else pump();
        });
      }
    };
    let planned = 0;
    const timer = setInterval(() => {
      const due = Math.min(
        options.requests.length,
        Math.floor(((performance.now() - startedAt) / 1000) * options.perSecond),
      );
      for (; planned < due; planned += 1) {
        const request = options.requests[planned];
        if (request) queue.push({ request, dueAt: startedAt + (planned / options.perSecond) * 1000 });
      }
      pump();
      if (planned === options.requests.length) clearInterval(timer);
    }, 1);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  for (const client of clients) client.close();
  return { requestsPerSecond: done / seconds, latenciesMs, notOk };
}

interface Client {
  /** Sends one request and resolves with the status of its answer; 0 when the connection broke. */
  exchange(request: Buffer): Promise<number>;
  close(): void;
}

async function openClient(port: number): Promise<Client> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let received = '';
  let settle: ((status: number) => void) | null = null;
  const finish = (status: number): void => {
    const waiting = settle;
    settle = null;
    received = '';
    waiting?.(status);
  };
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    const headEnd = received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? 0);
    if (received.length >= headEnd + 4 + length) finish(Number(received.slice(9, 12)));
  });
  socket.on('error', () => finish(0));
  socket.on('close', () => finish(0));
  return {
    exchange: (request) =>
      new Promise((resolve) => {
        settle = resolve;
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}
