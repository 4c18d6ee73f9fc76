import { type RefObject, useEffect, useState } from 'react';

/** Whether an element is at least so many pixels wide, whatever else stands in the window. */
export function useHasWidth(ref: RefObject<HTMLElement | null>, least: number): boolean {
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWide(element.clientWidth >= least));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, least]);
  return isWide;
}
