import { create } from 'zustand';

export const filterKinds = ['account', 'status', 'category', 'language', 'quality'] as const;
export type FilterKind = (typeof filterKinds)[number];
export type TemplateFilters = Readonly<Record<FilterKind, readonly string[]>>;

export const templateSorts = ['used', 'changed', 'name', 'status'] as const;
export type TemplateSort = (typeof templateSorts)[number];

/** How the list is looked at; kept while another screen is open, so that the way back leads to the same place. */
interface TemplatesStore {
  readonly search: string;
  readonly filters: TemplateFilters;
  /** Only what waits for somebody: rejected, paused, in conflict. */
  readonly isAttention: boolean;
  readonly sort: TemplateSort;
}

export const noFilters: TemplateFilters = {
  account: [],
  status: [],
  category: [],
  language: [],
  quality: [],
};

export const useTemplatesStore = create<TemplatesStore>(() => ({
  search: '',
  filters: noFilters,
  isAttention: false,
  sort: 'used',
}));

export function searchTemplates(search: string): void {
  useTemplatesStore.setState({ search });
}

/** Shows templates with this value too, or no longer. */
export function toggleFilter(kind: FilterKind, value: string, isOn: boolean): void {
  useTemplatesStore.setState(({ filters }) => {
    const others = filters[kind].filter((known) => known !== value);
    return { filters: { ...filters, [kind]: isOn ? [...others, value] : others } };
  });
}

export function showAttention(isAttention: boolean): void {
  useTemplatesStore.setState({ isAttention });
}

export function sortTemplates(sort: TemplateSort): void {
  useTemplatesStore.setState({ sort });
}

/** Shows every template again. */
export function clearFilters(): void {
  useTemplatesStore.setState({ search: '', filters: noFilters, isAttention: false });
}
