import { useEffect } from 'react';
import { runCommand } from '../../state/commands-store.ts';
import { isDialogOpen } from '../../state/is-dialog-open.ts';
import { isMacSystem, type ShortcutId, shortcutOf, typingIn } from '../../state/shortcuts.ts';

/** Whoever walks away from the screen must not have to close something first. */
const ALWAYS: ShortcutId = 'go.lock';

/**
 * The one listener of the window for the keys of commands. A key whose command nobody offers now goes on to the page. While
 * a dialog is open, only `dialogShortcut`, the one that opened it, is answered, and the one that locks the seat.
 */
export function useShortcutKeys(dialogShortcut: ShortcutId | null): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const id = shortcutOf(event, { typing: typingIn(event.target), isMac: isMacSystem() });
      const isHeard = id === dialogShortcut || id === ALWAYS || !isDialogOpen();
      if (id === null || !isHeard || !runCommand(id)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the screens: a letter that is a command must not begin an answer in the composer as well.
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [dialogShortcut]);
}
