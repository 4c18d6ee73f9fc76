/** Where the focus goes in a list of `count` rows, `pageRows` of them visible; null for a key that is none of its business. */
export function nextFocus(key: string, index: number, count: number, pageRows: number): number | null {
  if (count === 0) return null;
  const moves: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + pageRows,
    PageUp: index - pageRows,
    Home: 0,
    End: count - 1,
  };
  const wanted = moves[key];
  return wanted === undefined ? null : Math.min(Math.max(wanted, 0), count - 1);
}

/** The conversation `step` places away from the open one, or the first (or last) when none is open; null at the ends. */
export function neighbour(ids: readonly number[], openId: number | null, step: 1 | -1): number | null {
  const index = openId === null ? -1 : ids.indexOf(openId);
  if (index < 0) return (step === 1 ? ids[0] : ids.at(-1)) ?? null;
  return ids[index + step] ?? null;
}
