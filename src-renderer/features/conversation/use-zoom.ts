import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { atRest, type Zoom, zoomAt, zoomBy } from './zoom.ts';

const WHEEL_STEP = 0.0022;
const KEY_FACTOR = 1.4;
const DOUBLE_CLICK_SCALE = 2.5;

/** Size and place of a picture in its pane: the wheel and double click zoom where the pointer is, dragging moves. */
export function useZoom(pane: RefObject<HTMLElement | null>, pictureId: number) {
  const [kept, setKept] = useState({ pictureId, zoom: atRest });
  // Another picture begins whole.
  const zoom = kept.pictureId === pictureId ? kept.zoom : atRest;
  const setZoom = (change: (before: Zoom) => Zoom) =>
    setKept((before) => ({
      pictureId,
      zoom: change(before.pictureId === pictureId ? before.zoom : atRest),
    }));
  const [isDragging, setDragging] = useState(false);

  const pointIn = (event: { clientX: number; clientY: number }) => {
    const box = pane.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  };
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    const point = pointIn(event);
    setZoom((before) => zoomBy(before, Math.exp(-event.deltaY * WHEEL_STEP), point));
  });
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const listen = (event: WheelEvent) => onWheel(event);
    // Not passive: with Ctrl held the page itself would grow.
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [pane]);

  return {
    zoom,
    isDragging,
    zoomIn: () => setZoom((before) => zoomBy(before, KEY_FACTOR)),
    zoomOut: () => setZoom((before) => zoomBy(before, 1 / KEY_FACTOR)),
    reset: () => setZoom(() => atRest),
    toggle: (event: { clientX: number; clientY: number }) => {
      const point = pointIn(event);
      setZoom((before) => (before.scale > 1 ? atRest : zoomAt(before, DOUBLE_CLICK_SCALE, point)));
    },
    drag: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (zoom.scale <= 1 || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!isDragging) return;
        const { movementX, movementY } = event;
        setZoom((before) => ({ ...before, x: before.x + movementX, y: before.y + movementY }));
      },
      onPointerUp: () => setDragging(false),
      onPointerCancel: () => setDragging(false),
    },
  };
}
