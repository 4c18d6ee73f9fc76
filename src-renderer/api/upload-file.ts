import type { z } from 'zod';
import { ConnectionLostError } from './connection-lost.ts';

export interface UploadOptions {
  readonly signal: AbortSignal;
  /** How much has left this page, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/**
 * Hands the bytes of a file to one of the hub's doors and reads its answer. Throws the parsed refusal (see `toFailure`), a
 * ConnectionLostError, or the signal's reason.
 */
export function uploadFile<Schema extends z.ZodType>(
  address: string,
  file: File,
  schema: Schema,
  { signal, onProgress }: UploadOptions,
): Promise<z.output<Schema>> {
  // XMLHttpRequest because fetch tells nothing about how far an upload has come.
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const body = parseJson(request.responseText);
      const answer = schema.safeParse(body);
      if (request.status < 300 && answer.success) resolve(answer.data);
      else reject(body ?? new Error(`The hub answered ${request.status} to the upload`));
    });
    request.addEventListener('error', () => reject(new ConnectionLostError('upload')));
    request.addEventListener('abort', () => reject(signal.reason));
    request.open('POST', address);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.send(file);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An answer that is not JSON says nothing more than its status code.
    return null;
  }
}
