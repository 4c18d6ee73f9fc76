import type { z } from 'zod';
import { Refusal } from '#shared/domain/refusals.ts';

/** An opaque place in a list, safe in a URL. */
export const encodeCursor = (place: number | readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a cursor that came back from outside; throws BAD_INPUT when it is not one of ours. */
export function decodeCursor<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) throw new Refusal('BAD_INPUT', { detail: 'cursor' });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses it.
    return undefined;
  }
}

/** Cuts the one row too many that tells whether there is a further page. */
export function cutPage<Item>(
  rows: readonly Item[],
  limit: number,
  cursorOf: (last: Item) => string,
): { items: Item[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
