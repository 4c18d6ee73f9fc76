import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { net, type Protocol, protocol } from 'electron';

export const CONSOLE_ORIGIN = 'app://bundle';

/** Where the hub listens on this computer, and the token of its doors. */
export interface HubAddress {
  apiUrl: string;
  apiToken: string;
}

export interface ConsoleProtocolOptions {
  rendererDir: string;
  /** Vite's address while developing; the files come from there then, under the same origin. */
  devServerUrl: string | undefined;
  hubAddress: () => Promise<HubAddress>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
};

/** No remote content, no inline code; also what `test/desktop` asserts in the running window. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Vite's client is inline and reloads over a socket. */
const DEVELOPMENT_POLICY = CONTENT_SECURITY_POLICY.replace(
  "script-src 'self'",
  "script-src 'self' 'unsafe-inline'",
)
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("connect-src 'self'", "connect-src 'self' ws://localhost:*");

/** Must run before the app is ready: later the scheme would have no origin of its own. */
export function registerConsoleScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Serves the built renderer and passes on `/media` and `/imports`, which the hub's own server has. */
export function serveConsole(target: Protocol, options: ConsoleProtocolOptions): void {
  target.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'bundle') return refuse(404);
    const isOfHub = /^\/(media(\/|$)|imports$)/.test(url.pathname);
    if (!isOfHub && options.devServerUrl !== undefined) return serveFromVite(url, options.devServerUrl);
    if (!isPlainPath(url.pathname)) return refuse(404);
    if (isOfHub) return passToHub(request, url, options);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    return serveFile(url.pathname === '/' ? '/index.html' : url.pathname, options.rendererDir);
  });
}

/** Our own addresses are plain. Anything else (escapes, `..`, back slashes, NUL) is not one of them. */
function isPlainPath(pathname: string): boolean {
  return /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/.test(pathname) && !pathname.includes('..');
}

async function serveFile(file: string, rendererDir: string): Promise<Response> {
  const contentType = contentTypes[extname(file)];
  if (contentType === undefined) return refuse(404);
  try {
    return new Response(await readFile(join(rendererDir, file)), {
      headers: { 'content-type': contentType, ...commonHeaders(CONTENT_SECURITY_POLICY) },
    });
  } catch {
    // Whatever the reason (missing, a folder, not readable): there is no such page.
    return refuse(404);
  }
}

async function serveFromVite(url: URL, devServerUrl: string): Promise<Response> {
  const answer = await net.fetch(new URL(url.pathname + url.search, devServerUrl).href);
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(commonHeaders(DEVELOPMENT_POLICY))) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, headers });
}

/** Request headers that the hub's doors for files read; cookies, origins and the like stay here. */
const passedOn = ['accept', 'content-type', 'if-none-match', 'if-range', 'range'];

async function passToHub(request: Request, url: URL, options: ConsoleProtocolOptions): Promise<Response> {
  let hub: HubAddress;
  try {
    hub = await options.hubAddress();
  } catch {
    // The reason is told once, by the failure dialog; here there is only no file.
    return refuse(503);
  }
  // Whose files these are is for the one who sits at the window, not for the token.
  const headers = new Headers({ authorization: `Bearer ${hub.apiToken}`, 'x-rozmova-desk': '1' });
  for (const name of passedOn) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const answer = await net.fetch(new URL(url.pathname + url.search, hub.apiUrl).href, {
    method: request.method,
    headers,
    body: request.body,
    redirect: 'error',
    credentials: 'omit',
    // A stream as body may be sent while the answer is read; fetch wants to be told.
    ...(request.body === null ? {} : { duplex: 'half' }),
  });
  const answerHeaders = new Headers(answer.headers);
  answerHeaders.set('x-content-type-options', 'nosniff');
  return new Response(answer.body, { status: answer.status, headers: answerHeaders });
}

function commonHeaders(policy: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  };
}

function refuse(status: 404 | 405 | 503): Response {
  return new Response(null, { status, headers: commonHeaders(CONTENT_SECURITY_POLICY) });
}
