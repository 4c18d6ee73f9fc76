import type { ReactNode } from 'react';
import { useMediaQuery } from '../../state/use-media-query.ts';
import { useUndoKey } from '../../state/use-undo-key.ts';
import { Banners } from './components/Banners.tsx';
import { Rail } from './components/Rail.tsx';
import { useAutoLock } from './use-auto-lock.ts';
import { useNudge } from './use-nudge.ts';

export interface ShellFrameProps {
  readonly isSandbox: boolean;
  readonly children: ReactNode;
}

/** The window: banners above, the rail at the start, the screen beside it. */
export function ShellFrame({ isSandbox, children }: ShellFrameProps) {
  useUndoKey();
  useNudge();
  useAutoLock();
  const isNarrow = useMediaQuery('(max-width: 1279px)');
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Banners />
      <div className="flex min-h-0 flex-1">
        <Rail isSandbox={isSandbox} isNarrow={isNarrow} />
        <div className="min-h-0 min-w-0 flex-1">{children}</div>
      </div>
    </div>
  );
}
