/** The last deed that can still be taken back, while its notice is on the screen. */
let last: { readonly key: string; readonly undo: () => void } | null = null;

/** The newest deed that the hub has not confirmed yet. */
let underWay: { isTakenBack: boolean } | null = null;

/**
 * A deed shows on the screen before the hub has answered: Ctrl+Z meanwhile is meant for it. Call the result when the answer is
 * here and, if there is one, the undo offered; it takes back at once what was to be taken back.
 */
export function beginDeed(): (isOffered: boolean) => void {
  const deed = { isTakenBack: false };
  underWay = deed;
  return (isOffered) => {
    if (underWay === deed) underWay = null;
    if (deed.isTakenBack && isOffered) undoLast();
  };
}

/** Offers a deed for Ctrl+Z; a newer one takes its place. */
export function offerUndo(key: string, undo: () => void): void {
  last = { key, undo };
}

/** Its notice is gone: it cannot be taken back any more. */
export function withdrawUndo(key: string): void {
  if (last?.key === key) last = null;
}

/** Takes the last deed back, one under way as soon as that is possible; false when there is none. */
export function undoLast(): boolean {
  if (underWay && !underWay.isTakenBack) {
    underWay.isTakenBack = true;
    return true;
  }
  const deed = last;
  last = null;
  deed?.undo();
  return deed !== null;
}
