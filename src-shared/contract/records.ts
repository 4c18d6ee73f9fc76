import { z } from 'zod';
import { limitSchema, operator, pageOf, timeSchema, viewer } from './base.ts';

export const fieldKindSchema = z.enum([
  'text',
  'number',
  'money',
  'date',
  'phone',
  'email',
  'link',
  'reference',
]);
export const recordTypeSchema = z.object({
  name: z.string(),
  label: z.object({ uk: z.string(), en: z.string() }),
  keyField: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.object({ uk: z.string(), en: z.string() }),
      kind: fieldKindSchema,
      referenceTo: z.string().nullable(),
      isRequired: z.boolean(),
    }),
  ),
});
export type RecordType = z.infer<typeof recordTypeSchema>;

/** Money is `{ amount, currency }`, a date is ISO 8601, a reference is the key of the other record. */
export const recordSchema = z.object({
  type: z.string(),
  key: z.string(),
  fields: z.record(z.string(), z.unknown()),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
export type BusinessRecord = z.infer<typeof recordSchema>;

export const records = {
  types: viewer.route({ method: 'GET', path: '/records/types' }).output(z.array(recordTypeSchema)),
  list: viewer
    .route({ method: 'GET', path: '/records/{type}' })
    .input(
      z.object({
        type: z.string(),
        search: z.string().max(200).optional(),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(pageOf(recordSchema)),
  /** Inserts or updates by key; each row succeeds or fails on its own. */
  upsert: operator
    .route({ method: 'PUT', path: '/records/{type}' })
    .input(
      z.object({ type: z.string(), records: z.array(z.record(z.string(), z.unknown())).min(1).max(1000) }),
    )
    .output(
      z.object({
        inserted: z.number(),
        updated: z.number(),
        unchanged: z.number(),
        failed: z.array(
          z.object({ index: z.number(), sentence: z.object({ uk: z.string(), en: z.string() }) }),
        ),
      }),
    ),
};
