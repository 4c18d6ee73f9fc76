import { z } from 'zod';
import { labelIdSchema } from '../domain/ids.ts';
import { operator, viewer } from './base.ts';

/** Colours are names of the palette; the screen draws each in light and dark. */
export const labelColorSchema = z.enum([
  'blue',
  'teal',
  'green',
  'amber',
  'orange',
  'red',
  'pink',
  'violet',
  'grey',
]);
export type LabelColor = z.infer<typeof labelColorSchema>;

export const labelSchema = z.object({
  id: labelIdSchema,
  name: z.string(),
  color: labelColorSchema,
  /** A conversation that carries it rings in quiet hours as well. */
  isUrgent: z.boolean(),
  /** How many conversations carry it, whatever their state. */
  conversationCount: z.number().int(),
});
export type Label = z.infer<typeof labelSchema>;

const labelFields = {
  name: z.string().trim().min(1).max(40),
  color: labelColorSchema,
  isUrgent: z.boolean().optional(),
};

/** Labels of conversations; a name is taken once, whatever its letter case (refusal LABEL_EXISTS). */
export const labels = {
  /** By name. */
  list: viewer.route({ method: 'GET', path: '/labels' }).output(z.array(labelSchema)),
  create: operator
    .route({ method: 'POST', path: '/labels', successStatus: 201 })
    .input(z.object(labelFields))
    .output(labelSchema),
  update: operator
    .route({ method: 'PATCH', path: '/labels/{id}' })
    .input(
      z
        .object({
          id: labelIdSchema,
          ...labelFields,
          /**
           * What it was when the caller began to change it: a part that somebody else changed meanwhile to something else is
           * refused with CHANGED_MEANWHILE. Without it the parts given are replaced.
           */
          changedFrom: z.object(labelFields).partial().optional(),
        })
        .partial({ name: true, color: true }),
    )
    .output(labelSchema),
  /** Takes it off every conversation as well. */
  delete: operator
    .route({ method: 'DELETE', path: '/labels/{id}' })
    .input(z.object({ id: labelIdSchema }))
    .output(z.object({ deleted: z.boolean() })),
};
