import { openAsBlob } from 'node:fs';
import type { GraphTarget } from '../ports.ts';
import { GraphError } from './graph-error.ts';
import { discard, type Fetch, openResponse } from './graph-http.ts';
import { isTrustedMediaUrl } from './media-host.ts';
import { toGraphError } from './network-failure.ts';

/** The slowest line that a transfer is made for. */
const SLOWEST_BYTES_PER_MS = 64;

/** How long a file of this size may take, in milliseconds: a minute, and more for what is large. */
export const transferTimeoutMs = (bytes: number): number => 60_000 + Math.ceil(bytes / SLOWEST_BYTES_PER_MS);

/**
 * The form of `POST /{phone}/media`. The type stands in the form and at the file, as Meta's table and Meta's example
 * differ; the name is neutral, since Meta compares bytes, name and type (131053).
 */
export async function uploadForm(file: {
  path: string;
  mimeType: string;
  fileName: string;
}): Promise<FormData> {
  const form = new FormData();
  form.set('messaging_product', 'whatsapp');
  form.set('type', file.mimeType);
  form.set('file', await openAsBlob(file.path, { type: file.mimeType }), file.fileName);
  return form;
}

/**
 * Opens the bytes of a file. Refuses an address that is not Meta's before the token leaves, and more bytes than
 * `maxBytes` while they come. Errors while reading are GraphErrors too.
 */
export async function openMedia(
  fetch: Fetch,
  target: GraphTarget,
  url: string,
  options: { maxBytes: number; timeoutMs: number },
): Promise<AsyncIterable<Uint8Array>> {
  if (!isTrustedMediaUrl(url, target.baseUrl))
    throw new GraphError({ kind: 'refused', reason: 'foreign host' });
  const response = await openResponse(fetch, {
    method: 'GET',
    url: new URL(url),
    accessToken: target.accessToken,
    timeoutMs: options.timeoutMs,
  });
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (!response.ok || response.body === null || announced > options.maxBytes) {
    await discard(response);
    throw new GraphError({
      kind: response.ok ? 'lost' : 'refused',
      httpStatus: response.status,
      reason: response.ok ? (response.body === null ? 'empty' : 'too large') : `http ${response.status}`,
    });
  }
  return limited(response.body, options.maxBytes, target.accessToken);
}

async function* limited(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  accessToken: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new GraphError({ kind: 'lost', reason: 'too large' });
      yield chunk;
    }
  } catch (error) {
    const failure = toGraphError(error, [accessToken]);
    throw failure.kind === 'unreachable' ? new GraphError({ kind: 'lost', reason: failure.reason }) : failure;
  }
}
