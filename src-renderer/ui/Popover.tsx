import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { classNames } from './class-names.ts';

export interface PopoverProps {
  /** The button that opens it, without an `onClick` of its own. */
  readonly trigger: ReactElement;
  /** The accessible name; shown as the heading unless `isTitleHidden`. */
  readonly title: string;
  readonly isTitleHidden?: boolean;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'bottom';
  /** For one that is opened from elsewhere too (a key); without it the popover keeps its own state. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
  /** The content goes to the edges and brings its own width. */
  readonly isFlush?: boolean;
  /** Where the focus goes when it closes, instead of the button. */
  readonly finalFocus?: RefObject<HTMLElement | null>;
}

/** A small floating panel that belongs to its button; Escape or a click beside it closes it. */
export function Popover(props: PopoverProps) {
  const { trigger, title, isTitleHidden, children, align = 'start', side = 'bottom' } = props;
  const { isOpen, onOpenChange, isFlush, finalFocus } = props;
  return (
    <Base.Root
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            {...(finalFocus ? { finalFocus } : {})}
            className={classNames(
              'floating max-h-(--available-height) max-w-(--available-width) overflow-y-auto rounded-lg bg-surface-raised shadow-float outline-none',
              isFlush ? undefined : 'w-80 p-4',
            )}
          >
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
