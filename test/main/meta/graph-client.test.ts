import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGraphClient, GRAPH_VERSION } from '../../../src-main/meta/graph-client.ts';
import { GraphError } from '../../../src-main/meta/graph-error.ts';
import type { Fetch } from '../../../src-main/meta/graph-http.ts';
import { type FakeGraph, type GraphAnswer, graphError, startFakeGraph } from '../../helpers/fake-graph.ts';

let graph: FakeGraph;
const client = createGraphClient({ fetch });
const phone = '106540352242922';
const message = {
  messaging_product: 'whatsapp',
  to: '+380671234567',
  type: 'text',
  text: { body: 'Добрий день' },
};

beforeEach(async () => {
  graph = await startFakeGraph();
});
afterEach(() => graph.close());

const send = () => client.sendMessage(graph.target, phone, message);
const failure = async (work: Promise<unknown>): Promise<GraphError> => {
  const outcome = await work.then(
    () => new Error('it succeeded'),
    (error: unknown) => error,
  );
  if (!(outcome instanceof GraphError)) throw outcome;
  return outcome;
};

describe('a call to Meta', () => {
  it('sends a message with token, version and our name, and reads Meta’s id and spelling', async () => {
    expect(await send()).toEqual({ wamid: 'wamid.1', waId: '380671234567', userId: null });
    expect(graph.requests[0]).toMatchObject({
      method: 'POST',
      path: `/${GRAPH_VERSION}/${phone}/messages`,
      headers: {
        authorization: `Bearer ${graph.target.accessToken}`,
        'content-type': 'application/json',
        'user-agent': 'Rozmova/1.0',
      },
    });
    expect(graph.accepted).toEqual([message]);
  });

  it('marks as read, with typing only when asked', async () => {
    await client.markRead(graph.target, phone, 'wamid.X', false);
    await client.markRead(graph.target, phone, 'wamid.X', true);
    const bodies = graph.requests.map((request) => JSON.parse(request.body.toString()) as unknown);
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.X' };
    expect(bodies).toEqual([read, { ...read, typing_indicator: { type: 'text' } }]);
  });

  it('uploads a file with its type in the form and at the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'graph-'));
    const path = join(folder, 'x');
    writeFileSync(path, Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]));
    const uploaded = await client.uploadMedia(graph.target, phone, {
      path,
      mimeType: 'image/jpeg',
      fileName: 'image.jpg',
    });
    rmSync(folder, { recursive: true });
    expect(uploaded).toEqual({ metaMediaId: 'media-1' });
    const request = graph.requests[0];
    const form = await new Response(new Uint8Array(request?.body ?? []), {
      headers: { 'content-type': request?.headers['content-type'] ?? '' },
    }).formData();
    const file = form.get('file');
    expect([...form.keys()]).toEqual(['messaging_product', 'type', 'file']);
    expect(form.get('type')).toBe('image/jpeg');
    expect(file).toMatchObject({ name: 'image.jpg', type: 'image/jpeg', size: 6 });
    expect(request?.headers['content-length']).toBe(String(request?.body.length));
  });

  it('asks where a file is and tolerates a size that is a text', async () => {
    graph.answer = () => ({
      kind: 'json',
      status: 200,
      body: {
        url: 'https://lookaside.fbsbx.com/x',
        file_size: '1234',
        sha256: 'abc',
        mime_type: 'image/png',
        id: '1',
      },
    });
    expect(await client.getMediaUrl(graph.target, '77', phone)).toEqual({
      url: 'https://lookaside.fbsbx.com/x',
      mimeType: 'image/png',
      sha256: 'abc',
      byteSize: 1234,
    });
    expect(graph.requests[0]?.path).toBe(`/${GRAPH_VERSION}/77?phone_number_id=${phone}`);
  });

  it('keeps any other call below its version', async () => {
    graph.answer = () => ({ kind: 'json', status: 200, body: { id: '5' } });
    expect(
      await client.request(graph.target, { method: 'GET', path: '/5', query: { fields: 'id,name' } }),
    ).toEqual({ id: '5' });
    expect(graph.requests[0]?.path).toBe(`/${GRAPH_VERSION}/5?fields=id%2Cname`);
    for (const path of ['../me', '%2e%2e/me', 'a/../../b']) {
      expect(await failure(client.request(graph.target, { method: 'GET', path }))).toMatchObject({
        reason: 'malformed path',
      });
    }
  });
});

describe('a call that fails', () => {
  it('is refused when Meta says so, with everything Meta tells', async () => {
    graph.answer = () => ({
      kind: 'json',
      status: 400,
      body: graphError(131009, {
        error_subcode: 2494010,
        error_data: { messaging_product: 'whatsapp', details: 'to is wrong' },
        error_user_title: 'Title',
        error_user_msg: 'For people',
      }),
      headers: { 'retry-after': '7' },
    });
    expect(await failure(send())).toMatchObject({
      kind: 'refused',
      code: 131009,
      subcode: 2494010,
      title: '(#131009) Refused',
      details: 'to is wrong',
      userMessage: 'Title: For people',
      fbtraceId: 'trace',
      httpStatus: 400,
      retryAfterMs: 7000,
    });
  });

  it.each<[string, GraphAnswer, Record<string, unknown>]>([
    [
      'a Graph error with status 500',
      { kind: 'json', status: 500, body: graphError(131000) },
      { kind: 'refused', code: 131000 },
    ],
    [
      'a Graph error with status 200',
      { kind: 'json', status: 200, body: graphError(100) },
      { kind: 'refused', code: 100 },
    ],
    [
      'a bare 429',
      { kind: 'raw', status: 429, body: 'slow down' },
      { kind: 'refused', code: null, httpStatus: 429 },
    ],
    [
      'minutes in the usage header',
      {
        kind: 'json',
        status: 400,
        body: graphError(80007),
        headers: {
          'x-business-use-case-usage': '{"1":[{"type":"whatsapp","estimated_time_to_regain_access":3}]}',
        },
      },
      { kind: 'refused', retryAfterMs: 180_000 },
    ],
    [
      'a wait that no message would outlive',
      { kind: 'json', status: 400, body: graphError(130429), headers: { 'retry-after': '99999999999999' } },
      { kind: 'refused', retryAfterMs: 24 * 60 * 60 * 1000 },
    ],
    [
      'a wait in parts of milliseconds',
      { kind: 'json', status: 400, body: graphError(130429), headers: { 'retry-after': '1.00055' } },
      { kind: 'refused', retryAfterMs: 1001 },
    ],
    [
      'a 500 without a Graph error',
      { kind: 'raw', status: 500, body: 'oops' },
      { kind: 'lost', httpStatus: 500 },
    ],
    ['a 502 page', { kind: 'raw', status: 502, body: '<html></html>' }, { kind: 'lost', httpStatus: 502 }],
    [
      'a 403 of a proxy',
      { kind: 'raw', status: 403, body: '<html>blocked</html>' },
      { kind: 'lost', httpStatus: 403 },
    ],
    [
      'a page instead of an answer',
      { kind: 'raw', status: 200, body: '<html>sign in to Wi-Fi</html>' },
      { kind: 'lost', reason: 'html' },
    ],
    [
      'cut JSON',
      { kind: 'raw', status: 200, body: '{"messages":[{"id":"wam' },
      { kind: 'lost', reason: 'not json' },
    ],
    [
      'an answer cut by the connection',
      { kind: 'cut', status: 200, body: '{"messages":[{"id":"wamid.1"}]}', keep: 12 },
      { kind: 'lost' },
    ],
    [
      'a cut refusal',
      { kind: 'cut', status: 400, body: JSON.stringify(graphError(131009)), keep: 20 },
      { kind: 'lost' },
    ],
    [
      'an answer without an id',
      { kind: 'json', status: 200, body: { messages: [] } },
      { kind: 'lost', reason: 'incomplete answer' },
    ],
    ['an array', { kind: 'json', status: 200, body: [] }, { kind: 'lost' }],
    [
      'an answer of 9 MB',
      { kind: 'raw', status: 200, body: Buffer.alloc(9 * 1024 * 1024, 32) },
      { kind: 'lost' },
    ],
    ['a connection that is reset after the request', { kind: 'drop' }, { kind: 'lost' }],
    ['accepted, then the connection dies', { kind: 'accept-then-drop' }, { kind: 'lost' }],
    ['deep JSON', { kind: 'raw', status: 200, body: '['.repeat(100_000) }, { kind: 'lost' }],
  ])('%s', async (_, answer, expected) => {
    graph.answer = () => answer;
    expect(await failure(send())).toMatchObject(expected);
  });

  it('never follows a redirect, so that the token stays here', async () => {
    const other = await startFakeGraph();
    graph.answer = () => ({
      kind: 'raw',
      status: 307,
      body: '',
      headers: { location: `${other.target.baseUrl}/steal` },
    });
    expect(await failure(send())).toMatchObject({ kind: 'lost', reason: 'redirect', httpStatus: 307 });
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it('is lost when no answer comes in time', async () => {
    graph.answer = () => ({ kind: 'hang' });
    const call = client.request(graph.target, { method: 'GET', path: 'me', timeoutMs: 50 });
    expect(await failure(call)).toMatchObject({ kind: 'lost', reason: 'timeout' });
  });

  it('is unreachable when nobody listens there', async () => {
    await graph.close();
    expect(await failure(send())).toMatchObject({ kind: 'unreachable', reason: 'ECONNREFUSED' });
  });

  it('is unreachable when the name does not exist', async () => {
    const target = { ...graph.target, baseUrl: 'http://graph.invalid' };
    const error = await failure(client.sendMessage(target, phone, message));
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(error.reason);
  });
});

describe('what a network failure means', () => {
  const fail = (...causes: object[]): Fetch => {
    const chain = causes.reduceRight<Error | undefined>(
      (cause, fields) => Object.assign(new Error('x', { cause }), fields),
      undefined,
    );
    return () => Promise.reject(new TypeError('fetch failed', { cause: chain }));
  };
  const failing =
    (thrown: unknown): Fetch =>
    () =>
      Promise.reject(thrown);
  const kindOf = async (fetchThatFails: Fetch) =>
    (await failure(createGraphClient({ fetch: fetchThatFails }).sendMessage(graph.target, phone, message)))
      .kind;
  const gathered =
    (...errors: object[]): Fetch =>
    () =>
      Promise.reject(
        new TypeError('fetch failed', {
          cause: new AggregateError(errors.map((fields) => Object.assign(new Error('x'), fields))),
        }),
      );

  it.each([
    ['no such name', fail({ code: 'ENOTFOUND' }), 'unreachable'],
    ['the resolver is down', fail({ code: 'EAI_AGAIN' }), 'unreachable'],
    ['connect time-out of undici', fail({ code: 'UND_ERR_CONNECT_TIMEOUT' }), 'unreachable'],
    ['connect time-out of the system', fail({ code: 'ETIMEDOUT', syscall: 'connect' }), 'unreachable'],
    ['no route while connecting', fail({ code: 'EHOSTUNREACH', syscall: 'connect' }), 'unreachable'],
    ['a certificate of somebody else', fail({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'unreachable'],
    [
      'all addresses refused',
      gathered({ code: 'ECONNREFUSED' }, { code: 'ENETUNREACH', syscall: 'connect' }),
      'unreachable',
    ],
    ['Chromium without internet', failing(new Error('net::ERR_INTERNET_DISCONNECTED')), 'unreachable'],
    ['time-out while reading', fail({ code: 'ETIMEDOUT', syscall: 'read' }), 'lost'],
    ['no route after sending', fail({ code: 'EHOSTUNREACH', syscall: 'write' }), 'lost'],
    ['reset', fail({ code: 'ECONNRESET', syscall: 'read' }), 'lost'],
    ['the other side closed', fail({ code: 'UND_ERR_SOCKET' }), 'lost'],
    ['headers time-out', fail({ code: 'UND_ERR_HEADERS_TIMEOUT' }), 'lost'],
    ['broken pipe', fail({ code: 'EPIPE', syscall: 'write' }), 'lost'],
    ['one address refused, one reset', gathered({ code: 'ECONNREFUSED' }, { code: 'ECONNRESET' }), 'lost'],
    ['Chromium: connection reset', failing(new Error('net::ERR_CONNECTION_RESET')), 'lost'],
    ['Chromium: network changed', failing(new Error('net::ERR_NETWORK_CHANGED')), 'lost'],
    ['nothing known', fail({}), 'lost'],
    ['not even an error', failing('odd'), 'lost'],
  ])('%s', async (_, fetchThatFails, kind) => {
    expect(await kindOf(fetchThatFails)).toBe(kind);
  });
});

describe('secrets', () => {
  it('are in no text of an error, whoever quotes them', async () => {
    const token = graph.target.accessToken;
    graph.answer = () => ({
      kind: 'json',
      status: 401,
      body: graphError(190, {
        message: `Malformed access token ${token}`,
        error_data: {
          details: `Bearer ${token} at https://graph.facebook.com/debug_token?input_token=${token}`,
        },
        error_user_msg: `12345678901|secretsecret and EAAGm0PX4ZCpsBAOther1234567890 and client_secret=0123456789abcdef`,
      }),
    });
    const error = await failure(
      client.request(graph.target, {
        method: 'GET',
        path: 'debug_token',
        query: { input_token: 'other-input-token-1' },
      }),
    );
    const everything = JSON.stringify([
      error.message,
      error.stack,
      Object.entries(error),
      error.toLogFields(),
      String(error.cause),
    ]);
    for (const secret of [
      token,
      'secretsecret',
      'EAAGm0PX4ZCps',
      '0123456789abcdef',
      'other-input-token-1',
    ]) {
      expect(everything).not.toContain(secret);
    }
    expect(error.title).toContain('Malformed access token [');
  });
});
