import { z } from 'zod';
import { accountIdSchema, templateIdSchema } from '../domain/ids.ts';
import { admin, templateComponentSchema, timeSchema, viewer } from './base.ts';

export const templateSchema = z.object({
  id: templateIdSchema,
  accountId: accountIdSchema,
  metaTemplateId: z.string().nullable(),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  /** Upper case as Meta's REST API has it (`APPROVED`, `PENDING`, `REJECTED`...); unknown values are kept. */
  status: z.string(),
  qualityScore: z.string().nullable(),
  rejectedReason: z.string().nullable(),
  parameterFormat: z.enum(['POSITIONAL', 'NAMED']),
  components: z.array(z.record(z.string(), z.unknown())),
  updatedAt: timeSchema,
});
export type Template = z.infer<typeof templateSchema>;

export const templates = {
  list: viewer
    .route({ method: 'GET', path: '/templates' })
    .input(z.object({ accountId: accountIdSchema.optional(), status: z.string().optional() }))
    .output(z.array(templateSchema)),
  /** Reads all templates of an account from Meta; a template missing from the full listing is gone. */
  sync: admin
    .route({ method: 'POST', path: '/accounts/{accountId}/templates/sync' })
    .input(z.object({ accountId: accountIdSchema }))
    .output(z.object({ added: z.number(), changed: z.number(), gone: z.number(), total: z.number() })),
  /** Creates a template at Meta and submits it for review. */
  submit: admin
    .route({ method: 'POST', path: '/accounts/{accountId}/templates', successStatus: 201 })
    .input(
      z.object({
        accountId: accountIdSchema,
        name: z.string().regex(/^[a-z0-9_]{1,512}$/),
        language: z.string().min(2).max(10),
        category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
        parameterFormat: z.enum(['POSITIONAL', 'NAMED']).default('POSITIONAL'),
        components: z.array(templateComponentSchema).min(1),
      }),
    )
    .output(templateSchema),
  get: viewer
    .route({ method: 'GET', path: '/templates/{id}' })
    .input(z.object({ id: templateIdSchema }))
    .output(templateSchema),
};
