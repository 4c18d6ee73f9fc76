import { useEffect, useRef, useState } from 'react';

/** Long enough that a fast typist asks once a word, short enough that nobody waits for it. */
const PAUSE_MS = 100;

/**
 * What is being typed, so that not every letter of a fast typist is asked of the hub: a letter after a pause counts at once,
 * of those that follow it closely the last one, a moment later. An emptied field counts at once.
 */
export function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed);
  const lastLetterAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const now = performance.now();
    const isAfterPause = now - lastLetterAt.current >= PAUSE_MS;
    lastLetterAt.current = now;
    const timer = setTimeout(() => setPaused(typed), typed === '' || isAfterPause ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return paused;
}
