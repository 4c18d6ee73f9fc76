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
