import { ArrowRight, type LucideIcon, MessageSquare, PenLine, SunMoon } from 'lucide-react';
import type { Command, CommandGroup } from '../../../state/commands-store.ts';
import { isShortcutId, keysOf } from '../../../state/shortcuts.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { PaletteItem } from '../../../ui/PaletteDialog.tsx';
import { rememberCommand } from '../recent-commands.ts';

const icons: Record<CommandGroup, LucideIcon> = {
  go: ArrowRight,
  conversation: MessageSquare,
  write: PenLine,
  view: SunMoon,
};

/** A command as a row of the palette, with its keys at the end. */
export function commandItem({ id, group, title, run }: Command): PaletteItem {
  return {
    id,
    label: title,
    picture: <Icon of={icons[group]} />,
    keys: isShortcutId(id) ? keysOf(id) : [],
    onChoose: () => {
      rememberCommand(id);
      run();
    },
  };
}
