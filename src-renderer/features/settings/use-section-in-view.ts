import { type RefObject, useEffect, useState } from 'react';

/** A section counts as reached a little before its heading touches the top. */
const REACHED_PX = 96;
/** What is left free above a heading that was chosen in the index. */
const HEADING_GAP_PX = 32;

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
    const element = scroller.current;
    const heading = document.getElementById(next);
    if (!element || !heading) return;
    // Not scrollIntoView: it moves every box around as well, and the whole console would slide up.
    const distance = heading.getBoundingClientRect().top - element.getBoundingClientRect().top;
    element.scrollTo({ top: element.scrollTop + distance - HEADING_GAP_PX });
    // The last sections may be too short to reach the top: the choice stands until the next scroll by hand.
    requestAnimationFrame(() => requestAnimationFrame(() => setSection(next)));
    heading.focus({ preventScroll: true });
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
