import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { noRows, readyRows, type Span } from '../../ui/ready-rows.ts';
import { usualShift } from './held-order.ts';
import { createListWindow, type ListWindow, putInOrder } from './list-window.ts';

export interface ListScrollOptions {
  readonly ids: readonly number[];
  readonly openId: number | null;
  readonly rowHeight: number;
  /** What holds the rows; the pane that scrolls is around it. */
  readonly box: React.RefObject<HTMLElement | null>;
  readonly onNearEnd: () => void;
}

/** How many rows before the end of what is loaded the next page is asked for. */
const LOOK_AHEAD = 30;
/** And when nothing else is to be done: what a list is opened with is that short, so that its next page is there before one scrolls. */
const LOOK_AHEAD_IDLE = 60;
/** So long after the last step of scrolling the list rests. */
const SETTLED_MS = 100;
/** Rows ready beyond the edge of a list that was just opened: few, since one waits for them. */
const AHEAD_AT_FIRST = 8;
/** And later: once nothing else is to be done, and while one scrolls. */
const AHEAD = 36;

/** Which rows are drawn, which of them Tab reaches, and where the focus goes. */
export function useListScroll({ ids, openId, rowHeight, box, onNearEnd }: ListScrollOptions) {
  const [focusId, setFocusId] = useState<number | null>(null);
  const known = focusId === null ? -1 : ids.indexOf(focusId);
  const focusIndex = Math.max(known < 0 && openId !== null ? ids.indexOf(openId) : known, 0);
  const pane = () => box.current?.parentElement ?? null;

  // Only when another conversation is opened: one that jumps to the top must not take the reader along.
  const reveal = useEffectEvent((id: number | null) => {
    const index = id === null ? -1 : ids.indexOf(id);
    if (index >= 0) scrollTo(pane(), index, rowHeight);
  });
  useEffect(() => reveal(openId), [openId]);
  useStandingStill(ids, rowHeight, box);
  const drawn = useDrawnRows({ ids, rowHeight, box, focusStop: ids[focusIndex] ?? null, onNearEnd });

  const focusRow = (index: number) => {
    const id = ids[index];
    if (id === undefined) return;
    setFocusId(id);
    scrollTo(pane(), index, rowHeight);
    requestAnimationFrame(() => {
      const row = pane()?.querySelector<HTMLElement>(`[data-conversation-id="${id}"]`);
      row?.focus({ preventScroll: true });
    });
  };

  return { ...drawn, focusIndex, setFocusId, focusRow };
}

interface Drawn extends Pick<ListScrollOptions, 'ids' | 'rowHeight'> {
  /** Stays in the document when it is scrolled away, or the keyboard would lose its place. */
  readonly focusStop: number | null;
}

/** The list is another one; one scrolls, or the pane has another size; nothing else is to be done. */
type Occasion = 'change' | 'move' | 'idle';

type DrawnRowsOptions = Drawn & Pick<ListScrollOptions, 'box' | 'onNearEnd'>;

/** The elements of the list. Rows have one height, so that where they stand needs no measuring. */
function useDrawnRows({ ids, rowHeight, box, focusStop, onNearEnd }: DrawnRowsOptions) {
  const [list] = useState<ListWindow>(createListWindow);
  const [slots, setSlots] = useState(list.slots);
  useLayoutEffect(() => list.subscribe(() => setSlots(list.slots())), [list]);
  /** How long the list was when more of it was asked for; null while its end is far. */
  const askedAt = useRef<number | null>(null);
  const lastTop = useRef(0);
  const isUpwards = useRef(false);
  const held = useRef<Span>(noRows);
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);

  const askForMore = ({ length }: readonly number[], { to }: Span, why: Occasion) => {
    const isNearEnd = length > 0 && to >= length - (why === 'idle' ? LOOK_AHEAD_IDLE : LOOK_AHEAD);
    if (isNearEnd && askedAt.current !== length) onNearEnd();
    askedAt.current = isNearEnd ? length : null;
  };
  const draw = useEffectEvent(
    (height: number, why: Occasion, drawn: Drawn = { ids, rowHeight, focusStop }) => {
      const scrollTop = box.current?.parentElement?.scrollTop ?? 0;
      if (scrollTop !== lastTop.current) isUpwards.current = scrollTop < lastTop.current;
      lastTop.current = scrollTop;
      const count = drawn.ids.length;
      const seen = rowsSeen(scrollTop, height, drawn.rowHeight, count);
      const isScrolling = settling.current !== undefined;
      const before = isScrolling || why === 'move' ? held.current : noRows;
      const ahead = isScrolling || why === 'idle' ? AHEAD : AHEAD_AT_FIRST;
      held.current = readyRows(before, { seen, count, isUpwards: isUpwards.current, ahead });
      askForMore(drawn.ids, held.current, why);
      if (why === 'move' && held.current === before) return;
      const stop = drawn.focusStop === null ? [] : [drawn.focusStop];
      list.show([...drawn.ids.slice(held.current.from, held.current.to), ...stop]);
    },
  );
  const drawAtRest = useEffectEvent((why: Occasion, drawn?: Drawn) => {
    draw(box.current?.parentElement?.clientHeight ?? 0, why, drawn);
    // What has just been given to other elements is drawn before the next microtask. While one scrolls, order can wait.
    if (settling.current === undefined) queueMicrotask(() => box.current && putInOrder(box.current));
  });
  useLayoutEffect(() => {
    drawAtRest('change', { ids, rowHeight, focusStop });
    const waiting = requestIdleCallback(() => settling.current === undefined && drawAtRest('idle'));
    return () => cancelIdleCallback(waiting);
  }, [ids, rowHeight, focusStop]);

  useLayoutEffect(() => {
    const pane = box.current?.parentElement;
    if (!pane) return;
    let height = pane.clientHeight;
    let frame = 0;
    const stopSettling = () => {
      clearTimeout(settling.current);
      cancelAnimationFrame(frame);
    };
    const settle = () => {
      settling.current = undefined;
      if (box.current) putInOrder(box.current);
    };
    // A timer that is due while the page was busy comes before the scrolling that went on meanwhile; a frame comes after it.
    const settleInFrame = () => {
      frame = requestAnimationFrame(settle);
    };
    const onScroll = () => {
      stopSettling();
      settling.current = setTimeout(settleInFrame, SETTLED_MS);
      draw(height, 'move');
    };
    const observer = new ResizeObserver(() => {
      height = pane.clientHeight;
      draw(height, 'move');
    });
    observer.observe(pane);
    pane.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      pane.removeEventListener('scroll', onScroll);
      stopSettling();
      settling.current = undefined;
    };
  }, [box]);

  return { list, slots };
}

function rowsSeen(scrollTop: number, height: number, rowHeight: number, count: number): Span {
  const last = Math.ceil((scrollTop + height) / rowHeight);
  return { from: Math.floor(scrollTop / rowHeight), to: Math.min(count, last) };
}

/** Scrolls no further than is needed to see a row. */
function scrollTo(pane: HTMLElement | null, index: number, rowHeight: number): void {
  if (!pane) return;
  const top = index * rowHeight;
  const lowest = top + rowHeight - pane.clientHeight;
  if (pane.scrollTop > top) pane.scrollTop = top;
  else if (pane.scrollTop < lowest) pane.scrollTop = lowest;
}

/** Scrolled down, rows that come or go above do not move what is read; at the top the newest is to be seen. */
function useStandingStill(
  ids: readonly number[],
  rowHeight: number,
  box: React.RefObject<HTMLElement | null>,
): void {
  const last = useRef(ids);
  useLayoutEffect(() => {
    const before = last.current;
    last.current = ids;
    const pane = box.current?.parentElement;
    // First of all whether anything moved: where the list stands can only be read after a layout.
    if (before === ids || !pane || pane.scrollTop < rowHeight) return;
    const from = Math.floor(pane.scrollTop / rowHeight);
    const to = from + Math.ceil(pane.clientHeight / rowHeight);
    const shift = usualShift(before, ids, { from, to });
    if (shift !== 0) pane.scrollBy({ top: shift * rowHeight });
  }, [ids, rowHeight, box]);
}
