import { readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';

let hub: TestHub;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

beforeAll(async () => {
  hub = await openTestHub();
});
afterAll(() => hub.remove());

const bearer = () => ({ authorization: `Bearer ${hub.apiToken}` });

describe('a connection whose last request was refused in the middle of its body', () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  afterAll(() => agent.destroy());

  const ask = (method: string, path: string, body?: Buffer | string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(hub.origin);
      const sent = request({ host: '127.0.0.1', port, agent, method, path, headers: bearer() }, (response) =>
        response.resume().on('end', () => resolve(response.statusCode)),
      );
      sent.setTimeout(5_000, () => sent.destroy(new Error('no answer')));
      sent.on('error', reject).end(body);
    });

  it.each([
    ['a token that is none', '/seat', Buffer.alloc(300_000, 'x'), 401],
    [
      'a picture that is too large',
      '/media?fileName=a.png',
      Buffer.concat([PNG, Buffer.alloc(7_000_000)]),
      413,
    ],
  ])('answers the next request all the same: %s', async (_name, path, body, status) => {
    expect(await ask('POST', path, body)).toBe(status);
    expect(await ask('GET', '/seat')).toBe(200);
  });
});

describe('an upload whose sender goes away in the middle', () => {
  it('is no fault of the program, and leaves nothing behind', async () => {
    const { port } = new URL(hub.origin);
    const options = {
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: '/media?fileName=a.txt',
      headers: bearer(),
    };
    const sent = request(options);
    sent.on('error', () => undefined).write('x'.repeat(100_000));
    const waiting = () => readdirSync(join(hub.dataDir, 'media', 'tmp'));
    await waitFor('the first bytes', () => waiting().length === 1);
    sent.destroy();
    await waitFor('the end of them', () => waiting().length === 0);
    expect(await hub.api('GET', '/health')).toMatchObject({ status: 200 });
    expect(hub.warnings.join()).not.toContain('request.failed');
  });
});

describe('JSON that is nested without end', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const post = async (path: string, body: string) => {
    const headers = { ...bearer(), 'content-type': 'application/json' };
    const answer = await fetch(`${hub.apiUrl}${path}`, { method: 'POST', headers, body });
    return { status: answer.status, json: (await answer.json()) as { code: string } };
  };

  it.each([20, 5_000, 200_000])('is refused as input, %d levels deep', async (depth) => {
    const components = `[{"type":"body","parameters":${nested(depth)}}]`;
    const sent = `{"accountId":1,"to":"+380671234567","content":{"kind":"template","name":"a","language":"uk","components":${components}}}`;
    expect(await post('/messages', sent)).toMatchObject({ status: 400, json: { code: 'BAD_INPUT' } });
    const draft = `{"name":"a","language":"uk","category":"UTILITY","components":${components}}`;
    expect(await post('/accounts/1/templates', draft)).toMatchObject({
      status: 400,
      json: { code: 'BAD_INPUT' },
    });
  });
});

const garbage: [name: string, frame: string | Buffer][] = [
  ['words', 'Доброго дня, Олено'],
  ['nothing', ''],
  ['null', 'null'],
  ['a number', '5'],
  ['no id', '{}'],
  ['no request', '{"i":"1"}'],
  ['no address', '{"i":"1","p":{}}'],
  ['an address that is none', '{"i":"1","p":{"u":"http://[::bad"}}'],
  ['an event of nothing', '{"i":"1","t":3}'],
  ['bytes', Buffer.from([0xff, 0, 1, 2])],
];
const health = JSON.stringify({ i: '1', p: { u: '/app/health' } });

describe('a frame that is no request', () => {
  it.each(garbage)(
    'ends the socket that it came over, and nothing of it is written anywhere: %s',
    async (_name, frame) => {
      const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const socket = new WebSocket(`${hub.origin.replace('http', 'ws')}/rpc`, { headers: bearer() });
      await new Promise((resolve) => socket.once('open', resolve));
      const closed = new Promise<number>((resolve) => socket.once('close', resolve));
      socket.send(frame);
      expect(await closed).toBe(1007);
      expect(written).not.toHaveBeenCalled();
      written.mockRestore();
      expect(hub.warnings.join()).not.toMatch(/Олено/);
    },
  );

  it.each(garbage)('does nothing to the window’s port, which goes on: %s', async (_name, frame) => {
    const { port1, port2 } = new MessageChannel();
    hub.connectPort(port2, { kind: 'desktop' });
    const answers: string[] = [];
    port1.on('message', (answer: string) => answers.push(answer));
    port1.postMessage(frame);
    port1.postMessage(health);
    expect(await waitFor('the answer', () => answers[0])).toContain('"ok":true');
    port1.close();
  });
});
