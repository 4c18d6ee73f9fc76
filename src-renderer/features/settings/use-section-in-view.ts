import { type RefObject, useEffect, useState } from 'react';

/** A section counts as reached a little before its heading touches the top. */
const REACHED_PX = 96;

/** Which of the sections (elements with these ids) the reader is at, and a way to bring one of them into view. */
export function useSectionInView<Section extends string>(
  scroller: RefObject<HTMLElement | null>,
  sections: readonly [Section, ...Section[]],
) {
  const [section, setSection] = useState<Section>(sections[0]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setSection(sectionAt(element, sections));
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller, sections]);

  const show = (next: Section) => {
    const heading = document.getElementById(next);
    heading?.scrollIntoView({ block: 'start' });
    // The last sections may be too short to reach the top: the choice stands until the next scroll by hand.
    requestAnimationFrame(() => requestAnimationFrame(() => setSection(next)));
    heading?.focus({ preventScroll: true });
  };

  return { section, show };
}

function sectionAt<Section extends string>(
  scroller: HTMLElement,
  sections: readonly [Section, ...Section[]],
): Section {
  const top = scroller.getBoundingClientRect().top + REACHED_PX;
  const isAtEnd =
    scroller.scrollTop > 0 && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
  const reached = sections.filter((id) => {
    const box = document.getElementById(id)?.getBoundingClientRect();
    return box !== undefined && box.top <= top;
  });
  return (isAtEnd ? sections.at(-1) : reached.at(-1)) ?? sections[0];
}
