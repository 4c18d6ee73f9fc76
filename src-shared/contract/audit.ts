import { z } from 'zod';
import { auditGroups, auditThingKinds } from '../domain/audit-things.ts';
import { auditEntryIdSchema, operatorIdSchema } from '../domain/ids.ts';
import { admin, limitSchema, pageOf, timeSchema } from './base.ts';

/** What a line speaks of, as it is called now; it may be gone since. */
export const auditThingSchema = z.object({
  kind: z.enum(auditThingKinds),
  id: z.number().int(),
  /** Null: nothing of it is left that could be named. */
  name: z.string().nullable(),
  isGone: z.boolean(),
});
export type AuditThing = z.infer<typeof auditThingSchema>;

/** Who did what. The log holds things only by their ids: no text of a message and no secret ever stands in it. */
export const auditEntrySchema = z.object({
  id: auditEntryIdSchema,
  at: timeSchema,
  /** Null: the program itself, when it was started. */
  operatorId: operatorIdSchema.nullable(),
  seat: z.enum(['desktop', 'browser', 'api']),
  /** The procedure, such as `accounts.update`. */
  action: z.string(),
  /** Ids and plain facts of what it was done to. */
  subject: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Those of the ids that can be named, by their field in `subject`; looked up when the log is read. */
  things: z.record(z.string(), auditThingSchema),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Whether every line follows the one before, and whether the log ever lost some at its end. */
export const auditCheckSchema = z.object({
  /** No line was changed, taken out or cut off, as far as can be seen. */
  isWhole: z.boolean(),
  /** Lines that follow one another from the first on. */
  entries: z.number().int(),
  /** The first line that does not follow the one before it. */
  brokenAt: z.number().int().nullable(),
  /** The last time the program found fewer or other lines than it had written: how many it knew of, and how many were left. */
  cut: z.object({ at: timeSchema, had: z.number().int(), has: z.number().int() }).nullable(),
  checkedAt: timeSchema,
});
export type AuditCheck = z.infer<typeof auditCheckSchema>;

export const audit = {
  /** Newest first. */
  list: admin
    .route({ method: 'GET', path: '/audit' })
    .input(
      z.object({
        operatorId: operatorIdSchema.optional(),
        action: z.string().max(80).optional(),
        group: z.enum(auditGroups).optional(),
        from: timeSchema.optional(),
        until: timeSchema.optional(),
        /** Only lines that were written after this one. */
        afterId: z.number().int().min(0).optional(),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(pageOf(auditEntrySchema)),
  /** Each line carries a hash of the one before; the last one is known in a second place as well. */
  verify: admin.output(auditCheckSchema),
};
