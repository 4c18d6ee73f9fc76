import type { IncomingMessage } from 'node:http';

/** Meta sends at most 3 MB. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

export type BodyOutcome = { kind: 'whole'; body: Buffer } | { kind: 'too-large' } | { kind: 'cut-off' };

/** Collects a body up to the limit; above it reading stops and the rest is left to the connection's end. */
export function readBody(request: IncomingMessage): Promise<BodyOutcome> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) {
        request.pause();
        chunks.length = 0;
        resolve({ kind: 'too-large' });
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => resolve({ kind: 'whole', body: joined(chunks) }));
    // After `end` this changes nothing; before it the sender went away, and Meta will try again.
    request.on('error', () => resolve({ kind: 'cut-off' }));
    request.on('close', () => resolve({ kind: 'cut-off' }));
  });
}

const joined = (chunks: readonly Buffer[]): Buffer =>
  chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
