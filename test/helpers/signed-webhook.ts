import { createHmac } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { AccountSecretsReader } from '../../src-main/ports.ts';

export const APP_SECRET = '0123456789abcdef0123456789abcdef';
export const VERIFY_TOKEN = 'a-verify-token-of-at-least-128-bits';

export interface WebhookAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface WebhookPost {
  port: number;
  accountKey?: string;
  /** Sent as it is when it is bytes or text, otherwise as JSON the way Meta writes it. */
  body: unknown;
  appSecret?: string;
  /** Added to what Meta sends; undefined takes a header away. */
  headers?: Record<string, string | string[] | undefined>;
  path?: string;
}

/** Meta escapes everything but ASCII, so that the bytes on the wire are what was signed. */
export function toMetaJson(value: unknown): Buffer {
  const toEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything outside of ASCII is meant
  return Buffer.from(JSON.stringify(value).replace(/[^\u0000-\u007f]/g, toEscape));
}

export function signatureOf(body: Uint8Array, appSecret: string = APP_SECRET): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

export function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return typeof body === 'string' ? Buffer.from(body) : toMetaJson(body);
}

/** Posts a body as Meta does and gives the answer. */
export function postWebhook(post: WebhookPost): Promise<WebhookAnswer> {
  const body = bytesOf(post.body);
  const headers = {
    'content-type': 'application/json',
    'content-length': String(body.length),
    'x-hub-signature-256': signatureOf(body, post.appSecret),
    ...post.headers,
  };
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  return send(
    {
      port: post.port,
      method: 'POST',
      path: post.path ?? `/webhook/${post.accountKey ?? 'key-1'}`,
      headers: given,
    },
    body,
  );
}

/** One request on a connection of its own. */
export function send(
  options: {
    port: number;
    method: string;
    path: string;
    headers?: Record<string, string | string[] | undefined>;
  },
  body?: Buffer,
): Promise<WebhookAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Secrets of fixed accounts by key; `null` is an account whose keychain has none. */
export function secretsOf(
  keys: Record<string, { appSecret?: string | null; verifyToken?: string | null }>,
): AccountSecretsReader {
  const secrets = (key: string) => {
    const { appSecret = APP_SECRET, verifyToken = VERIFY_TOKEN } = keys[key] ?? {};
    return { accessToken: null, appSecret, verifyToken };
  };
  return {
    byAccountKey: (key) => (Object.hasOwn(keys, key) ? { accountId: 1, secrets: secrets(key) } : undefined),
    byAccountId: () => secrets(Object.keys(keys)[0] ?? ''),
  };
}
