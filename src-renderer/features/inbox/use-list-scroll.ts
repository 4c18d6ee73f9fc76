import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { usualShift } from './held-order.ts';

export interface ListScrollOptions {
  readonly ids: readonly number[];
  readonly openId: number | null;
  readonly rowHeight: number;
  /** The pane that scrolls; asked when it is needed, since it is in the document only after what is inside of it. */
  readonly pane: () => HTMLElement | null;
  readonly onNearEnd: () => void;
}

/** How many rows before the end of what is loaded the next page is asked for. */
const LOOK_AHEAD = 30;

/** Which rows are drawn, which of them Tab reaches, and where the focus goes. */
export function useListScroll({ ids, openId, rowHeight, pane, onNearEnd }: ListScrollOptions) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const [focusId, setFocusId] = useState<number | null>(null);
  const known = focusId === null ? -1 : ids.indexOf(focusId);
  const focusIndex = Math.max(known < 0 && openId !== null ? ids.indexOf(openId) : known, 0);

  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: pane,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
    // The row with the focus stays in the document when it is scrolled away, or the keyboard would lose its place.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return indexes.includes(focusIndex) ? indexes : [...indexes, focusIndex].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();

  const lastIndex = items.at(-1)?.index ?? 0;
  const isNearEnd = lastIndex >= ids.length - LOOK_AHEAD;
  const askForMore = useEffectEvent(onNearEnd);
  useEffect(() => {
    if (isNearEnd && ids.length > 0) askForMore();
  }, [isNearEnd, ids.length]);

  // Only when another conversation is opened: one that jumps to the top must not take the reader along.
  const reveal = useEffectEvent((id: number | null) => {
    const index = id === null ? -1 : ids.indexOf(id);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => reveal(openId), [openId]);
  useStandingStill(ids, rowHeight, pane);

  const focusRow = (index: number) => {
    const id = ids[index];
    if (id === undefined) return;
    setFocusId(id);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() => {
      const row = pane()?.querySelector<HTMLElement>(`[data-conversation-id="${id}"]`);
      row?.focus({ preventScroll: true });
    });
  };

  return { items, totalSize: virtualizer.getTotalSize(), focusIndex, setFocusId, focusRow };
}

/** Scrolled down, rows that come or go above do not move what is read; at the top the newest is to be seen. */
function useStandingStill(ids: readonly number[], rowHeight: number, pane: () => HTMLElement | null): void {
  const last = useRef(ids);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = ids;
    const box = pane();
    // First of all whether anything moved: where the list stands can only be read after a layout, and this is asked with
    // every row that is scrolled in.
    if (before === ids || !box || box.scrollTop < rowHeight) return;
    const from = Math.floor(box.scrollTop / rowHeight);
    const to = from + Math.ceil(box.clientHeight / rowHeight);
    const shift = usualShift(before, ids, { from, to });
    if (shift !== 0) box.scrollBy({ top: shift * rowHeight });
  });
}
