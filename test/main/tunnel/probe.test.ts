import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { probe } from '../../../src-main/tunnel/probe.ts';
import { createProbeDoor } from '../../../src-main/tunnel/probe-door.ts';

const door = createProbeDoor();
let server: Server;
let url: string;
let answer: RequestListener;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const says =
  (status: number, body = '', headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);
const html = { 'content-type': 'text/html' };
const ask = (address = url, timeoutMs = 10_000) => probe({ url: address, ...door.ask(), timeoutMs });

describe('a question that we ask ourselves through the public address', () => {
  test('comes back when the address leads to this start of this hub', async () => {
    answer = (request, response) => {
      if (!door.answer(request, response)) response.writeHead(404).end();
    };
    expect(await ask()).toEqual({ isProved: true, ms: expect.any(Number) });
  });

  test('is asked on a connection of its own, and says that it is no browser', async () => {
    const sockets = new Set();
    const headers: unknown[] = [];
    answer = (request, response) => {
      sockets.add(request.socket);
      headers.push(request.headers['bypass-tunnel-reminder']);
      door.answer(request, response);
    };
    await ask();
    await ask();
    expect(sockets.size).toBe(2);
    expect(headers).toEqual(['yes', 'yes']);
  });

  test('is not answered by another hub, nor by one that repeats what it heard', async () => {
    const other = createProbeDoor();
    const stranger: RequestListener = (request, response) => {
      if (!other.answer(request, response)) response.writeHead(200).end(request.url);
    };
    answer = stranger;
    expect(await ask()).toEqual({ isProved: false, trouble: 'somebody_else' });
  });

  test.each([
    ['the relay’s word for a lost name', says(404, '404'), 'no_answer'],
    ['a gateway that waited in vain', says(504, '<html>', html), 'no_answer'],
    ['a relay that is asked too often', says(429), 'no_answer'],
    ['a warning page', says(401, '<html>', html), 'foreign_page'],
    ['a sign-in page that says 200', says(200, '<!doctype html><p>Sign in</p>'), 'foreign_page'],
    ['a redirect to a sign-in page', says(302, '', { location: 'https://login.example' }), 'foreign_page'],
    ['another hub’s empty 404', says(404), 'somebody_else'],
    ['an endless answer', says(200, 'x'.repeat(100_000)), 'somebody_else'],
  ] as const)('%s is told apart', async (_what, listener, trouble) => {
    answer = listener;
    expect(await ask()).toEqual({ isProved: false, trouble });
  });

  test('silence, a closed port, no TLS and an unknown name are told apart', async () => {
    answer = () => undefined;
    expect(await ask(url, 300)).toEqual({ isProved: false, trouble: 'no_answer' });
    expect(await ask('http://127.0.0.1:9')).toEqual({ isProved: false, trouble: 'no_answer' });
    expect(await ask(url.replace('http', 'https'))).toEqual({ isProved: false, trouble: 'tls' });
    // A machine that is on no network says that instead.
    const nameless = { isProved: false, trouble: expect.stringMatching(/^(?:dns|no_network)$/) };
    expect(await ask('http://rozmova.invalid')).toEqual(nameless);
  });
});

describe('the place where questions come in', () => {
  test('is another one at each start, and nothing else of it answers', () => {
    const { path } = door.ask();
    expect(createProbeDoor().ask().path.split('/')[3]).not.toBe(path.split('/')[3]);
    for (const url of [`${path}0`, path.slice(0, -1), path.replace(/[^/]+$/, ''), '/webhook/_probe/']) {
      const request = { method: 'GET', url } as Parameters<typeof door.answer>[0]; // what the door reads of it
      expect(door.answer(request, {} as Parameters<typeof door.answer>[1])).toBe(false); // never touched
    }
  });
});
