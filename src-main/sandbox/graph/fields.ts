import { GraphFailure } from './errors.ts';

/** Names in `fields=a,b{c,d},e.limit(3)`, without what is nested. */
function fieldNames(fields: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const character of `${fields},`) {
    if (character === '{' || character === '(') depth += 1;
    if (depth === 0 && character === ',') {
      const top = name.split('.')[0]?.trim() ?? '';
      if (top !== '') names.push(top);
      name = '';
    } else if (depth === 0) {
      name += character;
    }
    if (character === '}' || character === ')') depth -= 1;
  }
  return names;
}

export const nonexistingField = (field: string, nodeType: string): GraphFailure =>
  new GraphFailure(100, {
    message: `(#100) Tried accessing nonexisting field (${field}) on node type (${nodeType})`,
  });

/**
 * The fields that were asked for, or the default ones; the id is always there. One wrong field spoils the whole
 * request, and the message names the type of the node, which tells what a pasted id really is.
 */
export function selectFields(
  node: Record<string, unknown>,
  nodeType: string,
  defaults: readonly string[],
  fields: unknown,
): Record<string, unknown> {
  const asked = typeof fields === 'string' && fields !== '' ? fieldNames(fields) : [...defaults];
  const selected: Record<string, unknown> = {};
  for (const field of asked) {
    if (!(field in node)) throw nonexistingField(field, nodeType);
    if (node[field] !== undefined) selected[field] = node[field];
  }
  selected.id = node.id;
  return selected;
}

/** A page of a list with opaque cursors, as Graph gives them; `next` is there only when more follows. */
export function pageOf<Item>(
  items: readonly Item[],
  query: Record<string, unknown>,
  nextUrl: (after: string) => string,
): { data: Item[]; paging?: Record<string, unknown> } {
  const limit = Math.min(Math.max(Number(query.limit ?? 25) || 25, 1), 1000);
  const cursorAt = (index: number) => Buffer.from(String(index)).toString('base64url');
  const indexOf = (cursor: unknown) => {
    const index = Number(Buffer.from(String(cursor), 'base64url').toString());
    if (!Number.isInteger(index)) throw new GraphFailure(100, { message: '(#100) Invalid cursors values' });
    return index;
  };
  const start = query.after === undefined ? 0 : indexOf(query.after) + 1;
  const data = items.slice(start, start + limit);
  if (data.length === 0) return { data };
  const after = cursorAt(start + data.length - 1);
  const hasMore = start + data.length < items.length;
  return {
    data,
    paging: { cursors: { before: cursorAt(start), after }, ...(hasMore ? { next: nextUrl(after) } : {}) },
  };
}
