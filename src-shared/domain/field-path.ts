import type { RecordField, RecordType } from '../contract/records.ts';

/** The field at the end of a path such as `customer.name`, or null when the types know no such path. */
export function fieldAt(
  types: readonly RecordType[],
  typeName: string,
  path: readonly string[],
): RecordField | null {
  const [name, ...rest] = path;
  const type = types.find((candidate) => candidate.name === typeName);
  const field = type?.fields.find((candidate) => candidate.name === name);
  if (!field) return null;
  if (rest.length === 0) return field;
  return field.referenceTo === null ? null : fieldAt(types, field.referenceTo, rest);
}
