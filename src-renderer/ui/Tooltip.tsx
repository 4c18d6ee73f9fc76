import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';

export interface TooltipProps {
  readonly content: ReactNode;
  readonly shortcut?: readonly string[] | undefined;
  readonly side?: 'top' | 'bottom' | 'inline-start' | 'inline-end' | undefined;
  readonly isDisabled?: boolean;
  /** The element that is explained; it must take a ref and spread props (a Button, an IconButton, a native element). */
  readonly children: ReactElement;
}

/** A short explanation on hover and keyboard focus; never the only place where something is said. */
export function Tooltip({ content, shortcut, side = 'top', isDisabled = false, children }: TooltipProps) {
  return (
    <Base.Root disabled={isDisabled}>
      <Base.Trigger render={children} delay={400} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className="floating flex max-w-72 items-center gap-2 rounded-sm bg-surface-raised px-2 py-1 text-sm text-ink shadow-float">
            <span>{content}</span>
            {shortcut ? <Kbd keys={shortcut} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
