import type { RecordField, RecordType } from '../contract/records.ts';

/** References that go round in a circle would lead on for ever. */
export const longestFieldPath = 6;

/** The field at the end of a path such as `customer.name`, or null when the types know no such path. */
export function fieldAt(
  types: readonly RecordType[],
  typeName: string,
  path: readonly string[],
): RecordField | null {
  if (path.length > longestFieldPath) return null;
  const [name, ...rest] = path;
  const type = types.find((candidate) => candidate.name === typeName);
  const field = type?.fields.find((candidate) => candidate.name === name);
  if (!field) return null;
  if (rest.length === 0) return field;
  return field.referenceTo === null ? null : fieldAt(types, field.referenceTo, rest);
}
