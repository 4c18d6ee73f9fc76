import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, useCommands } from '../../state/commands-store.ts';
import { CheatSheetDialog } from './CheatSheetDialog.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { useDetailsCommands, useGoCommands, useViewCommands } from './use-general-commands.ts';
import { useShortcutKeys } from './use-shortcut-keys.ts';

type Opened = 'palette' | 'sheet' | null;

const ownShortcut = { palette: 'go.palette', sheet: 'go.cheatSheet' } as const;

/** Listens to the keys of the commands and shows the palette and the cheat sheet. */
export function CommandCentre() {
  const [opened, setOpened] = useState<Opened>(null);
  const { t } = useTranslation('commands');
  const toggle = (dialog: 'palette' | 'sheet') => setOpened((before) => (before === dialog ? null : dialog));
  const own: readonly Command[] = [
    { id: 'go.palette', group: 'go', title: t('names.go.palette'), run: () => toggle('palette') },
    { id: 'go.cheatSheet', group: 'go', title: t('names.go.cheatSheet'), run: () => toggle('sheet') },
  ];
  useCommands(own);
  useCommands(useGoCommands());
  useCommands(useDetailsCommands());
  useCommands(useViewCommands());
  useShortcutKeys(opened && ownShortcut[opened]);
  return (
    <>
      <CommandPalette
        isOpen={opened === 'palette'}
        onOpenChange={(isOpen) => setOpened(isOpen ? 'palette' : null)}
      />
      <CheatSheetDialog
        isOpen={opened === 'sheet'}
        onOpenChange={(isOpen) => setOpened(isOpen ? 'sheet' : null)}
      />
    </>
  );
}
