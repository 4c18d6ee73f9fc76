import { get, type IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { type MediaId, mediaIdSchema } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import type { MediaStore } from '../ports.ts';
import { readBody } from './door-answers.ts';
import { DATA_POLICY } from './security-headers.ts';

/** A file is named by its id and never changes once it is stored. */
const CACHE = 'private, max-age=31536000, immutable';

/** `GET /media/{id}`: the bytes, in parts when asked for, as a page only where that is harmless. */
export function downloadMedia(media: Pick<MediaStore, 'get' | 'locate' | 'thumbnail'>): RequestHandler {
  return (request, response, next) => {
    const id = parseId(request.params.id);
    const known = media.get(id);
    if (!known) throw new Refusal('NOT_FOUND');
    if (request.query.thumbnail !== undefined) return sendThumbnail(response, media.thumbnail(id));
    const file = media.locate(id);
    if (!file) throw new Refusal('MEDIA_NOT_READY');
    const isInline = file.isInlineSafe && request.query.download === undefined;
    response.set({
      'Content-Type': file.mimeType,
      'Content-Disposition': contentDisposition(isInline ? 'inline' : 'attachment', file.fileName),
      'Content-Security-Policy': DATA_POLICY,
    });
    // The workspace may lie below a folder such as ~/.config, which the default would hide.
    response.sendFile(
      file.path,
      { dotfiles: 'allow', cacheControl: false, headers: { 'Cache-Control': CACHE } },
      (error) => {
        // A browser that stops a video in the middle is no failure.
        if (error && !response.headersSent && !request.destroyed) next(asFileError(error));
      },
    );
  };
}

/** The small picture that a page has made; its bytes were looked at when it was saved, and its type is never guessed. */
function sendThumbnail(response: Response, picture: Buffer | null): void {
  if (picture === null) throw new Refusal('NOT_FOUND');
  response
    .set({
      'Content-Type': 'image/webp',
      'Content-Disposition': 'inline',
      'Content-Security-Policy': DATA_POLICY,
      'Cache-Control': CACHE,
    })
    .send(picture);
}

/** `POST /media?fileName=...`: the body is the file; the answer is what the contract calls Media. */
export function uploadMedia(media: Pick<MediaStore, 'importUpload'>): RequestHandler {
  return async (request: Request, response: Response) => {
    const { fileName } = request.query;
    const declared = {
      mimeType: (request.headers['content-type'] ?? 'application/octet-stream').split(';')[0]?.trim() ?? '',
      fileName: typeof fileName === 'string' && fileName !== '' ? fileName : null,
    };
    response.status(201).json(await media.importUpload(readBody(request), declared));
  };
}

/** Types of the pretend phones' files that a page may show; everything else is only to be saved. */
const shownOnPhones = /^(image\/(jpeg|png|webp)|video\/mp4|audio\/(ogg|mpeg|aac|amr|mp4))$/;

/** `GET /media/sandbox/{id}`: a file on a pretend customer's phone, as the console may load from its own address only. */
export function downloadSandboxMedia(sandboxUrl: () => string | null): RequestHandler {
  return async (request, response) => {
    const { id } = request.params;
    const origin = sandboxUrl();
    if (origin === null) throw new Refusal('SANDBOX_OFF');
    if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) throw new Refusal('NOT_FOUND');
    const answer = await fetchLocally(`${origin}/sandbox/media/${id}`);
    if (answer.statusCode !== 200) {
      answer.resume();
      throw new Refusal('NOT_FOUND');
    }
    const type = answer.headers['content-type']?.split(';')[0]?.trim() ?? '';
    const isShown = shownOnPhones.test(type);
    response.set({
      'Content-Type': isShown ? type : 'application/octet-stream',
      'Content-Disposition': isShown ? 'inline' : 'attachment',
      'Content-Security-Policy': DATA_POLICY,
      'Cache-Control': 'private, max-age=3600',
    });
    await pipeline(answer, response);
  };
}

const fetchLocally = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => get(url, resolve).on('error', reject));

/** The header in both of its forms: plain ASCII for old readers, UTF-8 for the others (RFC 6266). */
function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function parseId(text: unknown): MediaId {
  const parsed = mediaIdSchema.safeParse(
    typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null,
  );
  if (!parsed.success) throw new Refusal('NOT_FOUND');
  return parsed.data;
}

/** A row whose file is gone is no bug of this request: somebody emptied the folder. */
function asFileError(error: Error): Error {
  const status = 'status' in error ? error.status : undefined;
  if (status === 404) return new Refusal('NOT_FOUND');
  return error;
}
