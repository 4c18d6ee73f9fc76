/**
 * Which conversation each element of the list shows. What leaves the list at one end is given to what comes in at the other,
 * so that scrolling changes words instead of making elements; only the element concerned is told.
 */
export interface ListWindow {
  readonly subscribe: (listener: () => void) => () => void;
  /** The elements by number; another array only when there are more of them. */
  readonly slots: () => readonly number[];
  /** The conversation in one of them. */
  readonly idIn: (slot: number) => number | null;
  /** Sees to it that these are shown, each in the element that it has already. */
  readonly show: (ids: readonly number[]) => void;
}

/** A window that shows nothing yet. */
export function createListWindow(): ListWindow {
  let shown: readonly number[] = [];
  let slots: readonly number[] = [];
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    slots: () => slots,
    idIn: (slot) => shown[slot] ?? null,
    show: (ids) => {
      const next = seated(shown, ids);
      if (next === shown) return;
      shown = next;
      if (slots.length !== next.length) slots = [...next.keys()];
      for (const tell of listeners) tell();
    },
  };
}

/** The elements after `ids` have found a place: those that have one keep it, the others get one that is not needed, or a new one. */
export function seated(slots: readonly number[], ids: readonly number[]): readonly number[] {
  const before = new Set(slots);
  const wanted = new Set(ids);
  const coming = [...wanted].filter((id) => !before.has(id));
  if (coming.length === 0) return slots;
  const next = slots.map((id) => (wanted.has(id) ? id : (coming.shift() ?? id)));
  return [...next, ...coming];
}

/**
 * Puts elements into the order in which they are read: by place, not by when they were last given away. The one with the
 * focus is not moved, or it would lose it.
 */
export function putInOrder(box: HTMLElement): void {
  const rows = [...box.children].sort((a, b) => placeOf(a) - placeOf(b));
  const held = Math.max(
    0,
    rows.findIndex((row) => row.contains(document.activeElement)),
  );
  for (let index = held - 1; index >= 0; index -= 1) {
    const [row, next] = [rows[index], rows[index + 1]];
    if (row && next && next.previousElementSibling !== row) next.before(row);
  }
  for (let index = held + 1; index < rows.length; index += 1) {
    const [row, last] = [rows[index], rows[index - 1]];
    if (row && last && last.nextElementSibling !== row) last.after(row);
  }
}

const placeOf = (row: Element): number => Number(row.getAttribute('aria-posinset'));
