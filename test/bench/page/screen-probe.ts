import { useVirtualizer } from '@tanstack/react-virtual';
import { createElement, useRef } from 'react';
import { createRoot } from 'react-dom/client';

/** Runs inside the console's page: says when something was painted, and what each frame of a gesture was like. */
export interface ScreenProbe {
  /** Clicks and waits for the paint in which the list was drawn anew; milliseconds. */
  openList(button: HTMLElement): Promise<number>;
  /** From the next click on, looks for messages that were not there before it. */
  awaitClick(): void;
  /** From that click until they were painted; milliseconds. */
  clickPainted(): Promise<number>;
  /** From the next key on, looks for the result with this key. */
  awaitKey(result: string): void;
  /** From that key until the result was painted; milliseconds. */
  keyPainted(): Promise<number>;
  /** Notes every frame until `endWatch`; `row` is what may stand in the pane. Looking for blanks costs a tenth of the frame. */
  watch(pane: Pane, looksForBlanks: boolean): void;
  endWatch(): Watched;
  /** Shows an empty virtual list of these heights instead of the page. */
  showEmptyList(heights: readonly number[], isFromEnd: boolean): Promise<void>;
}

export interface Pane {
  scroller: string;
  row: string;
}

export interface Watched {
  frames: number[];
  /** Frames in which a place of the pane showed no row, if it was looked for. */
  blank: number;
  /** Lengths of tasks over 50 ms. */
  longTasks: number[];
  /** Heights of the rows seen, by their place. */
  heights: number[];
  /** How far the pane was scrolled on the way, in pixels. */
  distance: number;
}

declare global {
  interface Window {
    benchScreen?: ScreenProbe;
  }
}

const PATIENCE_MS = 15_000;

/** Looks once a frame; resolves after the frame in which it was true was painted. */
function painted(startedAt: number, isShown: () => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (performance.now() - startedAt > PATIENCE_MS) {
        reject(new Error('What was waited for was never painted'));
        return;
      }
      if (!isShown()) {
        requestAnimationFrame(look);
        return;
      }
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - startedAt);
      channel.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

const listBox = () => document.querySelector('[data-conversation-id]')?.closest('[role=listbox]') ?? null;
const bubbleIds = () =>
  [...document.querySelectorAll<HTMLElement>('[role=log] [data-message-id]')].map(
    ({ dataset }) => dataset.messageId ?? '',
  );

let clickPainted = Promise.resolve(Number.NaN);
let keyPainted = Promise.resolve(Number.NaN);
let stopWatch: (() => Watched) | null = null;

window.benchScreen = {
  openList(button) {
    const before = listBox();
    const startedAt = performance.now();
    button.click();
    return painted(startedAt, () => listBox() !== null && listBox() !== before);
  },
  awaitClick() {
    const before = new Set(bubbleIds());
    clickPainted = new Promise((resolve, reject) => {
      const onClick = (event: Event) => {
        const isThere = () => bubbleIds().some((id) => !before.has(id));
        painted(event.timeStamp, isThere).then(resolve, reject);
      };
      window.addEventListener('click', onClick, { capture: true, once: true });
    });
  },
  clickPainted: () => clickPainted,
  awaitKey(result) {
    keyPainted = new Promise((resolve, reject) => {
      const onKey = (event: Event) => {
        const isThere = () => document.querySelector(`[data-result="${result}"]`) !== null;
        painted(event.timeStamp, isThere).then(resolve, reject);
      };
      window.addEventListener('keydown', onKey, { capture: true, once: true });
    });
  },
  keyPainted: () => keyPainted,
  watch(pane, looksForBlanks) {
    stopWatch = watch(pane, looksForBlanks);
  },
  endWatch() {
    if (stopWatch === null) throw new Error('Nothing is watched');
    return stopWatch();
  },
  async showEmptyList(heights, isFromEnd) {
    document.body.replaceChildren();
    const root = document.createElement('div');
    document.body.append(root);
    createRoot(root).render(createElement(EmptyList, { heights }));
    await painted(performance.now(), () => document.querySelector('[data-empty-row]') !== null);
    const scroller = document.querySelector('[data-empty-list]');
    if (isFromEnd) scroller?.scrollTo({ top: scroller.scrollHeight });
  },
};

function watch({ scroller, row }: Pane, looksForBlanks: boolean): () => Watched {
  const seen: Watched = { frames: [], blank: 0, longTasks: [], heights: [], distance: 0 };
  const observer = new PerformanceObserver((list) =>
    seen.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  );
  observer.observe({ type: 'longtask' });
  const box = document.querySelector(row)?.closest(scroller);
  if (!box) throw new Error(`There is no ${scroller} around a ${row}`);
  let lastTop = box.scrollTop;
  let lastAt: number | null = null;
  let isOver = false;
  const look = (at: number) => {
    if (isOver) return;
    if (lastAt !== null) seen.frames.push(at - lastAt);
    lastAt = at;
    seen.distance += Math.abs(box.scrollTop - lastTop);
    lastTop = box.scrollTop;
    if (looksForBlanks && isBlank(box, row)) seen.blank += 1;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return () => {
    isOver = true;
    observer.disconnect();
    return {
      ...seen,
      heights: [...document.querySelectorAll<HTMLElement>(row)].map((each) => each.offsetHeight),
    };
  };
}

/** Whether nothing of a row stands near the top, in the middle or near the bottom of the pane. */
function isBlank(box: Element, row: string): boolean {
  const { left, top, width, height } = box.getBoundingClientRect();
  return [0.1, 0.5, 0.9].some((part) => {
    const found = document.elementsFromPoint(left + width / 2, top + height * part);
    return !found.some((element) => element.closest(row) !== null);
  });
}

/** The least that a virtual list can be: rows of a height, with nothing in them. */
function EmptyList({ heights }: { readonly heights: readonly number[] }) {
  'use no memo';
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: heights.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[index] ?? 0,
    overscan: 8,
  });
  const rows = virtualizer.getVirtualItems().map(({ key, start, size }) =>
    createElement('div', {
      key,
      'data-empty-row': '',
      style: {
        position: 'absolute',
        top: 0,
        left: 0,
        right: 0,
        height: size,
        transform: `translateY(${start}px)`,
      },
    }),
  );
  const inside = createElement(
    'div',
    { style: { position: 'relative', height: virtualizer.getTotalSize() } },
    rows,
  );
  return createElement(
    'div',
    { ref: scroller, 'data-empty-list': '', style: { height: '100vh', overflowY: 'auto' } },
    inside,
  );
}
