import { z } from 'zod';
import { admin, limitSchema, pageOf, timeSchema, viewer } from './base.ts';

export const journal = {
  counts: viewer.route({ method: 'GET', path: '/journal' }).output(
    z.object({
      /** Webhook bodies stored, each once. */
      deliveries: z.number(),
      /** Repeats of a body that was stored already. */
      duplicates: z.number(),
      /** Sequence number of the newest body, and of the newest one that the tables contain. */
      lastSeq: z.number(),
      projectedSeq: z.number(),
      failures: z.number(),
    }),
  ),
  /** Items that could not be understood; they are kept and can be ingested again by a newer version. */
  failures: viewer
    .route({ method: 'GET', path: '/journal/failures' })
    .input(z.object({ cursor: z.string().optional(), limit: limitSchema.default(50) }))
    .output(
      pageOf(
        z.object({
          id: z.number(),
          journalSeq: z.number(),
          path: z.string(),
          error: z.string(),
          at: timeSchema,
          item: z.unknown(),
        }),
      ),
    ),
  /** Tries the failed items once more. */
  retryFailures: admin
    .route({ method: 'POST', path: '/journal/failures/retry' })
    .output(z.object({ resolved: z.number(), remaining: z.number() })),
};
