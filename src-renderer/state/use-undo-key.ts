import { useEffect } from 'react';
import { isDialogOpen } from './is-dialog-open.ts';
import { undoLast } from './undo-store.ts';

/** Ctrl+Z takes the last deed back while its notice is shown; in a text that was begun it belongs to the text. */
export function useUndoKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      // By the place of the key as well: a Ukrainian layout has another letter there.
      if (!isUndo || (event.key !== 'z' && event.code !== 'KeyZ') || isDialogOpen()) return;
      const { target } = event;
      const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (isText && target.value !== '') return;
      if (undoLast()) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
