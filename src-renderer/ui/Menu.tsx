import { Menu as Base } from '@base-ui/react/menu';
import { isValidElement, type ReactElement } from 'react';
import { MenuEntries, type MenuEntry, menuPopupClass } from './menu-entries.tsx';

export interface MenuProps {
  /** The button that opens it: a Button or an IconButton, without an `onClick` of its own. */
  readonly trigger: ReactElement;
  /** Or the `MenuEntries` in a component that finds them out only when the menu opens. */
  readonly entries: readonly MenuEntry[] | ReactElement;
  readonly align?: 'start' | 'end';
  readonly side?: 'top' | 'bottom' | 'inline-end';
  /** For what has to stand still while it is open. */
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** A button's menu: arrows, Home, End and typed letters move, Escape closes and gives focus back. */
export function Menu({ trigger, entries, align = 'start', side = 'bottom', onOpenChange }: MenuProps) {
  return (
    <Base.Root onOpenChange={(isOpen) => onOpenChange?.(isOpen)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup className={menuPopupClass}>
            {isValidElement(entries) ? entries : <MenuEntries entries={entries} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
