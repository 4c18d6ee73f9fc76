import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/react-virtual';
import { useLayoutEffect, useReducer, useState } from 'react';
import { flushSync } from 'react-dom';

type Given = 'observeElementRect' | 'observeElementOffset' | 'scrollToFn' | 'onChange';

export type MessageVirtualizerOptions = Omit<VirtualizerOptions<HTMLElement, Element>, Given>;

/** What of the virtualizer is seen on the screen. */
interface Drawn {
  /** The same array while these rows stand where they stood. */
  readonly items: readonly VirtualItem[];
  readonly size: number;
  readonly isAtEnd: boolean;
  readonly isScrolling: boolean;
}

/** A virtualizer, with what of it is on the screen. */
interface Watched {
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
  /** With the options of this pass: what is to be drawn. */
  readonly draw: (options: MessageVirtualizerOptions) => Drawn;
  /** That was drawn. */
  readonly wasDrawn: (drawn: Drawn) => void;
}

/**
 * The virtualizer of the messages, drawn again only when something else is to be seen. The adapter of the library draws
 * whenever another row comes into the pane; here rows are ready in lots, and nearly every one of those passes, one for each
 * frame, would change nothing.
 */
export function useMessageVirtualizer(
  options: MessageVirtualizerOptions,
): Drawn & Pick<Watched, 'virtualizer'> {
  'use no memo'; // The virtualizer changes under its own identity.
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const [{ virtualizer, draw, wasDrawn }] = useState(() => createWatched(options, drawAgain));
  const drawn = draw(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => wasDrawn(drawn));
  return { virtualizer, ...drawn };
}

function createWatched(first: MessageVirtualizerOptions, drawAgain: () => void): Watched {
  let last: Drawn | null = null;
  /** React commits just now, and cannot be told to draw at once. */
  let isCommitting = false;
  const completed = (options: MessageVirtualizerOptions): VirtualizerOptions<HTMLElement, Element> => ({
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    ...options,
    onChange: (changed, isUrgent) => {
      if (last && isSame(last, drawnOf(changed))) return;
      if (isUrgent && !isCommitting) flushSync(drawAgain);
      else drawAgain();
    },
  });
  const virtualizer = new Virtualizer<HTMLElement, Element>(completed(first));
  const { measureElement } = virtualizer;
  // Rows are measured by their refs, thus while React commits.
  virtualizer.measureElement = (row) => {
    isCommitting = true;
    try {
      measureElement(row);
    } finally {
      isCommitting = false;
    }
  };
  return {
    virtualizer,
    draw: (options) => {
      virtualizer.setOptions(completed(options));
      return drawnOf(virtualizer);
    },
    wasDrawn: (drawn) => {
      last = drawn;
    },
  };
}

const drawnOf = (virtualizer: Virtualizer<HTMLElement, Element>): Drawn => ({
  items: virtualizer.getVirtualItems(),
  size: virtualizer.getTotalSize(),
  isAtEnd: isAtEnd(virtualizer),
  isScrolling: virtualizer.isScrolling,
});

/**
 * While older messages come in, the virtualizer is already at its new place and the page is not: it then lies beyond the end
 * of the page, which is not the end of the conversation.
 */
function isAtEnd(virtualizer: Virtualizer<HTMLElement, Element>): boolean {
  const pane = virtualizer.scrollElement;
  const isAhead = pane !== null && (virtualizer.scrollOffset ?? 0) > pane.scrollHeight;
  return virtualizer.isAtEnd() && !isAhead;
}

const isSame = (one: Drawn, other: Drawn): boolean =>
  one.items === other.items &&
  one.size === other.size &&
  one.isAtEnd === other.isAtEnd &&
  one.isScrolling === other.isScrolling;
