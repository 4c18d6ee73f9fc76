import type { KeyboardEvent } from 'react';
import type { useTableRows } from '../ui/use-table-rows.ts';
import { extended, nothingSelected, type Selection, selectedCount, toggled } from './row-selection.ts';

export interface TableKeysOptions {
  readonly keys: readonly string[];
  readonly rows: Pick<ReturnType<typeof useTableRows>, 'focusStop' | 'focusRow' | 'stepOf'>;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (key: string) => void;
}

/** The keyboard of the table: one row takes the focus, arrows move it, with Shift they mark as they go. */
export function useTableKeys({ keys, rows, selection, onSelect, onOpen }: TableKeysOptions) {
  const { focusStop } = rows;
  const move = (step: number, isExtending: boolean) => {
    const from = keys[focusStop];
    const to = keys[Math.min(Math.max(focusStop + step, 0), keys.length - 1)];
    rows.focusRow(focusStop + step);
    if (!isExtending || from === undefined || to === undefined) return;
    const anchored: Selection =
      selection.kind === 'keys' && selection.anchor === null ? { ...selection, anchor: from } : selection;
    onSelect(extended(anchored, to, keys));
  };
  return (event: KeyboardEvent) => {
    // Buttons in the heading have keys of their own.
    if (event.altKey || !(event.target as Element).matches('[data-index], [role="grid"]')) return;
    const key = keys[focusStop];
    const step = rows.stepOf(event);
    const isControl = event.ctrlKey || event.metaKey;
    if (isControl && event.code === 'KeyA') onSelect({ kind: 'keys', keys: new Set(keys), anchor: null });
    else if (isControl) return;
    else if (step !== null) move(step, event.shiftKey);
    else if (event.key === ' ' && key !== undefined) onSelect(toggled(selection, key, keys));
    else if (event.key === 'Enter' && key !== undefined) onOpen(key);
    else if (event.key === 'Escape' && selectedCount(selection, keys.length) > 0) onSelect(nothingSelected);
    else return;
    event.preventDefault();
  };
}
