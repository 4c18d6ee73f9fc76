import { z } from 'zod';
import { contactIdSchema } from '../domain/ids.ts';
import { limitSchema, operator, pageOf, timeSchema, viewer } from './base.ts';

export const contactSchema = z.object({
  id: contactIdSchema,
  customName: z.string().nullable(),
  profileName: z.string().nullable(),
  username: z.string().nullable(),
  /** Current ids; older ones are in `aliases`. */
  waId: z.string().nullable(),
  bsuid: z.string().nullable(),
  aliases: z.array(
    z.object({
      kind: z.enum(['wa_id', 'bsuid', 'parent_bsuid']),
      value: z.string(),
      isCurrent: z.boolean(),
      firstSeenAt: timeSchema,
    }),
  ),
  /** Other contacts that Meta's data says are the same person; they are never merged silently. */
  sameAs: z.array(contactIdSchema),
  createdAt: timeSchema,
});
export type Contact = z.infer<typeof contactSchema>;

export const contacts = {
  list: viewer
    .route({ method: 'GET', path: '/contacts' })
    .input(
      z.object({
        search: z.string().max(200).optional(),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(pageOf(contactSchema)),
  get: viewer
    .route({ method: 'GET', path: '/contacts/{id}' })
    .input(z.object({ id: contactIdSchema }))
    .output(contactSchema),
  rename: operator
    .route({ method: 'PATCH', path: '/contacts/{id}' })
    .input(z.object({ id: contactIdSchema, customName: z.string().trim().max(120).nullable() }))
    .output(contactSchema),
};
