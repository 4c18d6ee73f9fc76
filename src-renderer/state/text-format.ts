/** What WhatsApp draws words between two of these as. */
const formatMarkers = { bold: '*', italic: '_', strike: '~', code: '`' } as const;
export type FormatKind = keyof typeof formatMarkers;

/** A change of a text: what stands from `start` to `end` becomes `insert`, then this part of the result is selected. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

/** Puts markers around the selection, or takes them away when they stand there; spaces at its edges stay outside. */
export function toggleFormat(text: string, from: number, to: number, kind: FormatKind): TextEdit {
  const picked = text.slice(from, to);
  const start = from + (picked.length - picked.trimStart().length);
  const end = Math.max(start, to - (picked.length - picked.trimEnd().length));
  const words = text.slice(start, end);
  // Code of several lines has a fence of its own.
  const marker = kind === 'code' && words.includes('\n') ? '```' : formatMarkers[kind];
  const size = marker.length;
  if (text.slice(start - size, start) === marker && text.slice(end, end + size) === marker) {
    const place = start - size;
    return {
      start: place,
      end: end + size,
      insert: words,
      selectionStart: place,
      selectionEnd: place + words.length,
    };
  }
  if (words.length > 2 * size && words.startsWith(marker) && words.endsWith(marker)) {
    const bare = words.slice(size, -size);
    return { start, end, insert: bare, selectionStart: start, selectionEnd: start + bare.length };
  }
  return {
    start,
    end,
    insert: `${marker}${words}${marker}`,
    selectionStart: start + size,
    selectionEnd: end + size,
  };
}

/** Applies a change as if it was typed, so that the field's own undo (Ctrl+Z) takes it back. */
export function applyEdit(field: HTMLTextAreaElement, edit: TextEdit): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(edit.start, edit.end);
  // Deprecated and without a successor: nothing else writes into a field's history of undo.
  const isDone =
    typeof document.execCommand === 'function' && document.execCommand('insertText', false, edit.insert);
  if (!isDone) {
    field.setRangeText(edit.insert, edit.start, edit.end, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(edit.selectionStart, edit.selectionEnd);
}

/** Writes something in the place of the selection, with the caret after it. */
export function insertAtCaret(field: HTMLTextAreaElement, insert: string): void {
  const { selectionStart: start, selectionEnd: end } = field;
  const caret = start + insert.length;
  applyEdit(field, { start, end, insert, selectionStart: caret, selectionEnd: caret });
}
