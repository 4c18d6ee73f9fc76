import type { FieldKind, RecordField, RecordType } from '#shared/contract/records.ts';
import { nameFromLabel, typeNameFromLabel } from './name-from-label.ts';

/** A field as it is being set up; `id` stays while its place and name change. */
export interface FieldDraft extends RecordField {
  readonly id: string;
  /** Not saved yet: its name still follows its label. */
  readonly isNew: boolean;
}

export interface TypeDraft {
  /** Empty while it follows the label. */
  readonly name: string;
  readonly label: RecordType['label'];
  readonly keyId: string;
  readonly fields: readonly FieldDraft[];
}

export type TypeProblem =
  | { readonly at: 'label'; readonly kind: 'labelMissing' }
  | { readonly at: 'name'; readonly kind: 'nameWrong' | 'nameTaken' }
  | { readonly at: 'field'; readonly id: string; readonly kind: 'labelMissing' | 'referenceMissing' };

const emptyLabel = { uk: '', en: '' };

function newField(id: string): FieldDraft {
  return { id, isNew: true, name: '', label: emptyLabel, kind: 'text', referenceTo: null, isRequired: false };
}

/** What a new type begins with: a number by which its records are known. */
export function emptyDraft(): TypeDraft {
  const id = crypto.randomUUID();
  const number = { ...newField(id), label: { uk: 'Номер', en: 'Number' }, isRequired: true };
  return { name: '', label: emptyLabel, keyId: id, fields: [number] };
}

export function toDraft(type: RecordType): TypeDraft {
  const fields = type.fields.map((field) => ({ ...field, id: field.name, isNew: false }));
  return { name: type.name, label: type.label, keyId: type.keyField, fields };
}

export const canBeKey = (kind: FieldKind): boolean =>
  kind === 'text' || kind === 'number' || kind === 'phone';

const wordsOf = ({ label }: { readonly label: RecordType['label'] }): string =>
  label.en.trim() || label.uk.trim();

/** The draft as it is saved: names for what has none, the other language's word where one is missing. */
export function toType(draft: TypeDraft, types: readonly RecordType[]): RecordType {
  const taken = draft.fields.filter(({ isNew }) => !isNew).map(({ name }) => name);
  const fields = draft.fields.map(({ id, isNew, ...field }) => {
    const name = isNew ? nameFromLabel(wordsOf(field), 'field', taken) : field.name;
    if (isNew) taken.push(name);
    const isKey = id === draft.keyId;
    return {
      ...field,
      name,
      label: bothWords(field.label),
      referenceTo: field.kind === 'reference' ? field.referenceTo : null,
      isRequired: field.isRequired || isKey,
    };
  });
  const name =
    draft.name ||
    typeNameFromLabel(
      wordsOf(draft),
      types.map((type) => type.name),
    );
  const keyPlace = draft.fields.findIndex(({ id }) => id === draft.keyId);
  return { name, label: bothWords(draft.label), keyField: fields[keyPlace]?.name ?? '', fields };
}

const bothWords = ({ uk, en }: RecordType['label']) => ({
  uk: uk.trim() || en.trim(),
  en: en.trim() || uk.trim(),
});

/** What is missing or wrong before the hub is asked; `isNew` types must not take the name of another. */
export function draftProblems(
  draft: TypeDraft,
  isNew: boolean,
  types: readonly RecordType[],
): readonly TypeProblem[] {
  const problems: TypeProblem[] = [];
  if (wordsOf(draft) === '') problems.push({ at: 'label', kind: 'labelMissing' });
  if (isNew && draft.name !== '') {
    if (!/^[A-Za-z][A-Za-z0-9_]{0,59}$/.test(draft.name)) problems.push({ at: 'name', kind: 'nameWrong' });
    else if (types.some(({ name }) => name.toLowerCase() === draft.name.toLowerCase())) {
      problems.push({ at: 'name', kind: 'nameTaken' });
    }
  }
  for (const field of draft.fields) {
    if (wordsOf(field) === '') problems.push({ at: 'field', id: field.id, kind: 'labelMissing' });
    if (field.kind === 'reference' && field.referenceTo === null) {
      problems.push({ at: 'field', id: field.id, kind: 'referenceMissing' });
    }
  }
  return problems;
}

export function addField(draft: TypeDraft): TypeDraft {
  return { ...draft, fields: [...draft.fields, newField(crypto.randomUUID())] };
}

export function changeField(draft: TypeDraft, id: string, change: Partial<FieldDraft>): TypeDraft {
  return {
    ...draft,
    fields: draft.fields.map((field) => (field.id === id ? { ...field, ...change } : field)),
  };
}

export function removeField(draft: TypeDraft, id: string): TypeDraft {
  return { ...draft, fields: draft.fields.filter((field) => field.id !== id) };
}

/** One place up (-1) or down (1); at the ends it stays. */
export function moveField(draft: TypeDraft, id: string, step: 1 | -1): TypeDraft {
  const from = draft.fields.findIndex((field) => field.id === id);
  const moved = draft.fields[from];
  const to = from + step;
  if (!moved || to < 0 || to >= draft.fields.length) return draft;
  return { ...draft, fields: draft.fields.toSpliced(from, 1).toSpliced(to, 0, moved) };
}
