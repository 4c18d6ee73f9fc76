import { useEffect, useState } from 'react';

/** Long enough that a fast typist asks once a word, short enough that nobody waits for it. */
const PAUSE_MS = 100;

/** What is being typed as it was a moment ago, so that not every letter is asked of the hub; at once when it is empty. */
export function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), typed === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return paused;
}
