import type { RecordField, RecordType } from '#shared/contract/records.ts';
import { isReservedFieldName } from '#shared/domain/field-slug.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { CONTACT } from '../../db/queries/record-contacts.ts';
import {
  countRecords,
  deleteRecordType,
  deleteSomeRecords,
  getRecordType,
  getTemplateOfType,
  hasChangedRecordWithField,
  listRecordsByKey,
  lookForField,
  updateRecord,
  upsertRecordType,
} from '../../db/queries/records.ts';
import { type Db, inTransaction } from '../../db/statements.ts';
import { inTurns } from '../in-turns.ts';
import { listTypes, requireType } from './types.ts';
import { rowOf } from './write-record.ts';

const MOST_FIELDS = 100;
const MOST_TYPES = 50;
const LONGEST_LABEL = 60;
const fieldName = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;
/** Records that lose a field, or are deleted, in one transaction, at most. */
const STEP = 200;
/** How long those that lose a field may keep everybody else waiting. */
const STEP_MS = 12;
const LOOKED_AT = 1_000;

/** Adds a type or changes one. Throws RECORD_TYPE_INVALID. */
export async function saveType(
  db: Db,
  given: RecordType,
  isNew: boolean,
  now: () => number,
): Promise<RecordType> {
  const type = tidy(given);
  checkType(listTypes(db), type, isNew);
  const before = getRecordType(db, type.name);
  const begunAt = now();
  const changed = before ? checkChange(db, before, type) : [];
  for (const field of changed) {
    if (await inTurns(isInUse(db, type.name, field.name))) throw keepsItsKind(field);
  }
  const removed = (before?.fields ?? []).filter(
    ({ name }) => !type.fields.some((field) => field.name === name),
  );
  for (const { name } of removed) await inTurns(removeField(db, type, name, now));
  inTransaction(db, () => {
    // Somebody may have written a value while the others were looked at.
    for (const field of changed) {
      if (hasChangedRecordWithField(db, type.name, field.name, begunAt)) throw keepsItsKind(field);
    }
    upsertRecordType(db, type);
  });
  // What was written meanwhile under the old definition.
  for (const { name } of removed) await inTurns(removeField(db, type, name, now));
  return type;
}

/** Whether any record of a type has a value in a field; looked for piece by piece. */
function* isInUse(db: Db, type: string, field: string): Generator<undefined, boolean> {
  let afterKey: string | null = '';
  while (afterKey !== null) {
    const from: string = afterKey;
    const { isFound, lastKey } = lookForField(db, { type, field, afterKey: from, limit: LOOKED_AT });
    if (isFound) return true;
    afterKey = lastKey;
    yield undefined;
  }
  return false;
}

/** Deletes a type with its records. Throws RECORD_TYPE_IN_USE. */
export async function deleteType(db: Db, name: string): Promise<{ deleted: number }> {
  if (name === CONTACT) throw wrong('the type Contact is built in', 'тип Contact вбудовано');
  requireType(db, name);
  const check = () => {
    const referring = listTypes(db).find(
      (type) => type.name !== name && type.fields.some(({ referenceTo }) => referenceTo === name),
    );
    const template = getTemplateOfType(db, name);
    if (referring || template !== null) throw inUse(name, referring, template);
  };
  check();
  let deleted = 0;
  await inTurns(
    (function* () {
      for (let some = STEP; some === STEP; deleted += some) {
        some = deleteSomeRecords(db, name, STEP);
        yield undefined;
      }
    })(),
  );
  inTransaction(db, () => {
    check();
    for (let some = STEP; some > 0; deleted += some) some = deleteSomeRecords(db, name, STEP);
    deleteRecordType(db, name);
  });
  return { deleted };
}

function inUse(name: string, referring: RecordType | undefined, template: string | null): Refusal {
  return new Refusal('RECORD_TYPE_IN_USE', {
    type: name,
    detail: referring ? `“${referring.label.en}” refers to it` : `the template “${template}” applies to it`,
    detailUk: referring
      ? `на нього посилається «${referring.label.uk}»`
      : `його використовує шаблон «${template}»`,
  });
}

/** Some records at a time lose a value; gives the key behind which the walk goes on, null at its end. */
function removeFieldOfSome(
  db: Db,
  type: RecordType,
  { name, afterKey, now }: { name: string; afterKey: string; now: number },
): string | null {
  const start = performance.now();
  const rows = listRecordsByKey(db, { type: type.name, afterKey, limit: STEP });
  for (const { key, record } of rows) {
    const { [name]: removed, ...kept } = record?.fields ?? {};
    if (removed !== undefined) updateRecord(db, rowOf(type, key, kept, now));
    if (performance.now() - start > STEP_MS) return key;
  }
  return rows.length < STEP ? null : (rows.at(-1)?.key ?? null);
}

function* removeField(db: Db, type: RecordType, name: string, now: () => number): Generator<undefined, void> {
  let afterKey: string | null = '';
  while (afterKey !== null) {
    const from: string = afterKey;
    afterKey = inTransaction(db, () => removeFieldOfSome(db, type, { name, afterKey: from, now: now() }));
    yield undefined;
  }
}

const tidy = (type: RecordType): RecordType => ({
  ...type,
  label: tidyLabel(type.label),
  fields: type.fields.map((field) => ({
    ...field,
    label: tidyLabel(field.label),
    referenceTo: field.kind === 'reference' ? field.referenceTo : null,
    // A record without its key cannot be.
    isRequired: field.isRequired || field.name === type.keyField,
  })),
});

/** A name in one language stands for both until somebody writes the other. */
const tidyLabel = ({ uk, en }: RecordType['label']) => ({
  uk: uk.trim() || en.trim(),
  en: en.trim() || uk.trim(),
});

function checkType(types: readonly RecordType[], type: RecordType, isNew: boolean): void {
  const lower = type.name.toLowerCase();
  if (lower === CONTACT.toLowerCase()) {
    throw wrong(
      'the type Contact is built in; its own fields are edited in contacts',
      'тип Contact вбудовано; його власні поля змінюють у контактах',
    );
  }
  const known = types.find(({ name }) => name.toLowerCase() === lower);
  if (isNew && known) {
    throw wrong(`there is a type “${known.name}” already`, `тип «${known.name}» уже є`);
  }
  if (!isNew && known?.name !== type.name) throw new Refusal('RECORD_TYPE_UNKNOWN', { type: type.name });
  if (isNew && types.length >= MOST_TYPES) {
    throw wrong(`there can be at most ${MOST_TYPES} types`, `типів може бути щонайбільше ${MOST_TYPES}`);
  }
  checkLabel(type.label, type.name);
  checkFields(types, type);
  const key = type.fields.find(({ name }) => name === type.keyField);
  if (!key || !['text', 'number', 'phone'].includes(key.kind)) {
    throw wrong(
      'the key has to be a field of text, a number or a phone',
      'ключем має бути поле з текстом, числом або телефоном',
    );
  }
}

function checkFields(types: readonly RecordType[], type: RecordType): void {
  if (type.fields.length > MOST_FIELDS) {
    throw wrong(`a type can have at most ${MOST_FIELDS} fields`, `полів у типі щонайбільше ${MOST_FIELDS}`);
  }
  const names = new Set<string>();
  for (const field of type.fields) {
    if (!fieldName.test(field.name)) {
      throw wrong(
        `“${field.name}” is not a name of a field: Latin letters, digits and _, beginning with a letter`,
        `«${field.name}» не годиться для назви поля: латинські літери, цифри та _, спершу літера`,
      );
    }
    if (isReservedFieldName(field.name)) {
      throw wrong(
        `“${field.name}” is a name that programs keep for themselves; choose another one`,
        `назву «${field.name}» програми лишають для себе; оберіть іншу`,
      );
    }
    if (names.has(field.name.toLowerCase())) {
      throw wrong(`the field “${field.name}” is there twice`, `поле «${field.name}» повторюється`);
    }
    names.add(field.name.toLowerCase());
    checkLabel(field.label, field.name);
    checkTarget(types, type, field);
  }
}

function checkTarget(
  types: readonly RecordType[],
  type: RecordType,
  { kind, label, referenceTo }: RecordField,
) {
  if (kind !== 'reference') return;
  const isKnown = referenceTo === type.name || types.some(({ name }) => name === referenceTo);
  if (!isKnown) {
    throw wrong(
      `“${label.en}” has to refer to a type that is here`,
      `«${label.uk}» має посилатися на тип, який тут є`,
    );
  }
}

function checkLabel({ uk, en }: RecordType['label'], name: string): void {
  if (uk === '') throw wrong(`“${name}” has no name for people`, `«${name}» не має назви для людей`);
  if (Math.max(uk.length, en.length) > LONGEST_LABEL) {
    throw wrong(
      `a name has at most ${LONGEST_LABEL} characters`,
      `у назві щонайбільше ${LONGEST_LABEL} символів`,
    );
  }
}

/** Gives the fields that would have another kind: where there are values, they keep their meaning. */
function checkChange(db: Db, before: RecordType, type: RecordType): RecordField[] {
  if (before.keyField !== type.keyField && countRecords(db, type.name) > 0) {
    throw wrong(
      'the key cannot be another field while there are records',
      'поки є записи, ключем не може стати інше поле',
    );
  }
  return type.fields.filter((field) => {
    const old = before.fields.find(({ name }) => name === field.name);
    return old !== undefined && (old.kind !== field.kind || old.referenceTo !== field.referenceTo);
  });
}

const keepsItsKind = ({ label }: RecordField): Refusal =>
  wrong(
    `“${label.en}” holds values and keeps its kind; make another field`,
    `у полі «${label.uk}» є значення, тож його вид не змінити; створіть інше поле`,
  );

const wrong = (detail: string, detailUk: string) => new Refusal('RECORD_TYPE_INVALID', { detail, detailUk });
