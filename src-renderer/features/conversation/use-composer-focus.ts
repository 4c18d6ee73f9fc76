import { type RefObject, useEffect } from 'react';
import { isDialogOpen } from '../../state/is-dialog-open.ts';
import { beginsTyping } from './composer-keys.ts';

/** The composer takes the focus when a conversation opens, and when somebody just begins to type anywhere. */
export function useComposerFocus(field: RefObject<HTMLTextAreaElement | null>, conversationId: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a switch of conversation is what calls for the focus
  useEffect(() => {
    let frame = 0;
    const takeFocus = () => {
      // The palette that led here goes a moment after it was chosen in, on a busy computer after this conversation has come.
      if (isDialogOpen()) frame = requestAnimationFrame(takeFocus);
      else if (field.current !== null) {
        field.current.focus({ preventScroll: true });
        // A draft is gone on with at its end.
        field.current.setSelectionRange(field.current.value.length, field.current.value.length);
      }
    };
    takeFocus();
    return () => cancelAnimationFrame(frame);
  }, [field, conversationId]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target;
      if (!(target instanceof HTMLElement) || isDialogOpen()) return;
      const role = target.getAttribute('role');
      const { tagName, isContentEditable } = target;
      // The key itself then goes to where the focus is now.
      if (beginsTyping(event, { tagName, isContentEditable, role }))
        field.current?.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [field]);
}
