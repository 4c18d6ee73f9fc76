export interface Zoom {
  /** 1: the whole picture fits. */
  readonly scale: number;
  /** How far its middle is from the middle of the pane, in px. */
  readonly x: number;
  readonly y: number;
}

interface Point {
  /** From the middle of the pane. */
  readonly x: number;
  readonly y: number;
}

export const atRest: Zoom = { scale: 1, x: 0, y: 0 };
export const MOST_ZOOM = 8;

/** The same picture at another size; what is under the point stays there. At its smallest it lies in the middle. */
export function zoomAt(before: Zoom, wanted: number, point: Point = { x: 0, y: 0 }): Zoom {
  const scale = Math.min(MOST_ZOOM, Math.max(1, wanted));
  if (scale === 1) return atRest;
  const factor = scale / before.scale;
  return { scale, x: point.x - (point.x - before.x) * factor, y: point.y - (point.y - before.y) * factor };
}

/** Larger or smaller by a factor. */
export const zoomBy = (before: Zoom, factor: number, point?: Point): Zoom =>
  zoomAt(before, before.scale * factor, point);
