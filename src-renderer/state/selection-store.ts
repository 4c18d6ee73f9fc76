import { create } from 'zustand';

/** Conversations that are marked to do something to all of them; `anchorId` is where a range begins. */
interface SelectionStore {
  readonly ids: ReadonlySet<number>;
  readonly anchorId: number | null;
}

const nothing: SelectionStore = { ids: new Set(), anchorId: null };

export const useSelectionStore = create<SelectionStore>(() => nothing);

/** The marked ids at this moment. */
export function readSelection(): ReadonlySet<number> {
  return useSelectionStore.getState().ids;
}

/** Marks one more, or no longer. */
export function toggleSelected(id: number): void {
  useSelectionStore.setState(({ ids }) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    return { ids: next, anchorId: id };
  });
}

/** Marks everything between the anchor and `id` in a list, both with it; without an anchor in it, `id` alone. */
export function selectRange(listIds: readonly number[], id: number, startId: number | null): void {
  useSelectionStore.setState(({ ids, anchorId }) => {
    const start = anchorId !== null && listIds.includes(anchorId) ? anchorId : (startId ?? id);
    const places = [listIds.indexOf(start), listIds.indexOf(id)];
    const from = Math.min(...places);
    const range = from < 0 ? [id] : listIds.slice(from, Math.max(...places) + 1);
    return { ids: new Set([...ids, ...range]), anchorId: start };
  });
}

/** Marks these and no others. */
export function selectAll(listIds: readonly number[]): void {
  useSelectionStore.setState({ ids: new Set(listIds), anchorId: listIds[0] ?? null });
}

export function clearSelection(): void {
  useSelectionStore.setState(nothing);
}
