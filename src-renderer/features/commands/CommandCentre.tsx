import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, useCommands } from '../../state/commands-store.ts';
import { deferred } from '../../ui/deferred.ts';
import { useDetailsCommands, useGoCommands, useViewCommands } from './use-general-commands.ts';
import { useShortcutKeys } from './use-shortcut-keys.ts';

type Opened = 'palette' | 'sheet';

const ownShortcut = { palette: 'go.palette', sheet: 'go.cheatSheet' } as const;

// The keys are heard from the first picture on; what they open comes when it is asked for.
const dialogs = {
  palette: deferred(async () => (await import('./CommandPalette.tsx')).CommandPalette),
  sheet: deferred(async () => (await import('./CheatSheetDialog.tsx')).CheatSheetDialog),
};

/** Fetches the palette, so that the first letter after its keys finds it there. */
export const preloadPalette = (): void => dialogs.palette.preload();

/** Listens to the keys of the commands and shows the palette and the cheat sheet. */
export function CommandCentre() {
  const [opened, setOpened] = useState<Opened | null>(null);
  // A dialog stays mounted once it was open: it has its own way of going.
  const [known, setKnown] = useState<readonly Opened[]>([]);
  const { t } = useTranslation('commands');
  const toggle = (dialog: Opened) => {
    setKnown((before) => (before.includes(dialog) ? before : [...before, dialog]));
    setOpened((before) => (before === dialog ? null : dialog));
  };
  const own: readonly Command[] = [
    { id: 'go.palette', group: 'go', title: t('names.go.palette'), run: () => toggle('palette') },
    { id: 'go.cheatSheet', group: 'go', title: t('names.go.cheatSheet'), run: () => toggle('sheet') },
  ];
  useCommands(own);
  useCommands(useGoCommands());
  useCommands(useDetailsCommands());
  useCommands(useViewCommands());
  useShortcutKeys(opened && ownShortcut[opened]);
  return known.map((name) => {
    const Dialog = dialogs[name];
    return (
      <Suspense key={name} fallback={null}>
        <Dialog isOpen={opened === name} onOpenChange={(isOpen) => setOpened(isOpen ? name : null)} />
      </Suspense>
    );
  });
}
