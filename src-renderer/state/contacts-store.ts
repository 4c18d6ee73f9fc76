import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Columns of the list besides the name; fields of the business are `field:ID`. */
export type ColumnId = 'number' | 'username' | 'optedOut' | 'createdAt' | `field:${number}`;

/** What this screen remembers of how people are looked at; it stays in this browser. */
interface ContactsStore {
  columns: readonly ColumnId[];
  /** ISO 3166, for numbers that are typed or imported without a code. */
  country: string;
  /** The choice for files with these names of columns, by the names. */
  mappings: Readonly<Record<string, readonly string[]>>;
}

const MOST_MAPPINGS = 20;

export const useContactsStore = create<ContactsStore>()(
  persist(
    (): ContactsStore => ({
      columns: ['number', 'optedOut', 'createdAt'],
      country: 'UA',
      mappings: {},
    }),
    { name: 'rozmova.contacts', version: 1 },
  ),
);

export function chooseColumn(column: ColumnId, isShown: boolean): void {
  useContactsStore.setState(({ columns }) => ({
    columns: isShown ? [...columns, column] : columns.filter((known) => known !== column),
  }));
}

export function chooseCountry(country: string): void {
  useContactsStore.setState({ country });
}

/** Remembers what stands in which column for the next file with the same names. */
export function rememberMapping(names: string, targets: readonly string[]): void {
  useContactsStore.setState(({ mappings }) => {
    const others = Object.entries(mappings).filter(([known]) => known !== names);
    return { mappings: Object.fromEntries([...others.slice(1 - MOST_MAPPINGS), [names, targets]]) };
  });
}
