import { useEffect, useState } from 'react';
import type { ConsoleSeat } from '../../api/console-seat.ts';

/** Nothing tells a locked seat that another tab of this browser has let somebody in. */
const LOOK_EVERY_MS = 4000;

/** Looks now and then, and when the page comes into view, whether somebody sits here; false while the hub cannot be asked. */
export function useFollowSeat(seat: Pick<ConsoleSeat, 'look'>): boolean {
  const [isReachable, setReachable] = useState(true);
  useEffect(() => {
    let isCurrent = true;
    const look = () => {
      if (document.visibilityState === 'hidden') return;
      seat.look().then(
        () => isCurrent && setReachable(true),
        () => isCurrent && setReachable(false),
      );
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      isCurrent = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [seat]);
  return isReachable;
}
