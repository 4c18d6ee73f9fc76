import type { ImportMapping, RecordType } from '#shared/contract/records.ts';

type Column = ImportMapping['columns'][number];

export const SKIP = '';

/** The field that a column goes to; '' for one that is left out. */
export function fieldOfColumn({ columns }: ImportMapping, column: number): string {
  return columns.find((each) => each.column === column)?.field ?? SKIP;
}

/** Gives a column a field; the column that had it before is left out, for a field is filled once. */
export function withField(mapping: ImportMapping, column: number, field: string): ImportMapping {
  const others = mapping.columns.filter((each) => each.column !== column && each.field !== field);
  if (field === SKIP) return { ...mapping, columns: others };
  const added: Column = { column, field, currency: null, dateOrder: null };
  return { ...mapping, columns: [...others, added].toSorted((one, other) => one.column - other.column) };
}

export function withColumnChange(
  mapping: ImportMapping,
  column: number,
  change: Pick<Partial<Column>, 'currency' | 'dateOrder'>,
): ImportMapping {
  return {
    ...mapping,
    columns: mapping.columns.map((each) => (each.column === column ? { ...each, ...change } : each)),
  };
}

/** Whether a column is mapped to a field of these kinds; then the settings about them matter. */
export function hasPhones(mapping: ImportMapping, type: RecordType): boolean {
  return mappedFields(mapping, type).some(
    ({ kind, referenceTo }) => kind === 'phone' || (kind === 'reference' && referenceTo === 'Contact'),
  );
}

export function refersToContacts(mapping: ImportMapping, type: RecordType): boolean {
  return mappedFields(mapping, type).some(
    ({ kind, referenceTo }) => kind === 'reference' && referenceTo === 'Contact',
  );
}

const mappedFields = ({ columns }: ImportMapping, type: RecordType) =>
  type.fields.filter(({ name }) => columns.some(({ field }) => field === name));
