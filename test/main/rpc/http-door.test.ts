import { mkdirSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openTestHub, type TestHub, waitFor } from '../../helpers/hub.ts';
import { makeTemporaryFolder } from '../../helpers/workspace.ts';

const renderer = makeTemporaryFolder();
let hub: TestHub;
let port: number;

beforeAll(async () => {
  mkdirSync(join(renderer.path, 'assets'));
  writeFileSync(join(renderer.path, 'index.html'), '<!doctype html><title>Rozmova</title>');
  writeFileSync(join(renderer.path, 'assets', 'main-a1b2c3.js'), 'export {};');
  writeFileSync(join(renderer.path, '.hidden'), 'no');
  hub = await openTestHub({ rendererDir: renderer.path });
  port = Number(new URL(hub.origin).port);
});
afterAll(async () => {
  await hub.remove();
  renderer.remove();
});

const bearer = () => ({ authorization: `Bearer ${hub.apiToken}` });

/** fetch sets Host by itself; this sends whatever it is told. */
function ask(options: {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}): Promise<IncomingMessage & { text: string }> {
  return new Promise((resolve, reject) => {
    const { path, method = 'GET', headers = {}, body } = options;
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(Object.assign(response, { text })));
    });
    sent.on('error', reject).end(body);
  });
}

async function signIn(): Promise<string> {
  const answer = await ask({ path: '/seat', method: 'POST', body: JSON.stringify({ token: hub.apiToken }) });
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

function openSocket(headers: Record<string, string>): Promise<'open' | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/rpc`, { headers });
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', reject);
  });
}

describe('whom the door answers', () => {
  it('refuses a page under another name (DNS rebinding) and one from another origin, whatever it brings', async () => {
    const wrong: Record<string, string>[] = [
      { host: 'evil.example' },
      { host: `evil.example:${port}` },
      { host: '127.0.0.1' },
      { origin: 'https://evil.example' },
      { origin: `http://127.0.0.1:${port + 1}` },
      { origin: 'null' },
    ];
    for (const headers of wrong) {
      for (const path of ['/', '/api/v1/health', '/api/v1/openapi.json', '/media/1', '/seat']) {
        const answer = await ask({
          path,
          headers: { host: `127.0.0.1:${port}`, ...bearer(), ...headers },
        });
        expect(
          [answer.statusCode, JSON.parse(answer.text).code],
          `${path} ${JSON.stringify(headers)}`,
        ).toEqual([403, 'WRONG_ADDRESS']);
      }
      expect(await openSocket({ ...bearer(), ...headers })).toBe(403);
    }
  });

  it('answers both of its own names, with or without its own origin', async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const origins: Record<string, string>[] = [{}, { origin: `http://${host}` }];
      for (const origin of origins) {
        const answer = await ask({
          path: '/api/v1/health',
          headers: { host, ...bearer(), ...origin },
        });
        expect(answer.statusCode).toBe(200);
      }
    }
  });

  it('gives nothing without the token, and says how to bring it', async () => {
    for (const path of [
      '/api/v1/health',
      '/api/v1/accounts',
      '/api/v1/nothing',
      '/media/1',
      '/media/sandbox/x',
    ]) {
      const answer = await ask({ path });
      expect([answer.statusCode, JSON.parse(answer.text).code], path).toEqual([401, 'NOT_SIGNED_IN']);
    }
    expect(await openSocket({})).toBe(401);
    expect(await openSocket({ cookie: `rozmova_seat_${port}=guess` })).toBe(401);
  });

  it('slows down who guesses tokens, while the right one is answered at once', async () => {
    const startedAt = performance.now();
    const guesses = Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        ask({ path: '/api/v1/health', headers: { authorization: `Bearer guess${index}` } }),
      ),
    );
    const right = await ask({ path: '/api/v1/health', headers: bearer() });
    expect([right.statusCode, performance.now() - startedAt < 250]).toEqual([200, true]);
    const codes = (await guesses).map(({ statusCode, text }) => [statusCode, JSON.parse(text).code]);
    expect(codes).toEqual(Array.from({ length: 5 }, () => [401, 'WRONG_TOKEN']));
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
  });
});

describe('signing in a browser', () => {
  it('takes the token once and gives a cookie that scripts and other sites cannot use', async () => {
    const answer = await ask({
      path: '/seat',
      method: 'POST',
      body: JSON.stringify({ token: hub.apiToken }),
    });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^rozmova_seat_${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=34560000$`),
      ),
    ]);
    expect(answer.headers['set-cookie']?.[0]).not.toContain(hub.apiToken);
    const cookie = await signIn();
    expect(await openSocket({ cookie })).toBe('open');
    expect(JSON.parse((await ask({ path: '/seat', headers: { cookie } })).text)).toEqual({
      isSignedIn: true,
    });
    expect((await ask({ path: '/media/999', headers: { cookie } })).statusCode).toBe(404);
    // A page's cookie is not a program's token: /api/v1 wants the latter.
    expect((await ask({ path: '/api/v1/health', headers: { cookie } })).statusCode).toBe(401);
  });

  it('refuses a wrong token, what is no token, and too much of it', async () => {
    const bodies = ['{"token":"wrong"}', 'not json', '{}', '', `{"token":"${'x'.repeat(10_000)}"}`];
    const answers = await Promise.all(bodies.map((body) => ask({ path: '/seat', method: 'POST', body })));
    for (const answer of answers)
      expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([401, undefined]);
    expect(JSON.parse((await ask({ path: '/seat' })).text)).toEqual({ isSignedIn: false });
  });

  it('signs out', async () => {
    const answer = await ask({ path: '/seat', method: 'DELETE', headers: { cookie: await signIn() } });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/=; .*Max-Age=0$/);
    expect((await ask({ path: '/seat', method: 'PATCH' })).statusCode).toBe(405);
  });
});

describe('the console', () => {
  it('is served to anyone here under a strict policy, and is asked for again at each visit', async () => {
    const page = await ask({ path: '/', headers: { host: `localhost:${port}` } });
    expect(page.text).toContain('<title>Rozmova</title>');
    expect(page.headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob: data:; " +
        `media-src 'self' blob:; connect-src 'self' ws://localhost:${port}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    expect(page.headers['x-powered-by']).toBeUndefined();
    const script = await ask({ path: '/assets/main-a1b2c3.js' });
    expect([script.statusCode, script.headers['cache-control']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
  });

  it('serves nothing from outside its folder', async () => {
    for (const path of [
      '/.hidden',
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/assets/..%5c..%5cx',
      '/%00',
    ]) {
      const { statusCode } = await ask({ path });
      expect(statusCode, path).toBeGreaterThanOrEqual(400);
      expect(statusCode, path).toBeLessThan(500);
    }
  });

  it('says in two languages what to do where it has not been built', async () => {
    const bare = await openTestHub();
    const answer = await fetch(bare.origin);
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringMatching(/npm run build[\s\S]*ще не зібрано/),
    ]);
    await bare.remove();
  });
});

describe('files', () => {
  // The smallest PNG: one transparent pixel.
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  const upload = (body: Buffer | string, type: string, name: string) =>
    fetch(`${hub.origin}/media?fileName=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...bearer(), 'content-type': type },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });

  it('go up as they are and come down whole, in parts, and as attachment', async () => {
    const uploaded = await upload(png, 'image/png', 'Квіти "на Подолі".png');
    const media = (await uploaded.json()) as { id: number };
    expect([uploaded.status, media]).toEqual([
      201,
      expect.objectContaining({ state: 'stored', mimeType: 'image/png', byteSize: png.length }),
    ]);
    expect((await hub.api('GET', `/media/${media.id}/info`)).json).toEqual(media);

    const whole = await fetch(`${hub.origin}/media/${media.id}`, { headers: bearer() });
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': expect.stringMatching(
        /^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''%D0%9A/,
      ),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cache-control': 'private, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
    });

    const part = await fetch(`${hub.origin}/media/${media.id}`, {
      headers: { ...bearer(), range: 'bytes=1-3' },
    });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      'PNG',
      `bytes 1-3/${png.length}`,
    ]);
    const beyond = await fetch(`${hub.origin}/media/${media.id}`, {
      headers: { ...bearer(), range: 'bytes=9999-' },
    });
    expect(beyond.status).toBe(416);
    const saved = await fetch(`${hub.origin}/media/${media.id}?download=1`, { headers: bearer() });
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; /);
    await saved.arrayBuffer();
    const head = await fetch(`${hub.origin}/media/${media.id}`, { method: 'HEAD', headers: bearer() });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(png.length)]);
  });

  it('are refused with a sentence when WhatsApp would not take them', async () => {
    const answer = await upload('<html><script>alert(1)</script></html>', 'text/html', 'page.html');
    expect([answer.status, await answer.json()]).toEqual([
      415,
      expect.objectContaining({ code: 'MEDIA_TYPE_REFUSED' }),
    ]);
    const empty = await upload('', 'image/png', 'empty.png');
    expect([empty.status, await empty.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'MEDIA_EMPTY' }),
    ]);
  });

  it('that nobody has are NOT_FOUND, also for what is no id', async () => {
    for (const id of ['999', 'abc', '0', '-1', '1e3', '99999999999999999999']) {
      const answer = await fetch(`${hub.origin}/media/${id}`, { headers: bearer() });
      expect([answer.status, await answer.json()]).toEqual([
        404,
        expect.objectContaining({ code: 'NOT_FOUND' }),
      ]);
    }
  });
});

describe('closing', () => {
  it('says goodbye to open sockets and is done within three seconds', async () => {
    const closing = await openTestHub();
    const socket = new WebSocket(`${closing.origin.replace('http', 'ws')}/rpc`, {
      headers: { authorization: `Bearer ${closing.apiToken}` },
    });
    let code = 0;
    socket.on('close', (given) => {
      code = given;
    });
    await waitFor('the socket to open', () => socket.readyState === WebSocket.OPEN);
    const startedAt = performance.now();
    await closing.remove();
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(await waitFor('the socket to close', () => code || null)).toBe(1001);
    await expect(fetch(closing.origin)).rejects.toThrow();
  });
});
