import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { GraphFailure, unknownObject } from './errors.ts';

const fileTypes = ['application/pdf', 'image/jpeg', 'image/jpg', 'image/png', 'video/mp4'];

/** `POST /{app}/uploads` and `POST /upload:...`: the samples of template headers (`research/api.md` 5.5). */
export class ResumableUploads {
  readonly #sessions = new Map<string, { length: number; type: string; received: number }>();

  start(request: Request): { id: string } {
    const { file_length: length, file_type: type } = {
      ...request.query,
      ...(request.body as object),
    } as Record<string, unknown>;
    if (!fileTypes.includes(String(type)) || !(Number(length) > 0)) {
      throw new GraphFailure(100, { details: 'file_length and a supported file_type are required' });
    }
    const id = `upload:${randomBytes(24).toString('base64url')}`;
    this.#sessions.set(id, { length: Number(length), type: String(type), received: 0 });
    return { id };
  }

  receive(method: string, id: string, request: Request): Record<string, unknown> {
    const session = this.#sessions.get(id);
    if (!session) throw unknownObject(id, method);
    if (method === 'GET') return { id, file_offset: session.received };
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (Number(request.headers.file_offset ?? 0) !== session.received) {
      throw new GraphFailure(100, { details: `file_offset must be ${session.received}` });
    }
    session.received += bytes.length;
    if (session.received < session.length) return { id, file_offset: session.received };
    this.#sessions.delete(id);
    const type = Buffer.from(session.type).toString('base64').replaceAll('=', '');
    return { h: `4::${type}:${randomBytes(32).toString('base64url')}` };
  }
}
