import type { ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';

export interface ScrollAreaProps {
  readonly children: ReactNode;
  /** Names the region and lets the keyboard scroll it; needed when nothing inside takes focus. */
  readonly label?: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A pane that scrolls down, never sideways, and keeps the wheel to itself; the bar is the system's, in our colours. */
export function ScrollArea({ children, label, className, ref }: ScrollAreaProps) {
  const region = label ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {};
  return (
    <div
      ref={ref}
      {...region}
      className={classNames(
        'h-full min-h-0 overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2',
        className,
      )}
    >
      {children}
    </div>
  );
}
