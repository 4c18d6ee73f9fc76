import { z } from 'zod';
import { mediaIdSchema } from '../domain/ids.ts';
import { operator, viewer } from './base.ts';

/** A file of a message. The bytes are at `/media/{id}` (`/media/{id}?download=1` as attachment) on the same door. */
export const mediaSchema = z.object({
  id: mediaIdSchema,
  state: z.enum(['waiting', 'stored', 'failed']),
  mimeType: z.string(),
  fileName: z.string().nullable(),
  byteSize: z.number().int().nullable(),
  /** Hex, of the bytes that are stored. */
  sha256: z.string().nullable(),
  /** Why it is not here, as a word: `gone`, `too_large`, `hash_mismatch`, `network`, `refused`, `disk_full`. */
  failure: z.string().nullable(),
});
export type Media = z.infer<typeof mediaSchema>;

/**
 * Files are uploaded by HTTP, not by a procedure: `POST /media?fileName=...` with the bytes as body and their
 * Content-Type; the answer is a `Media`. The hub checks type and size and sniffs the content.
 */
export const media = {
  get: viewer
    .route({ method: 'GET', path: '/media/{id}/info' })
    .input(z.object({ id: mediaIdSchema }))
    .output(mediaSchema),
  /** Asks Meta for a file again that could not be downloaded. */
  retry: operator
    .route({ method: 'POST', path: '/media/{id}/retry' })
    .input(z.object({ id: mediaIdSchema }))
    .output(mediaSchema),
};
