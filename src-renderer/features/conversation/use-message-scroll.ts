import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { MessageWindow } from '../../api/message-window.ts';
import { createSteadyEstimates, estimateRow } from './estimate-row.ts';
import { createHeldRows } from './held-rows.ts';
import type { MessageRow } from './message-rows.ts';
import type { ScrollWish } from './scroll-wish.ts';
import { useMessageVirtualizer } from './use-message-virtualizer.ts';

export interface MessageScrollOptions {
  readonly rows: readonly MessageRow[];
  /** The cursors of what lies outside of what is loaded; null where the conversation ends. */
  readonly edges: Pick<MessageWindow, 'before' | 'after'>;
  readonly wish: ScrollWish | null;
  /** The pane that scrolls; asked when it is needed, since it is in the document only after what is inside of it. */
  readonly pane: () => HTMLElement | null;
  readonly onNearStart: () => void;
  readonly onNearEnd: () => void;
  /** Whether the newest message is before the eyes. */
  readonly onAtEndChange: (isAtEnd: boolean) => void;
}

const END_THRESHOLD_PX = 80;
/** Rows from the edge of what is loaded at which more is fetched: as many as one opens with, so that it is there before one scrolls. */
const LOOK_AHEAD = 60;
const FLASH_MS = 1400;
/** A commanded scroll is settled by then; rows that come in before would move its target away. */
const SETTLE_MS = 250;

/** Where the list of messages stands: it begins at the first unread message, follows at the end, and jumps where it is told. */
export function useMessageScroll(options: MessageScrollOptions) {
  'use no memo'; // The virtualizer changes under its own identity; compiled, the rows would stay as they were first drawn.
  const { rows, edges, pane } = options;
  const hasNewer = edges.after !== null;
  const [focusKey, setFocusKey] = useState<string | null>(null);
  const [flashKey, setFlashKey] = useState<string | null>(null);
  const { isMoving, move } = useMoving();
  const focusIndex = indexOfFocus(rows, focusKey);
  const [heldRows] = useState(createHeldRows);
  const [estimateOf] = useState(createSteadyEstimates);

  const drawn = useMessageVirtualizer({
    count: rows.length,
    getScrollElement: pane,
    estimateSize: (index) => estimateOf(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    initialOffset: () => beginningOffset(rows),
    anchorTo: 'end',
    followOnAppend: !hasNewer,
    scrollEndThreshold: END_THRESHOLD_PX,
    paddingEnd: 12,
    // A focused message stays in the document when it is scrolled away, or the keyboard would lose its place.
    rangeExtractor: ({ startIndex, endIndex }) => {
      const kept = focusKey === null || focusIndex < 0 ? null : focusIndex;
      return heldRows({ rows, startIndex, endIndex, kept });
    },
  });
  const { virtualizer, items } = drawn;

  const goToBeginning = useEffectEvent(() => {
    const unread = rows.findIndex((row) => row.kind === 'unread');
    if (unread >= 0) virtualizer.scrollToIndex(unread, { align: 'start' });
    else virtualizer.scrollToEnd();
    return move();
  });
  useLayoutEffect(() => goToBeginning(), []);

  const fulfil = useEffectEvent((wanted: ScrollWish) => {
    const stopMoving = move();
    if (wanted.kind === 'end') {
      virtualizer.scrollToEnd();
      return stopMoving;
    }
    const index = indexOfMessage(rows, wanted.id);
    if (index < 0) return stopMoving;
    virtualizer.scrollToIndex(index, { align: 'center' });
    const timer = setTimeout(() => setFlashKey(null), FLASH_MS);
    return () => {
      stopMoving();
      clearTimeout(timer);
    };
  });
  // A message that is being fetched: its wish is fulfilled when its row is there.
  const isReachable = options.wish?.kind !== 'message' || indexOfMessage(rows, options.wish.id) >= 0;
  const wish = isReachable ? options.wish : null;
  const [markedFor, setMarkedFor] = useState<ScrollWish | null>(null);
  if (wish !== markedFor) {
    setMarkedFor(wish);
    const key = wish?.kind === 'message' ? rows[indexOfMessage(rows, wish.id)]?.key : undefined;
    if (key !== undefined) {
      setFlashKey(key);
      setFocusKey(key);
    }
  }
  useLayoutEffect(() => (wish ? fulfil(wish) : undefined), [wish]);

  useStayAtEnd(pane, () => virtualizer.scrollToEnd());

  const isAtEnd = drawn.isAtEnd && !hasNewer;
  const tellAtEnd = useEffectEvent(options.onAtEndChange);
  useEffect(() => tellAtEnd(isAtEnd), [isAtEnd]);
  useNearEdges(items, isMoving, options);

  return { virtualizer, items, flashKey, focusIndex, setFocusKey };
}

/** Where the list begins, by estimate: the first paint is then about right, and nothing above is fetched by mistake. */
function beginningOffset(rows: readonly MessageRow[]): number {
  const unread = rows.findIndex((row) => row.kind === 'unread');
  const before = unread < 0 ? rows : rows.slice(0, unread);
  return before.reduce((sum, row) => sum + estimateRow(row), 0);
}

/** When the composer grows or the window shrinks, who was at the end stays there; whoever reads above is left alone. */
function useStayAtEnd(paneOf: () => HTMLElement | null, scrollToEnd: () => void): void {
  const goToEnd = useEffectEvent(scrollToEnd);
  const findPane = useEffectEvent(paneOf);
  useLayoutEffect(() => {
    const pane = findPane();
    if (!pane) return;
    let height = pane.clientHeight;
    const observer = new ResizeObserver(() => {
      // By the height that the pane had: one that shrank is no longer at its end, but its reader was. Asked only now, when
      // the layout is known; asked with each step of scrolling it would be made twice a frame.
      const wasAtEnd = pane.scrollHeight - pane.scrollTop - height < END_THRESHOLD_PX;
      height = pane.clientHeight;
      if (wasAtEnd) goToEnd();
    });
    observer.observe(pane);
    return () => observer.disconnect();
  }, []);
}

const indexOfMessage = (rows: readonly MessageRow[], id: number): number =>
  rows.findIndex((row) => 'message' in row && row.message.id === id);

function useMoving() {
  const [isMoving, setMoving] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const move = () => {
    clearTimeout(timer.current);
    setMoving(true);
    timer.current = setTimeout(() => setMoving(false), SETTLE_MS);
    return () => clearTimeout(timer.current);
  };
  return { isMoving, move };
}

function useNearEdges(
  items: readonly { index: number }[],
  isMoving: boolean,
  { rows, edges, onNearStart, onNearEnd }: MessageScrollOptions,
): void {
  const isNearStart = !isMoving && (items[0]?.index ?? 0) < LOOK_AHEAD;
  const isNearEnd = !isMoving && (items.at(-1)?.index ?? 0) >= rows.length - LOOK_AHEAD;
  const nearStart = useEffectEvent(onNearStart);
  const nearEnd = useEffectEvent(onNearEnd);
  useEffect(() => {
    // Asked again for each cursor: a page that brought no rows has moved it all the same.
    if (isNearStart && rows.length > 0 && edges.before !== null) nearStart();
  }, [isNearStart, rows.length, edges.before]);
  useEffect(() => {
    if (isNearEnd && rows.length > 0 && edges.after !== null) nearEnd();
  }, [isNearEnd, rows.length, edges.after]);
}

/** Where Tab enters the list: the row that had the focus last, or the newest message. */
function indexOfFocus(rows: readonly MessageRow[], focusKey: string | null): number {
  const known = rows.findIndex((row) => row.key === focusKey);
  return known >= 0 ? known : rows.findLastIndex((row) => row.kind === 'bubble');
}
