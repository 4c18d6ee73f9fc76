import type { KeyboardEvent, RefObject } from 'react';
import type { Conversation } from '#shared/contract/conversations.ts';
import { useMay } from '../../api/use-may.ts';
import {
  clearSelection,
  readSelection,
  selectAll,
  selectRange,
  toggleSelected,
} from '../../state/selection-store.ts';
import { nextFocus } from './list-keys.ts';
import { rowIdOf } from './targets.ts';

export interface ListKeysOptions {
  readonly rows: readonly Conversation[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  readonly onOpen: (conversation: Conversation) => void;
  readonly focusRow: (index: number) => void;
}

/** What keys do while a row has the focus: move, open, select; all other deeds are commands of the whole window. */
export function useListKeys(options: ListKeysOptions): (event: KeyboardEvent) => void {
  const { rows, scroller, rowHeight, onOpen, focusRow } = options;
  const ids = rows.map(({ id }) => id);
  // Who may only look has nothing to do with what is selected.
  const maySelect = useMay('operator');
  return (event) => {
    const conversation = rows.find(({ id }) => id === rowIdOf(event.target as Element));
    if (!conversation || event.altKey) return;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = nextFocus(event.key, ids.indexOf(conversation.id), ids.length, pageRows);
    const isControl = event.ctrlKey || event.metaKey;
    if (maySelect && isControl && isLetter(event, 'a')) selectAll(ids);
    else if (isControl) return;
    else if (event.key === 'Escape' && readSelection().size > 0) clearSelection();
    else if (event.key === 'Enter' || event.key === ' ') onOpen(conversation);
    else if (maySelect && isLetter(event, 'x')) toggleSelected(conversation.id);
    else if (next !== null) {
      const id = ids[next];
      if (maySelect && event.shiftKey && id !== undefined) selectRange(ids, id, conversation.id);
      focusRow(next);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** By its letter, and by its place on layouts that have no Latin letters. */
function isLetter(event: KeyboardEvent, letter: string): boolean {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase() === letter;
  return event.code === `Key${letter.toUpperCase()}`;
}
