/** The last deed that can still be taken back, while its notice is on the screen. */
let last: { readonly key: string; readonly undo: () => void } | null = null;

/** Offers a deed for Ctrl+Z; a newer one takes its place. */
export function offerUndo(key: string, undo: () => void): void {
  last = { key, undo };
}

/** Its notice is gone: it cannot be taken back any more. */
export function withdrawUndo(key: string): void {
  if (last?.key === key) last = null;
}

/** Takes the last deed back; false when there is none. */
export function undoLast(): boolean {
  const deed = last;
  last = null;
  deed?.undo();
  return deed !== null;
}
