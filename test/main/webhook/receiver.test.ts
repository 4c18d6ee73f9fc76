import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWebhookServer, PortTakenError } from '../../../src-main/webhook/receiver.ts';
import {
  bytesOf,
  postWebhook,
  secretsOf,
  send,
  signatureOf,
  VERIFY_TOKEN,
} from '../../helpers/signed-webhook.ts';
import { incoming, messagesOf } from '../ingest/rig.ts';
import { createReceiverRig, type ReceiverRig } from './rig.ts';

let rig: ReceiverRig;

beforeEach(async () => {
  rig = await createReceiverRig();
});

afterEach(() => rig.close());

const post = (body: unknown, headers: Record<string, string | string[] | undefined> = {}) =>
  postWebhook({ port: rig.port, body, headers });

describe('a signed delivery', () => {
  it('is stored as it came and answered 200 without a body', async () => {
    const body = messagesOf(incoming());
    const answer = await post(body);
    expect([answer.status, answer.body, answer.headers['content-length']]).toEqual([200, '', '0']);
    expect(rig.ingest.workspace.journal.listAfter(0, 10)).toEqual([
      { seq: 1, accountKey: 'key-1', receivedAt: rig.ingest.clock.now(), body: bytesOf(body) },
    ]);
  });

  it('is signed over its bytes: emoji, escapes, a byte order mark and odd spacing change nothing', async () => {
    for (const body of [
      '{"entry": []  }',
      '\ufeff{"entry":[]}',
      '{"a":"\\u00e4","b":"ä 🌻"}',
      '{"a":"\\/"}',
    ]) {
      expect((await post(body)).status).toBe(200);
    }
    expect(rig.stored()).toBe(4);
  });

  it('of a thousand messages becomes a thousand messages', async () => {
    const messages = Array.from({ length: 1000 }, (_, index) => incoming({ id: `wamid.batch-${index}` }));
    expect((await post(messagesOf(...messages))).status).toBe(200);
    await rig.ingest.projector.drain();
    expect(rig.ingest.rows('SELECT count(*) AS count FROM messages')).toEqual([{ count: 1000 }]);
  });

  it('that comes a thousand times is one message', async () => {
    const body = messagesOf(incoming());
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => post(body)));
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    }
    await rig.ingest.projector.drain();
    expect(rig.ingest.workspace.journal.counts()).toMatchObject({ deliveries: 1, duplicates: 999 });
    expect(rig.ingest.rows('SELECT count FROM unread')).toEqual([{ count: 1 }]);
  });

  it('may be called with a query or a slash at the end of its path', async () => {
    const body = bytesOf('{}');
    for (const path of ['/webhook/key-1?x=1', '/webhook/key-1/']) {
      expect((await postWebhook({ port: rig.port, body, path })).status).toBe(200);
    }
  });
});

describe('a delivery that nobody proved to be Meta’s is refused and not stored', () => {
  const body = bytesOf(messagesOf(incoming()));
  const right = signatureOf(body);
  const cases: [string, string | string[] | undefined][] = [
    ['no signature', undefined],
    ['an empty signature', ''],
    ['a signature with another secret', signatureOf(body, 'ffffffffffffffffffffffffffffffff')],
    ['upper-case digits', right.toUpperCase().replace('SHA256', 'sha256')],
    ['the older algorithm', `sha1=${right.slice(7, 47)}`],
    ['a cut signature', right.slice(0, -2)],
    ['one digit too many', `${right}0`],
    ['two signatures', [right, right]],
    ['spaces around it', ` x ${right} `],
  ];

  it.each(cases)('%s: 401', async (_name, signature) => {
    expect((await post(body, { 'x-hub-signature-256': signature })).status).toBe(401);
    expect(rig.stored()).toBe(0);
  });

  it('a body in which one byte was changed: 401', async () => {
    for (let index = 0; index < body.length; index += 37) {
      const forged = Buffer.from(body);
      forged[index] = (forged[index] ?? 0) ^ 1;
      rig.ingest.clock.advance(1000);
      expect((await post(forged, { 'x-hub-signature-256': right })).status).toBe(401);
    }
    expect(rig.stored()).toBe(0);
  });

  it('an account key that is not there: 404', async () => {
    expect((await postWebhook({ port: rig.port, body, accountKey: 'key-2' })).status).toBe(404);
    expect(rig.stored()).toBe(0);
  });

  it('an account whose app secret is not available: 503, so that Meta tries again', async () => {
    expect((await postWebhook({ port: rig.port, body, accountKey: 'key-bare' })).status).toBe(503);
    expect(rig.stored()).toBe(0);
  });

  it('a compressed body: 415', async () => {
    const gzipped = gzipSync(body);
    expect((await post(gzipped, { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await post(body, { 'content-encoding': 'identity' })).status).toBe(200);
    expect(rig.stored()).toBe(1);
  });
});

describe('an authentic body that cannot be read is stored, answered 200 and shown among the failures', () => {
  const deep = (levels: number) => `{"entry":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  it.each([
    ['not JSON', 'this is not json'],
    ['cut JSON', '{"object":"whatsapp_business_account","entry":[{"id":'],
    ['an empty body', ''],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ['a number', '42'],
    ['null', 'null'],
    ['an array', '[]'],
    ['another object', '{"object":"page","entry":[]}'],
    ['JSON of a hundred levels', deep(100)],
    ['JSON of a million levels', deep(1_000_000)],
  ])('%s', async (_name, body) => {
    expect((await post(body)).status).toBe(200);
    await rig.ingest.projector.drain();
    expect([rig.stored(), rig.failures()]).toEqual([1, 1]);
  });
});

describe('unsigned requests', () => {
  it('are cut short after twenty in a second, while signed ones pass', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 40; index += 1) {
      statuses.push((await post('{}', { 'x-hub-signature-256': undefined })).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    expect((await post('{}')).status).toBe(200);
    rig.ingest.clock.advance(1000);
    expect((await post('{}', { 'x-hub-signature-256': undefined })).status).toBe(401);
  });
});

describe('the handshake', () => {
  const ask = (query: Record<string, string>, key = 'key-1') =>
    send({ port: rig.port, method: 'GET', path: `/webhook/${key}?${new URLSearchParams(query)}` });
  const right = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': VERIFY_TOKEN };

  it('echoes the challenge as plain text', async () => {
    const answer = await ask(right);
    expect([answer.status, answer.body]).toEqual([200, '1158201444']);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['another token', { ...right, 'hub.verify_token': `${VERIFY_TOKEN}x` }, 403],
    ['no token', { 'hub.mode': 'subscribe', 'hub.challenge': '1' }, 403],
    ['another mode', { ...right, 'hub.mode': 'unsubscribe' }, 403],
    ['a challenge that is a page', { ...right, 'hub.challenge': '<script>alert(1)</script>' }, 400],
    ['a challenge that is long', { ...right, 'hub.challenge': '1'.repeat(65) }, 400],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN }, 400],
  ])('with %s is refused and nothing is echoed', async (_name, query, status) => {
    const answer = await ask(query);
    expect([answer.status, answer.body]).toEqual([status, '']);
  });

  it('of an unknown account is not here, and of one without secrets not yet', async () => {
    expect((await ask(right, 'key-2')).status).toBe(404);
    expect((await ask(right, 'key-bare')).status).toBe(503);
  });
});

describe('everything else', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/webhook'],
    ['GET', '/webhook/'],
    ['GET', '/webhook/key-1/more'],
    ['GET', '/webhook/%'],
    ['GET', '/webhook/%2e%2e'],
    ['POST', '/'],
    ['POST', '/webhook'],
    ['POST', '/webhook/key-1/more'],
    ['PUT', '/webhook/key-1'],
    ['DELETE', '/webhook/key-1'],
    ['OPTIONS', '/webhook/key-1'],
    ['GET', '/.env'],
  ])('%s %s is the same empty 404', async (method, path) => {
    const answer = await send({ port: rig.port, method, path });
    expect([answer.status, answer.body]).toEqual([404, '']);
    expect(Object.keys(answer.headers).sort()).toEqual(['connection', 'content-length', 'date']);
  });
});

describe('the port', () => {
  it('is on loopback only, and one that is taken is said to be', async () => {
    const again = createWebhookServer({
      port: rig.port,
      journal: rig.ingest.workspace.journal,
      secrets: secretsOf({}),
      onStored: () => undefined,
      log: rig.ingest.log,
      clock: rig.ingest.clock,
    });
    await expect(again).rejects.toThrow(PortTakenError);
    await expect(again).rejects.toMatchObject({ code: 'PORT_TAKEN', port: rig.port });
  });
});
