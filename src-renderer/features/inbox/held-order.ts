interface WithId {
  readonly id: number;
}

/**
 * The rows of a list whose order is held: each stays where it was, with what is new in it; one that is gone stays as it
 * was. What was loaded below them meanwhile is added, everything else waits for the release.
 */
export function heldOrder<Item extends WithId>(
  held: readonly Item[],
  current: readonly Item[],
): readonly Item[] {
  const byId = new Map(current.map((item) => [item.id, item]));
  const heldIds = new Set(held.map(({ id }) => id));
  const lastIndex = current.findLastIndex(({ id }) => heldIds.has(id));
  const below = lastIndex < 0 ? [] : current.slice(lastIndex + 1);
  return [...held.map((item) => byId.get(item.id) ?? item), ...below];
}

/**
 * By how many places the rows before the reader's eyes have moved: what most of them did, since one that jumped to the top
 * says nothing about the others.
 */
export function usualShift(
  before: readonly number[],
  after: readonly number[],
  visible: { readonly from: number; readonly to: number },
): number {
  const places = new Map(after.map((id, index) => [id, index]));
  const counts = new Map<number, number>();
  for (let index = visible.from; index < Math.min(visible.to, before.length); index += 1) {
    const place = places.get(before[index] ?? Number.NaN);
    if (place !== undefined) counts.set(place - index, (counts.get(place - index) ?? 0) + 1);
  }
  const most = [...counts].sort((a, b) => b[1] - a[1] || Math.abs(a[0]) - Math.abs(b[0]))[0];
  return most?.[0] ?? 0;
}
