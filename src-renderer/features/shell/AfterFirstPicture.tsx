import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';

export interface AfterFirstPictureProps {
  readonly children: ReactNode;
}

/** What a slow answer may hold up at most: commands and drafts are wanted even when the list is still coming. */
const AT_THE_LATEST_MS = 1500;

/** Mounts its children when the first picture of the console has its data and is painted, so that they cannot delay it. */
export function AfterFirstPicture({ children }: AfterFirstPictureProps) {
  const cache = useQueryClient();
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let idle: number | undefined;
    const look = () => {
      if (idle !== undefined || cache.isFetching() > 0) return;
      // Two frames: the one with the rows, and the one after it is on the screen.
      idle = requestAnimationFrame(() => {
        idle = requestAnimationFrame(() => setPainted(true));
      });
    };
    const forget = cache.getQueryCache().subscribe(look);
    const timer = setTimeout(() => setPainted(true), AT_THE_LATEST_MS);
    look();
    return () => {
      forget();
      clearTimeout(timer);
      if (idle !== undefined) cancelAnimationFrame(idle);
    };
  }, [cache]);
  return isPainted ? children : null;
}
