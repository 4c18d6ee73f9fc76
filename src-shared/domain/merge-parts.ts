/** Whether two plain values say the same, in whatever order their fields stand. */
export const isAlike = (one: unknown, other: unknown): boolean => inOrder(one) === inOrder(other);

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** The parts that were changed: who sends these alone leaves the others to whoever changes them meanwhile. */
export function changesOf<Thing extends object>(before: NoInfer<Thing>, after: Thing): Partial<Thing> {
  const changed: Partial<Thing> = {};
  for (const part of Object.keys(after) as (keyof Thing)[]) {
    if (!isAlike(after[part], before[part])) changed[part] = after[part];
  }
  return changed;
}

export interface Merged<Thing> {
  readonly merged: Thing;
  /** Parts that both have changed, each to something else; `merged` has them as they are wanted. */
  readonly clashes: readonly (keyof Thing)[];
}

/**
 * Brings together what two people did to one thing: `from` is what the later one had before their eyes, `wanted` what they made
 * of it, `now` what the earlier one has made of it meanwhile. A part that only one of them changed is theirs.
 */
export function mergeParts<Thing extends object>(now: Thing, from: Thing, wanted: Thing): Merged<Thing> {
  const changes = changesOf(from, wanted);
  const clashes = (Object.keys(changes) as (keyof Thing)[]).filter(
    (part) => !isAlike(now[part], from[part]) && !isAlike(now[part], wanted[part]),
  );
  return { merged: { ...now, ...changes }, clashes };
}
