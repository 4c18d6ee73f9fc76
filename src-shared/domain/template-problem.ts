import { z } from 'zod';

/** Where in the editor something is wrong; the screen jumps there. */
export const templateSpotSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('name') }),
  z.object({ kind: z.literal('language') }),
  z.object({ kind: z.literal('category') }),
  z.object({ kind: z.literal('header') }),
  z.object({ kind: z.literal('sample_file') }),
  /** `from`, `to`: characters of the text that are meant; null: all of it. */
  z.object({ kind: z.literal('body'), from: z.number().int().nullable(), to: z.number().int().nullable() }),
  z.object({ kind: z.literal('offer') }),
  z.object({ kind: z.literal('footer') }),
  z.object({ kind: z.literal('button'), index: z.number().int().min(0) }),
  z.object({ kind: z.literal('buttons') }),
  z.object({ kind: z.literal('authentication') }),
  z.object({ kind: z.literal('ttl') }),
  z.object({ kind: z.literal('applies_to') }),
  z.object({ kind: z.literal('phone_path') }),
  /** A place by its key, `body:1`: its sample or its source. */
  z.object({ kind: z.literal('variable'), key: z.string() }),
  z.object({ kind: z.literal('header_source') }),
  z.object({ kind: z.literal('template') }),
]);
export type TemplateSpot = z.infer<typeof templateSpotSchema>;

/** Something that Meta refuses (`error`) or that deserves a thought (`advice`), with its place and its sentence. */
export const templateProblemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'advice']),
  spot: templateSpotSchema,
  sentence: z.object({ uk: z.string(), en: z.string() }),
});
export type TemplateProblem = z.infer<typeof templateProblemSchema>;
