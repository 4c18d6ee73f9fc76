import { useEffect, useState } from 'react';

/** Whole seconds until a moment (UTC ms), counted down on the screen; null without one and once it has passed. */
export function useSecondsUntil(at: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (at === null) return;
    const tick = () => setNow(Date.now());
    // The clock stood still while there was nothing to wait for.
    const first = setTimeout(tick, 0);
    const timer = setInterval(tick, 1000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [at]);
  if (at === null || at <= now) return null;
  return Math.ceil((at - now) / 1000);
}
