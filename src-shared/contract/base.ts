import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Role } from '../domain/roles.ts';

/** The lowest role that may call a procedure; the hub enforces it at every door. */
export interface ProcedureMeta extends Record<string, unknown> {
  /** `anyone`: also a seat at which nobody has signed in yet, since it is how one signs in. */
  role: Role | 'anyone';
}

/** One sentence in both languages. */
export const sentenceSchema = z.object({ uk: z.string(), en: z.string() });
export type Sentence = z.infer<typeof sentenceSchema>;

/** The data of a refusal as it crosses a door: the code is the error's `code`, the sentence comes in both languages. */
export const refusalData = z.object({
  sentence: sentenceSchema,
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

const base = oc.$meta<ProcedureMeta>({ role: 'admin' });

export const anyone = base.meta({ role: 'anyone' });
export const viewer = base.meta({ role: 'viewer' });
export const operator = base.meta({ role: 'operator' });
export const admin = base.meta({ role: 'admin' });

/** A keyset page: `next` is the cursor of the following page, null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** UTC milliseconds. */
export const timeSchema = z.number().int();
/** A time that somebody gives: no page can show what lies beyond the calendar. */
export const givenTimeSchema = z.number().int().min(0).max(8.64e15);
export const limitSchema = z.number().int().min(1).max(200);

/** Meta's components are six levels deep (the buttons of a carousel's cards); nothing is written down that is bottomless. */
const MAX_COMPONENT_DEPTH = 16;

/** A part of a template in Meta's own words, which are Meta's to judge. */
export const templateComponentSchema = z
  .record(z.string(), z.unknown())
  .refine((component) => isNestedAtMost(component, MAX_COMPONENT_DEPTH), 'nested too deeply');

/** Whether objects and lists lie in one another so deep at most. */
export function isNestedAtMost(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isNestedAtMost(inner, depth - 1));
}
