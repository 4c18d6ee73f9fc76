import { useEffect } from 'react';
import { parseSearchQuery } from '#shared/domain/search-query.ts';
import { findHits } from '#shared/domain/snippet.ts';

const NAME = 'find';

/**
 * Marks what is looked for in the messages on the screen. The browser paints over the text (CSS custom highlights), so the
 * bubbles know nothing of it, and rows that come by scrolling are marked as they come.
 */
export function useFindMarks(typed: string): void {
  useEffect(() => {
    if (typed.trim() === '' || !('highlights' in CSS)) return;
    const { terms } = parseSearchQuery(typed, Date.now());
    const list = document.querySelector('main [role="log"]');
    if (!list) return;
    let frame = 0;
    const mark = () => {
      frame = 0;
      CSS.highlights.set(NAME, new Highlight(...rangesIn(list, terms)));
    };
    const markSoon = () => {
      frame ||= requestAnimationFrame(mark);
    };
    const observer = new MutationObserver(markSoon);
    observer.observe(list, { childList: true, subtree: true, characterData: true });
    mark();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      CSS.highlights.delete(NAME);
    };
  }, [typed]);
}

function rangesIn(list: Element, terms: Parameters<typeof findHits>[1]): Range[] {
  const walker = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // Times and names of days are no words of a message.
    if (node.parentElement?.closest('time, button, .sr-only')) continue;
    for (const [start, end] of findHits(node.textContent ?? '', terms)) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}
