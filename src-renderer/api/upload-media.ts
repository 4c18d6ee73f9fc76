import { type Media, mediaSchema } from '#shared/contract/media.ts';
import { ConnectionLostError } from './connection-lost.ts';

export interface UploadOptions {
  readonly signal: AbortSignal;
  /** How much has left this page, 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/**
 * Hands a file to the hub, which checks it and stores it. Throws the parsed refusal (see `toFailure`), a
 * ConnectionLostError, or the signal's reason.
 */
export function uploadMedia(file: File, { signal, onProgress }: UploadOptions): Promise<Media> {
  // XMLHttpRequest because fetch tells nothing about how far an upload has come.
  const request = new XMLHttpRequest();
  return new Promise<Media>((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      const body = parseJson(request.responseText);
      const media = mediaSchema.safeParse(body);
      if (request.status < 300 && media.success) resolve(media.data);
      else reject(body ?? new Error(`The hub answered ${request.status} to the upload`));
    });
    request.addEventListener('error', () => reject(new ConnectionLostError('upload')));
    request.addEventListener('abort', () => reject(signal.reason));
    request.open('POST', `/media?fileName=${encodeURIComponent(file.name)}`);
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
