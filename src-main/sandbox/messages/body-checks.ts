import { z } from 'zod';
import { GraphFailure } from '../graph/errors.ts';
import { isStandIn } from './documentation.ts';

/** A text of one to `most` characters; longer or empty ones are 131009. */
export const text = (most: number) => z.string().min(1).max(most);

const linkSchema = z
  .string()
  .refine((value) => isStandIn(value) || /^https?:\/\/\S+$/.test(value), 'must be an http(s) link');

/** `id` or `link`, and what the kind of media adds to it. */
export const mediaSchema = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .looseObject({ id: z.string().min(1).optional(), link: linkSchema.optional(), ...shape })
    .refine((media) => media.id !== undefined || media.link !== undefined, {
      message: 'missing: id or link',
    });

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

const written = (path: readonly PropertyKey[]): string =>
  path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at > 0 ? '.' : ''}${String(key)}`))
    .join('');

/** Reads a part of the request; what is absent is 131008, what is there but wrong 131009. */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  prefix: string,
): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const name = [prefix, written(path)].filter(Boolean).join('.');
  const isMissing =
    valueAt(body, path) === undefined ||
    valueAt(body, path) === null ||
    issue?.message.startsWith('missing:') === true;
  if (isMissing)
    throw missing(issue?.message.startsWith('missing:') ? `${name}: ${issue.message.slice(9)}` : name);
  throw invalid(name, issue?.message ?? 'is not valid');
}

export const missing = (name: string): GraphFailure =>
  new GraphFailure(131008, { details: `Parameter '${name}' is mandatory` });

export const invalid = (name: string, why: string): GraphFailure =>
  new GraphFailure(131009, { details: `Parameter '${name}': ${why}` });
