import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { RecordFilter } from '#shared/contract/records.ts';

export type RecordOrder = 'key' | 'updated';

/** A column that is shown: the name of a field, or `UPDATED_AT`; width in px. */
export interface ColumnView {
  readonly id: string;
  readonly width: number;
}

/** How a type is looked at on this computer. */
export interface TypeView {
  /** In their order; null: those that the type begins with. */
  readonly columns: readonly ColumnView[] | null;
  readonly order: RecordOrder;
}

/** What is being looked for in a type, until the window closes. */
export interface TypeSearch {
  readonly search: string;
  readonly filters: readonly RecordFilter[];
}

interface RecordsStore {
  readonly lastType: string | null;
  readonly views: Readonly<Record<string, TypeView>>;
  readonly searches: Readonly<Record<string, TypeSearch>>;
  /** How far each list was scrolled, by its question, so that one comes back from a record to the same rows. */
  readonly offsets: Readonly<Record<string, number>>;
}

const plainView: TypeView = { columns: null, order: 'key' };
const noSearch: TypeSearch = { search: '', filters: [] };

export const useRecordsStore = create<RecordsStore>()(
  persist((): RecordsStore => ({ lastType: null, views: {}, searches: {}, offsets: {} }), {
    name: 'rozmova.records',
    version: 1,
    partialize: ({ lastType, views }) => ({ lastType, views }),
  }),
);

export function useTypeView(type: string): TypeView {
  return useRecordsStore(({ views }) => views[type] ?? plainView);
}

export function useTypeSearch(type: string): TypeSearch {
  return useRecordsStore(({ searches }) => searches[type] ?? noSearch);
}

export function rememberType(lastType: string): void {
  useRecordsStore.setState({ lastType });
}

export function changeView(type: string, change: Partial<TypeView>): void {
  useRecordsStore.setState(({ views }) => ({
    views: { ...views, [type]: { ...(views[type] ?? plainView), ...change } },
  }));
}

export function changeSearch(type: string, change: Partial<TypeSearch>): void {
  useRecordsStore.setState(({ searches }) => ({
    searches: { ...searches, [type]: { ...(searches[type] ?? noSearch), ...change } },
  }));
}

export function rememberOffset(question: string, offset: number): void {
  useRecordsStore.setState(({ offsets }) => ({ offsets: { ...offsets, [question]: offset } }));
}
