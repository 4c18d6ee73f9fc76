import { useSyncExternalStore } from 'react';

/** Where Tailwind's `sm` does not hold: words that have a mark beside them leave the room to others. */
export const narrowWindow = '(width < 40rem)';

/** Whether a CSS media query holds now. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}
