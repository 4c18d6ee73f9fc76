import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useEffectEvent, useRef, useState } from 'react';

export interface TableRowsOptions {
  readonly count: number;
  /** Pixels. */
  readonly rowHeight: number;
  readonly keyOf: (index: number) => string | number | undefined;
  /** Called when the last rows are near; again only when there are more of them. */
  readonly onNearEnd?: (() => void) | undefined;
  /** How many rows before the end that is. */
  readonly lookAhead?: number;
  /** Rows that are drawn beyond both edges. */
  readonly overscan?: number;
  /** Where the table begins, in pixels. */
  readonly initialOffset?: () => number;
  /** What stands above the rows while they scroll, in pixels. */
  readonly headHeight?: number;
}

/**
 * Rows of one height, of which only those in view are drawn, and one of which Tab reaches. Rows carry their place as
 * `data-index`; the table says what its keys do and asks `stepOf` for those that move.
 */
export function useTableRows(options: TableRowsOptions) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const { count, rowHeight, keyOf, onNearEnd, lookAhead = 30, overscan = 10 } = options;
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(index) ?? index,
    overscan,
    ...(options.initialOffset ? { initialOffset: options.initialOffset } : {}),
    ...(options.headHeight === undefined ? {} : { scrollPaddingStart: options.headHeight }),
  });
  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= count - lookAhead;
  const askForMore = useEffectEvent(() => onNearEnd?.());
  useEffect(() => {
    if (isNearEnd && count > 0) askForMore();
  }, [isNearEnd, count]);

  return {
    scroller,
    items,
    totalSize: virtualizer.getTotalSize(),
    /** The row that Tab reaches. */
    focusStop: Math.min(focused, count - 1),
    setFocused,
    /** Gives a row the focus, and brings it into view first. */
    focusRow(index: number): void {
      const next = Math.min(Math.max(index, 0), count - 1);
      setFocused(next);
      virtualizer.scrollToIndex(next, { align: 'auto' });
      requestAnimationFrame(() =>
        scroller.current
          ?.querySelector<HTMLElement>(`[data-index="${next}"]`)
          ?.focus({ preventScroll: true }),
      );
    },
    /** The row that the focus came into becomes the one that Tab reaches. */
    onFocus(event: SyntheticEvent): void {
      const index = rowIndex(event);
      if (index >= 0) setFocused(index);
    },
    /** How many rows a key goes down, null for one that goes nowhere. */
    stepOf(event: KeyboardEvent): number | null {
      if (event.altKey || event.ctrlKey || event.metaKey) return null;
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
      const steps: Record<string, number> = {
        ArrowDown: 1,
        ArrowUp: -1,
        PageDown: page,
        PageUp: -page,
        Home: -count,
        End: count,
      };
      return steps[event.key] ?? null;
    },
  };
}

/** The place of the row that an event came from, -1 beside all rows. */
export function rowIndex(event: SyntheticEvent): number {
  const row = (event.target as Element).closest<HTMLElement>('[data-index]');
  return row ? Number(row.dataset.index) : -1;
}
