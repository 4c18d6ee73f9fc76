/** Gives each part a key by its place: parts of a message have no identity of their own, they change as a whole. */
export const keyed = <Item>(
  items: readonly Item[],
): readonly { readonly key: string; readonly item: Item }[] =>
  items.map((item, place) => ({ key: String(place), item }));
