import type { RecordField, RecordType } from '#shared/contract/records.ts';
import type { FieldPath } from '#shared/domain/template-draft.ts';
import type { Language } from '../../../i18n/language.ts';

/** A field somewhere below a type. */
export interface ReachedField {
  readonly path: FieldPath;
  readonly field: RecordField;
}

/** Longer paths are never meant, and references may lead round in a circle. */
const MOST_STEPS = 4;

export const typeOf = (types: readonly RecordType[], name: string | null): RecordType | undefined =>
  types.find((type) => type.name === name);

/** The fields along a path, one for each name; null when the types know no such path. */
export function fieldsOnPath(
  types: readonly RecordType[],
  typeName: string | null,
  path: FieldPath,
): readonly RecordField[] | null {
  const fields: RecordField[] = [];
  let type = typeOf(types, typeName);
  for (const name of path) {
    const field = type?.fields.find((one) => one.name === name);
    if (!field) return null;
    fields.push(field);
    type = typeOf(types, field.referenceTo);
  }
  return fields;
}

/** A path as a person reads it: «Клієнт › Ім’я»; its raw names where the types do not know it. */
export function pathWords(
  types: readonly RecordType[],
  typeName: string | null,
  path: FieldPath,
  language: Language,
): string {
  const fields = fieldsOnPath(types, typeName, path);
  return fields === null ? path.join('.') : fields.map(({ label }) => label[language]).join(' › ');
}

/** Every field that can be reached from a type, the near ones first. */
export function reachableFields(
  types: readonly RecordType[],
  typeName: string,
  before: readonly string[] = [],
): readonly ReachedField[] {
  const type = typeOf(types, typeName);
  if (!type || before.length >= MOST_STEPS) return [];
  const here = type.fields.map((field) => ({ path: [...before, field.name], field }));
  const below = type.fields.flatMap(({ name, referenceTo }) =>
    referenceTo === null ? [] : reachableFields(types, referenceTo, [...before, name]),
  );
  return [...here, ...below].sort((a, b) => a.path.length - b.path.length);
}

/** The only way to a phone where the type has none of its own; null where it has one, none, or a choice. */
export function onlyPhonePath(types: readonly RecordType[], typeName: string): FieldPath | null {
  const phones = reachableFields(types, typeName).filter(({ field }) => field.kind === 'phone');
  const nearest = phones.filter(({ path }) => path.length === phones[0]?.path.length);
  const path = nearest.length === 1 ? nearest[0]?.path : undefined;
  return path === undefined || path.length === 1 ? null : path;
}

/** Fields whose words contain every word that was typed. */
export function searchFields(
  types: readonly RecordType[],
  typeName: string,
  typed: string,
  language: Language,
): readonly ReachedField[] {
  const words = fold(typed)
    .split(/[\s.›]+/)
    .filter(Boolean);
  return reachableFields(types, typeName).filter(({ path }) => {
    const text = fold(`${pathWords(types, typeName, path, language)} ${path.join(' ')}`);
    return words.every((word) => text.includes(word));
  });
}

const fold = (text: string) => text.trim().toLocaleLowerCase();
