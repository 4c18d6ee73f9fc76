import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';

export interface PopoverProps {
  /** The button that opens it, without an `onClick` of its own. */
  readonly trigger: ReactElement;
  /** The accessible name; shown as the heading unless `isTitleHidden`. */
  readonly title: string;
  readonly isTitleHidden?: boolean;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom';
}

/** A small floating panel that belongs to its button; Escape or a click beside it closes it. */
export function Popover(props: PopoverProps) {
  const { trigger, title, isTitleHidden, children, align = 'start', side = 'bottom' } = props;
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup className="floating max-h-(--available-height) w-80 max-w-(--available-width) overflow-y-auto rounded-lg bg-surface-raised p-4 shadow-float outline-none">
            <Base.Title className={isTitleHidden ? 'sr-only' : 'pb-2 text-base font-semibold text-ink'}>
              {title}
            </Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
