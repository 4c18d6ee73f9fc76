import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { ROW_HEIGHT } from './row-height.ts';

export interface ListScrollOptions {
  readonly ids: readonly number[];
  readonly openId: number | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onNearEnd: () => void;
}

/** How many rows before the end of what is loaded the next page is asked for. */
const LOOK_AHEAD = 30;

/** Which rows are drawn, which of them Tab reaches, and where the focus goes. */
export function useListScroll({ ids, openId, scroller, onNearEnd }: ListScrollOptions) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const [focusId, setFocusId] = useState<number | null>(null);
  const known = focusId === null ? -1 : ids.indexOf(focusId);
  const focusIndex = Math.max(known < 0 && openId !== null ? ids.indexOf(openId) : known, 0);

  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
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

  const focusRow = (index: number) => {
    const id = ids[index];
    if (id === undefined) return;
    setFocusId(id);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-conversation-id="${id}"]`);
      row?.focus({ preventScroll: true });
    });
  };

  return { items, totalSize: virtualizer.getTotalSize(), focusIndex, setFocusId, focusRow };
}
