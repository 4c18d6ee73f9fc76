import type { RecordField, RecordType } from '#shared/contract/records.ts';
import type { Language } from '../../i18n/language.ts';
import { editedValue, readMoney } from './show-value.ts';

/** What stands in the fields of the form, by name; of money the amount, its currency is in `currencies`. */
export interface RecordForm {
  readonly texts: Readonly<Record<string, string>>;
  readonly currencies: Readonly<Record<string, string>>;
}

const HOME_CURRENCY = 'UAH';

/** The form of a record as it is kept, or an empty one. */
export function toForm(type: RecordType, fields: Record<string, unknown>, language: Language): RecordForm {
  const entries = type.fields.map((field) => ({ field, money: readMoney(fields[field.name]) }));
  return {
    texts: Object.fromEntries(
      entries.map(({ field, money }) => [
        field.name,
        field.kind === 'money'
          ? editedValue('number', money?.amount, language)
          : editedValue(field.kind, fields[field.name], language),
      ]),
    ),
    currencies: Object.fromEntries(
      entries
        .filter(({ field }) => field.kind === 'money')
        .map(({ field, money }) => [field.name, money?.currency ?? HOME_CURRENCY]),
    ),
  };
}

/** The required fields that are empty, by name. */
export function missingFields(type: RecordType, form: RecordForm): RecordField[] {
  return type.fields.filter(
    (field) => (field.isRequired || field.name === type.keyField) && textOf(form, field) === '',
  );
}

/**
 * What the hub is asked to write: of a new record what was filled in, of an old one what was changed, and the key in both
 * cases. An emptied field goes as null, which takes its value away.
 */
export function toWrite(
  type: RecordType,
  form: RecordForm,
  before: RecordForm | null,
): Record<string, unknown> {
  const written: Record<string, unknown> = {};
  for (const field of type.fields) {
    const { name } = field;
    const isKey = name === type.keyField;
    const isSame =
      before !== null &&
      textOf(form, field) === textOf(before, field) &&
      form.currencies[name] === before.currencies[name];
    if (isSame && !isKey) continue;
    const text = textOf(form, field);
    if (text === '') {
      if (before !== null) written[name] = null;
    } else {
      written[name] = field.kind === 'money' ? { amount: text, currency: form.currencies[name] } : text;
    }
  }
  return written;
}

const textOf = (form: RecordForm, { name }: RecordField): string => (form.texts[name] ?? '').trim();
