import { type KeyboardEvent, type RefObject, useState } from 'react';
import { ROW_HEIGHT } from './components/RecordTableRow.tsx';
import { extended, nothingSelected, type Selection, selectedCount, toggled } from './selection.ts';

export interface TableKeysOptions {
  readonly keys: readonly string[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (key: string) => void;
  readonly scrollTo: (index: number) => void;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** The keyboard of the table: one row takes the focus, arrows move it, with Shift they mark as they go. */
export function useTableKeys({ keys, selection, onSelect, onOpen, scrollTo, scroller }: TableKeysOptions) {
  const [focused, setFocused] = useState(0);
  const focusStop = Math.min(focused, keys.length - 1);
  const focusRow = (index: number) => {
    setFocused(index);
    scrollTo(index);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true }),
    );
  };
  const move = (step: number, isExtending: boolean) => {
    const from = keys[focusStop];
    const next = Math.min(Math.max(focusStop + step, 0), keys.length - 1);
    const to = keys[next];
    focusRow(next);
    if (!isExtending || from === undefined || to === undefined) return;
    const anchored: Selection =
      selection.kind === 'keys' && selection.anchor === null ? { ...selection, anchor: from } : selection;
    onSelect(extended(anchored, to, keys));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Buttons in the heading have keys of their own.
    if (event.altKey || !(event.target as Element).matches('[data-index], [role="grid"]')) return;
    const key = keys[focusStop];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -keys.length,
      End: keys.length,
    };
    const step = steps[event.key];
    const isControl = event.ctrlKey || event.metaKey;
    if (isControl && event.code === 'KeyA') onSelect({ kind: 'keys', keys: new Set(keys), anchor: null });
    else if (isControl) return;
    else if (step !== undefined) move(step, event.shiftKey);
    else if (event.key === ' ' && key !== undefined) onSelect(toggled(selection, key, keys));
    else if (event.key === 'Enter' && key !== undefined) onOpen(key);
    else if (event.key === 'Escape' && selectedCount(selection, keys.length) > 0) onSelect(nothingSelected);
    else return;
    event.preventDefault();
  };
  const focusFrom = (index: number) => {
    if (index >= 0) setFocused(index);
  };
  return { focusStop, focusFrom, onKeyDown };
}
