/** The part of a keyboard event that decides; `isComposing` while an input method builds a character. */
export interface ComposerKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
}

export type ComposerAction = 'send' | 'cancel-quote' | 'recall-last' | 'quote-earlier' | 'quote-later';

export interface ComposerSituation {
  readonly enterSends: boolean;
  readonly isEmpty: boolean;
}

/** What a key does in the composer; null when it is typing (Shift+Enter breaks the line by itself). */
export function composerAction(
  event: ComposerKey,
  { enterSends, isEmpty }: ComposerSituation,
): ComposerAction | null {
  if (event.isComposing || event.altKey) return null;
  const isCommand = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'Enter':
      if (isCommand) return 'send';
      return enterSends && !event.shiftKey ? 'send' : null;
    case 'Escape':
      return 'cancel-quote';
    case 'ArrowUp':
      if (isCommand) return 'quote-earlier';
      return isEmpty && !event.shiftKey ? 'recall-last' : null;
    case 'ArrowDown':
      return isCommand ? 'quote-later' : null;
    default:
      return null;
  }
}

/** Whether a key that was pressed elsewhere is the beginning of an answer and belongs into the composer. */
export function beginsTyping(
  event: ComposerKey,
  target: { tagName: string; isContentEditable: boolean; role: string | null },
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if ([...event.key].length !== 1) return false;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable) return false;
  // The space bar presses what has the focus.
  const isPressable = /^(BUTTON|A|SUMMARY|VIDEO|AUDIO)$/.test(target.tagName) || target.role !== null;
  return event.key !== ' ' || !isPressable;
}

/** The message that an answer quotes after one step among those that can be quoted, oldest first; null for none. */
export function stepQuote(
  ids: readonly number[],
  current: number | null,
  step: 'earlier' | 'later',
): number | null {
  const index = current === null ? ids.length : ids.indexOf(current);
  const next = index + (step === 'earlier' ? -1 : 1);
  if (next < 0) return ids[0] ?? null;
  return ids[next] ?? null;
}
