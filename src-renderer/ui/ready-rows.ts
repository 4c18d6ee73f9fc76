/** Rows by their places: the first one and the one after the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Sight {
  /** What stands in the pane, at least partly. */
  readonly seen: Span;
  readonly count: number;
  readonly isUpwards: boolean;
  /** So many rows beyond the edge that one scrolls to are drawn when more are needed. */
  readonly ahead: number;
}

/** So many rows beyond either edge are there before they are seen; when fewer are left, the next lot is drawn. */
const MARGIN = 2;
/** And so many beyond the other edge, for whoever turns round. */
const BEHIND = 3;

/**
 * Which rows of a virtual list are in the document: `held` itself while it is enough, so that most steps of scrolling change
 * nothing. Drawing costs as much for one row as for four (styles, layout and paint of the pane are paid each time), so they
 * come in lots.
 */
export function readyRows(held: Span, { seen, count, isUpwards, ahead }: Sight): Span {
  const needed = within(count, seen.from - MARGIN, seen.to + MARGIN);
  if (held.to <= count && held.from <= needed.from && held.to >= needed.to) return held;
  return within(count, seen.from - (isUpwards ? ahead : BEHIND), seen.to + (isUpwards ? BEHIND : ahead));
}

export const noRows: Span = { from: 0, to: 0 };

const within = (count: number, from: number, to: number): Span => ({
  from: Math.max(0, from),
  to: Math.min(count, to),
});
