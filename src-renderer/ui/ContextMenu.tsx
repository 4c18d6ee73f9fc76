import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement } from 'react';
import { menuPopupClass } from './menu-entries.tsx';

export interface ContextMenuProps {
  /** The `MenuEntries`, in a component that finds them out only when the menu opens: what has the menu is drawn far more often. */
  readonly menu: ReactElement;
  /** The element that has the menu; it must take a ref and spread props. */
  readonly children: ReactElement;
  /** For what has to stand still while it is open. */
  readonly onOpenChange?: (isOpen: boolean) => void;
}

/** The menu of a right click, of a long press, and of Shift+F10 or the menu key while the element has focus. */
export function ContextMenu({ menu, children, onOpenChange }: ContextMenuProps) {
  return (
    <Base.Root onOpenChange={(isOpen) => onOpenChange?.(isOpen)}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className={menuPopupClass}>{menu}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
