import { z } from 'zod';
import { auditEntryIdSchema, operatorIdSchema } from '../domain/ids.ts';
import { admin, limitSchema, pageOf, timeSchema } from './base.ts';

/** Who did what. Names of things only by their ids: no text of a message and no secret ever stands in it. */
export const auditEntrySchema = z.object({
  id: auditEntryIdSchema,
  at: timeSchema,
  operatorId: operatorIdSchema,
  seat: z.enum(['desktop', 'browser', 'api']),
  /** The procedure, such as `accounts.update`. */
  action: z.string(),
  /** Ids and plain facts of what it was done to. */
  subject: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const audit = {
  /** Newest first. */
  list: admin
    .route({ method: 'GET', path: '/audit' })
    .input(
      z.object({
        operatorId: operatorIdSchema.optional(),
        action: z.string().max(80).optional(),
        from: timeSchema.optional(),
        until: timeSchema.optional(),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(pageOf(auditEntrySchema)),
  /** Whether no line was changed or taken out since it was written: each carries a hash of the one before. */
  verify: admin.output(z.object({ isWhole: z.boolean(), entries: z.number().int() })),
};
