import { createConnection, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../../../src-main/webhook/read-body.ts';
import { bytesOf, postWebhook, signatureOf } from '../../helpers/signed-webhook.ts';
import { incoming, messagesOf } from '../ingest/rig.ts';
import { createReceiverRig, type ReceiverRig } from './rig.ts';

let rig: ReceiverRig;

afterEach(() => rig.close());

/** A connection on which a test writes HTTP by hand. */
async function connect(
  port: number,
): Promise<{ socket: Socket; answer: () => string; ended: Promise<void> }> {
  const socket = createConnection(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
  });
  // The server cuts some of these connections on purpose.
  socket.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, answer: () => text, ended };
}

const head = (lines: readonly string[]) =>
  [
    'POST /webhook/key-1 HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    ...lines,
    '',
    '',
  ].join('\r\n');

describe('a body that is too large', () => {
  it('of exactly 4 MiB is taken', async () => {
    rig = await createReceiverRig();
    const body = Buffer.alloc(MAX_BODY_BYTES, 0x20);
    expect((await postWebhook({ port: rig.port, body })).status).toBe(200);
    expect(rig.stored()).toBe(1);
  });

  it('of 5 MB is answered 413 before it is read', async () => {
    rig = await createReceiverRig();
    const body = Buffer.alloc(5_000_000, 0x20);
    const { socket, answer, ended } = await connect(rig.port);
    socket.write(head([`X-Hub-Signature-256: ${signatureOf(body)}`, `Content-Length: ${body.length}`]));
    socket.write(body);
    await ended;
    expect(answer()).toMatch(/^HTTP\/1\.1 413 /);
    expect(rig.stored()).toBe(0);
  });

  it('without a length is answered 413 at the limit, and reading stops', async () => {
    rig = await createReceiverRig();
    const { socket, answer, ended } = await connect(rig.port);
    socket.write(head([`X-Hub-Signature-256: sha256=${'0'.repeat(64)}`, 'Transfer-Encoding: chunked']));
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, 0x20), Buffer.from('\r\n')]);
    const before = process.memoryUsage().arrayBuffers;
    const pump = () => {
      let hasRoom = socket.writable;
      while (hasRoom) hasRoom = socket.write(chunk) && socket.writable;
    };
    socket.on('drain', pump);
    pump();
    await ended;
    expect(answer()).toMatch(/^HTTP\/1\.1 413 /);
    expect(rig.stored()).toBe(0);
    // What was sent beyond the limit lies in the buffers of the two sockets.
    expect(socket.bytesWritten).toBeLessThan(MAX_BODY_BYTES + 16 * 1024 * 1024);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  });

  it('without a signature is not read at all', async () => {
    rig = await createReceiverRig();
    const { socket, answer, ended } = await connect(rig.port);
    socket.write(head(['Transfer-Encoding: chunked']));
    await ended;
    expect(answer()).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe('a body that does not come whole', () => {
  it('is not stored, wherever it was cut', async () => {
    rig = await createReceiverRig();
    const body = bytesOf(messagesOf(incoming()));
    for (let length = 0; length < body.length; length += 29) {
      const { socket, ended } = await connect(rig.port);
      socket.write(head([`X-Hub-Signature-256: ${signatureOf(body)}`, `Content-Length: ${body.length}`]));
      socket.write(body.subarray(0, length));
      socket.end();
      await ended;
    }
    await sleep(20);
    expect(rig.stored()).toBe(0);
    expect((await postWebhook({ port: rig.port, body })).status).toBe(200);
  });

  it('or comes too slowly is cut off, headers and body alike, while others are served', async () => {
    rig = await createReceiverRig({
      limits: { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 },
    });
    const slowHead = await connect(rig.port);
    slowHead.socket.write('POST /webhook/key-1 HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
    const slowBody = await connect(rig.port);
    slowBody.socket.write(head([`X-Hub-Signature-256: sha256=${'0'.repeat(64)}`, 'Content-Length: 1000']));
    slowBody.socket.write('{"entry":');
    expect((await postWebhook({ port: rig.port, body: '{}' })).status).toBe(200);
    await Promise.all([slowHead.ended, slowBody.ended]);
    expect(rig.stored()).toBe(1);
  });
});

describe('the journal', () => {
  it('holds a body before its sender hears 200', async () => {
    const events: string[] = [];
    rig = await createReceiverRig({
      journal: (real) => ({
        append(group) {
          real.append(group);
          events.push(`durable ${real.counts().deliveries}`);
        },
      }),
    });
    await postWebhook({ port: rig.port, body: '{}' });
    events.push('answered');
    expect(events).toEqual(['durable 1', 'answered']);
  });

  it('that cannot be written makes the whole group 503, and the next one is taken', async () => {
    let isFull = true;
    rig = await createReceiverRig({
      journal: (real) => ({
        append(group) {
          if (isFull) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
          real.append(group);
        },
      }),
    });
    const bodies = Array.from({ length: 5 }, (_, index) => `{"n":${index}}`);
    const refused = await Promise.all(bodies.map((body) => postWebhook({ port: rig.port, body })));
    expect(refused.map((answer) => answer.status)).toEqual([503, 503, 503, 503, 503]);
    isFull = false;
    expect((await postWebhook({ port: rig.port, body: '{}' })).status).toBe(200);
    expect(rig.stored()).toBe(1);
    expect(rig.ingest.log.lines.filter((line) => line.event === 'webhook.not_stored')).toHaveLength(5);
  });

  it('contains everything that was answered 200 when the server closes under load', async () => {
    rig = await createReceiverRig();
    let accepted = 0;
    const sends = Array.from({ length: 100 }, (_, index) =>
      postWebhook({ port: rig.port, body: `{"n":${index}}` }).then(
        (answer) => {
          if (answer.status === 200) accepted += 1;
        },
        // Cut off while it was sent: Meta would try again.
        () => undefined,
      ),
    );
    await sleep(5);
    await rig.server.close();
    await Promise.all(sends);
    expect(rig.stored()).toBeGreaterThanOrEqual(accepted);
  });
});
