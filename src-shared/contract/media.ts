import { z } from 'zod';
import { mediaIdSchema } from '../domain/ids.ts';
import { operator, viewer } from './base.ts';

const pixelsSchema = z.number().int().min(1).max(65_535);

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
  /** Pixels as shown; null until a page has decoded the file. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  durationMs: z.number().int().nullable(),
  /** Loudness of equal stretches, 0 to 255. */
  waveform: z.array(z.number().int().min(0).max(255)).max(64).nullable(),
  /** A small WebP picture is at `/media/{id}?thumbnail=1`. */
  hasThumbnail: z.boolean(),
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
  /**
   * What a page found out by decoding a file; what is not given stays as it is. Strangers' files are decoded in the
   * sandboxed page only. `thumbnail`: WebP in base64, at most 32 KB of bytes.
   */
  saveFacts: operator
    .input(
      z.object({
        id: mediaIdSchema,
        width: pixelsSchema.optional(),
        height: pixelsSchema.optional(),
        durationMs: z.number().int().min(0).max(86_400_000).optional(),
        waveform: z.array(z.number().int().min(0).max(255)).min(1).max(64).optional(),
        thumbnail: z
          .string()
          .max(44_000)
          .regex(/^[A-Za-z0-9+/]+=*$/)
          .optional(),
      }),
    )
    .output(mediaSchema),
  /** Asks Meta for a file again that could not be downloaded. */
  retry: operator
    .route({ method: 'POST', path: '/media/{id}/retry' })
    .input(z.object({ id: mediaIdSchema }))
    .output(mediaSchema),
};
