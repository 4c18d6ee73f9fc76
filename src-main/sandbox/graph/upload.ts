import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { Request } from 'express';
import { fileTypeFromBuffer } from 'file-type';
import { numericId } from '../identifiers.ts';
import type { World } from '../world.ts';
import { GraphFailure } from './errors.ts';
import { allowedMimeTypes, isAnimatedWebp, mostBytesOf, suitsDeclared } from './media-rules.ts';
import { UPLOAD_LIFE_MS } from './media-store.ts';

const LARGEST_UPLOAD = 101 * 1024 * 1024;
const SNIFFED_BYTES = 64 * 1024;

interface ReceivedFile {
  path: string;
  name: string;
  declaredType: string;
  byteSize: number;
  sha256: string;
}

/** `POST /{phone}/media`: keeps the file and answers its id; refuses what Meta refuses (`research/api.md` 4.3). */
export async function uploadMedia(world: World, request: Request): Promise<{ id: string }> {
  if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) {
    throw new GraphFailure(100, { details: 'The upload must be multipart/form-data with a part named file' });
  }
  const { fields, file } = await receiveParts(world, request);
  try {
    if (fields.get('messaging_product') !== 'whatsapp') {
      throw new GraphFailure(100, { message: '(#100) The parameter messaging_product is required.' });
    }
    if (!file) throw new GraphFailure(100, { message: '(#100) The parameter file is required.' });
    const mimeType = declaredTypeOf(fields.get('type'), file);
    await checkFile(file, mimeType);
    const name = `${numericId(16)}.bin`;
    await rename(file.path, join(world.mediaFolder, name));
    const record = {
      id: numericId(16),
      mimeType,
      byteSize: file.byteSize,
      sha256: file.sha256,
      file: { folder: 'media' as const, name },
      expiresAt: world.now() + UPLOAD_LIFE_MS,
    };
    world.state.media.push(record);
    world.changed();
    return { id: record.id };
  } finally {
    if (file) await rm(file.path, { force: true });
  }
}

const baseType = (mimeType: string): string => mimeType.split(';')[0]?.trim().toLowerCase() ?? '';

/** Meta's table asks for the field `type`, its curl example gives only the part's type: both are taken, but must agree. */
function declaredTypeOf(field: string | undefined, file: ReceivedFile): string {
  const part = baseType(file.declaredType);
  const declared = field === undefined ? part : baseType(field);
  if (!allowedMimeTypes.includes(declared)) {
    throw new GraphFailure(100, {
      message: `(#100) Param file must be a file with one of the following types: ${allowedMimeTypes.join(', ')}. Received file of type '${declared}'.`,
    });
  }
  if (part !== 'application/octet-stream' && part !== declared) {
    throw new GraphFailure(131053, { details: `The file is declared as ${declared} and as ${part}` });
  }
  return declared;
}

async function checkFile(file: ReceivedFile, mimeType: string): Promise<void> {
  if (file.byteSize === 0) throw new GraphFailure(131053, { details: 'The file is empty' });
  const handle = await open(file.path, 'r');
  const head = Buffer.alloc(Math.min(SNIFFED_BYTES, file.byteSize));
  try {
    await handle.read(head, 0, head.length, 0);
  } finally {
    await handle.close();
  }
  const sniffed = (await fileTypeFromBuffer(head))?.mime ?? null;
  if (!suitsDeclared(mimeType, sniffed)) {
    throw new GraphFailure(131053, {
      details: `The file is declared as ${mimeType}, its content is ${sniffed ?? 'unknown'}`,
    });
  }
  const most = mostBytesOf(mimeType, isAnimatedWebp(head));
  if (file.byteSize > most) {
    throw new GraphFailure(131053, {
      details: `The file has ${file.byteSize} bytes; at most ${most} are allowed for ${mimeType}`,
    });
  }
}

function receiveParts(
  world: World,
  request: Request,
): Promise<{ fields: Map<string, string>; file: ReceivedFile | null }> {
  const fields = new Map<string, string>();
  const receiving: Promise<ReceivedFile>[] = [];
  return new Promise((resolve, reject) => {
    const parser = new Busboy({
      headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
      limits: { files: 1, fields: 10, fieldSize: 4_096, fileSize: LARGEST_UPLOAD },
    });
    parser.on('field', (name, value) => fields.set(name, value));
    parser.on('file', (part, stream, fileName, _encoding, mimeType) => {
      if (part !== 'file') return stream.resume();
      const receive = receiveFile(world, stream, fileName, mimeType);
      receive.catch(reject);
      receiving.push(receive);
    });
    parser.on('finish', () => {
      Promise.all(receiving).then(([file]) => resolve({ fields, file: file ?? null }), reject);
    });
    parser.on('error', (error) => reject(new GraphFailure(100, { details: String(error) })));
    request.on('aborted', () => reject(new GraphFailure(100, { details: 'The upload was interrupted' })));
    request.pipe(parser);
  });
}

async function receiveFile(
  world: World,
  stream: NodeJS.ReadableStream,
  name: string,
  declaredType: string,
): Promise<ReceivedFile> {
  const path = join(world.mediaFolder, `${numericId(16)}.part`);
  const hash = createHash('sha256');
  let byteSize = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      byteSize += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(stream, measure, createWriteStream(path));
  return { path, name, declaredType, byteSize, sha256: hash.digest('hex') };
}
