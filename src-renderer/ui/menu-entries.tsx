import { Menu } from '@base-ui/react/menu';
import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';

export type MenuEntry =
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly shortcut?: readonly string[];
      readonly tone?: 'danger';
      /** Why it cannot be done now; shown under the words, and the entry does nothing. */
      readonly disabledReason?: string | undefined;
      readonly onSelect: () => void;
    }
  | {
      readonly kind: 'check';
      readonly label: string;
      readonly isChecked: boolean;
      readonly onChange: (isChecked: boolean) => void;
    }
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly value: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly onChange: (value: string) => void;
    }
  | {
      readonly kind: 'submenu';
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly entries: readonly MenuEntry[];
    }
  | { readonly kind: 'separator' };

export const menuPopupClass =
  'floating max-h-(--available-height) min-w-48 max-w-80 overflow-y-auto rounded-md bg-surface-raised p-1 shadow-float outline-none';

export interface MenuEntriesProps {
  readonly entries: readonly MenuEntry[];
}

/** The rows of a menu; Menu, ContextMenu and submenus share them. */
export function MenuEntries({ entries }: MenuEntriesProps) {
  return entries.map((entry, place) => <MenuEntryRow key={entryKey(entry, place)} entry={entry} />);
}

// A label names an entry once per menu; only separators have nothing but their place.
function entryKey(entry: MenuEntry, place: number): string {
  return entry.kind === 'separator' ? `separator ${place}` : entry.label;
}

function MenuEntryRow({ entry }: { readonly entry: MenuEntry }) {
  switch (entry.kind) {
    case 'action':
      return <ActionRow entry={entry} />;
    case 'check':
      return (
        <Menu.CheckboxItem className="choice" checked={entry.isChecked} onCheckedChange={entry.onChange}>
          <Tick>
            <Menu.CheckboxItemIndicator render={<Icon of={Check} className="text-accent-ink" />} />
          </Tick>
          <span className="min-w-0">{entry.label}</span>
        </Menu.CheckboxItem>
      );
    case 'choice':
      return (
        <Menu.RadioGroup value={entry.value} onValueChange={(value: string) => entry.onChange(value)}>
          <Menu.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-faint">
            {entry.label}
          </Menu.GroupLabel>
          {entry.options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} className="choice">
              <Tick>
                <Menu.RadioItemIndicator render={<Icon of={Check} className="text-accent-ink" />} />
              </Tick>
              <span className="min-w-0">{option.label}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      );
    case 'submenu':
      return (
        <Menu.SubmenuRoot>
          <Menu.SubmenuTrigger className="choice">
            {entry.icon ? <Icon of={entry.icon} className="text-ink-faint" /> : null}
            <span className="min-w-0 flex-1">{entry.label}</span>
            <Icon of={ChevronRight} className="text-ink-faint rtl:-scale-x-100" />
          </Menu.SubmenuTrigger>
          <Menu.Portal>
            <Menu.Positioner
              sideOffset={2}
              alignOffset={-4}
              collisionPadding={8}
              className="z-50 outline-none"
            >
              <Menu.Popup className={menuPopupClass}>
                <MenuEntries entries={entry.entries} />
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.SubmenuRoot>
      );
    case 'separator':
      return <Menu.Separator className="-mx-1 my-1 h-px bg-line" />;
  }
}

function ActionRow({ entry }: { readonly entry: Extract<MenuEntry, { kind: 'action' }> }) {
  const { label, icon, shortcut, tone, disabledReason, onSelect } = entry;
  return (
    <Menu.Item
      className="choice"
      data-tone={tone}
      disabled={Boolean(disabledReason)}
      label={label}
      onClick={onSelect}
    >
      {icon ? <Icon of={icon} className={tone || disabledReason ? undefined : 'text-ink-faint'} /> : null}
      <span className="min-w-0 flex-1">
        {label}
        {disabledReason ? <span className="block text-xs text-ink-faint">{disabledReason}</span> : null}
      </span>
      {shortcut ? <Kbd keys={shortcut} /> : null}
    </Menu.Item>
  );
}

function Tick({ children }: { readonly children: ReactNode }) {
  return <span className="flex size-4 shrink-0 items-center justify-center">{children}</span>;
}
