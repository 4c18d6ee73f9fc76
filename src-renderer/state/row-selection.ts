/** Which rows of a long table are marked: some by their keys, or all that fit the question, loaded or not. */
export type Selection =
  | { readonly kind: 'keys'; readonly keys: ReadonlySet<string>; readonly anchor: string | null }
  | { readonly kind: 'all' };

export const nothingSelected: Selection = { kind: 'keys', keys: new Set(), anchor: null };

export function isSelected(selection: Selection, key: string): boolean {
  return selection.kind === 'all' || selection.keys.has(key);
}

/** Marks one more, or no longer; out of "all" what is loaded stays marked except this one. */
export function toggled(selection: Selection, key: string, loaded: readonly string[]): Selection {
  const keys = new Set(selection.kind === 'all' ? loaded : selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return { kind: 'keys', keys, anchor: key };
}

/** Marks everything between the anchor and `key`, both with it; without an anchor `key` alone. */
export function extended(selection: Selection, key: string, loaded: readonly string[]): Selection {
  if (selection.kind === 'all') return selection;
  const anchor = selection.anchor !== null && loaded.includes(selection.anchor) ? selection.anchor : key;
  const places = [loaded.indexOf(anchor), loaded.indexOf(key)];
  const range = loaded.slice(Math.min(...places), Math.max(...places) + 1);
  return { kind: 'keys', keys: new Set([...selection.keys, ...range]), anchor };
}

/** How many are marked; `count` are there in all. */
export function selectedCount(selection: Selection, count: number): number {
  return selection.kind === 'all' ? count : selection.keys.size;
}
