import { z } from 'zod';
import { quickReplyIdSchema } from '../domain/ids.ts';
import { operator, timeSchema, viewer } from './base.ts';

export const quickReplySchema = z.object({
  id: quickReplyIdSchema,
  /** What is typed after the slash; lower case, no spaces. */
  shortcut: z.string(),
  /** With places such as `{{name}}`, filled by `domain/quick-reply.ts`. */
  body: z.string(),
  /** False: only its owner sees it. */
  isShared: z.boolean(),
  updatedAt: timeSchema,
});
export type QuickReply = z.infer<typeof quickReplySchema>;

const quickReplyFields = {
  shortcut: z.string().trim().toLowerCase().min(1).max(32),
  body: z.string().trim().min(1).max(4096),
  isShared: z.boolean(),
};

/** Ready answers. A shortcut is taken once among the shared ones and once among each operator's own (SHORTCUT_TAKEN). */
export const quickReplies = {
  /** Shared ones and those of the caller, by shortcut. */
  list: viewer.route({ method: 'GET', path: '/quick-replies' }).output(z.array(quickReplySchema)),
  create: operator
    .route({ method: 'POST', path: '/quick-replies', successStatus: 201 })
    .input(z.object(quickReplyFields))
    .output(quickReplySchema),
  update: operator
    .route({ method: 'PUT', path: '/quick-replies/{id}' })
    .input(
      z.object({
        id: quickReplyIdSchema,
        ...quickReplyFields,
        /**
         * What it was when the caller began to change it: parts that somebody else changed meanwhile stay, and what both
         * changed is refused with CHANGED_MEANWHILE. Without it everything is replaced.
         */
        changedFrom: z.object(quickReplyFields).optional(),
      }),
    )
    .output(quickReplySchema),
  delete: operator
    .route({ method: 'DELETE', path: '/quick-replies/{id}' })
    .input(z.object({ id: quickReplyIdSchema }))
    .output(z.object({ deleted: z.boolean() })),
};
