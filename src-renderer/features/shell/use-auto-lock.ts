import { useEffect, useEffectEvent } from 'react';
import { useBootstrap } from '../../api/use-bootstrap.ts';
import { useSeatDeeds } from '../../api/use-seat-deeds.ts';
import { saveDraftsNow } from '../../state/drafts-store.ts';

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 5000;
/** Shared by the tabs of this browser, which are one seat: who works in one of them works. */
const sharedKey = 'rozmova.last-deed';
const deeds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Leaves the seat after the person's own time without a key or the mouse, also when the computer slept in between. */
export function useAutoLock(): void {
  const { locksAfterMinutes } = useBootstrap().settings;
  const { canLock, leave } = useSeatDeeds();
  const isOn = locksAfterMinutes !== null && canLock;
  const lock = useEffectEvent(() => {
    saveDraftsNow();
    leave('same').catch(() => {
      // The line is broken; the next look tries again.
    });
  });

  useEffect(() => {
    if (!isOn || locksAfterMinutes === null) return;
    let lastNoted = 0;
    const note = () => {
      const now = Date.now();
      if (now - lastNoted < 1000 || isOver()) return;
      lastNoted = now;
      localStorage.setItem(sharedKey, String(now));
    };
    const isOver = () =>
      Date.now() - Number(localStorage.getItem(sharedKey)) >= locksAfterMinutes * MINUTE_MS;
    const look = () => {
      if (isOver()) lock();
    };
    // Whoever has just come begins now.
    localStorage.setItem(sharedKey, String(Date.now()));
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    for (const deed of deeds) window.addEventListener(deed, note, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      for (const deed of deeds) window.removeEventListener(deed, note, { capture: true });
    };
  }, [isOn, locksAfterMinutes]);
}
