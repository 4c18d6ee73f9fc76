import type { Operator } from '#shared/contract/app.ts';
import type { Sentence } from '#shared/contract/base.ts';
import type { RecordType } from '#shared/contract/records.ts';
import type { FilledTemplate, SendAnswers } from '#shared/contract/sendings.ts';
import type { Template } from '#shared/contract/templates.ts';
import { type LocalizedValue, localizedValue } from '#shared/domain/localized-value.ts';
import type { ReadTemplateText } from '#shared/domain/template-components.ts';
import {
  placeKey,
  type TemplatePlace,
  type TemplateVariable,
  type ValueSource,
} from '#shared/domain/template-draft.ts';
import { readOfferEnd, wallTime } from '#shared/domain/template-offer.ts';
import { buttonAt, extraPlacesOf, placesOf } from '#shared/domain/template-places.ts';
import { formatValue, textLengthProblem, valueProblems } from '#shared/domain/template-values.ts';
import type { Db } from '../../db/statements.ts';
import { type RecordRef, resolvePath } from '../records/paths.ts';
import { extraLabel, labelOf } from './place-labels.ts';

/** What is the same for everybody who gets a template. */
export interface Filling {
  db: Db;
  template: Template;
  /** The template's own text, read once. */
  read: ReadTemplateText;
  types: readonly RecordType[];
  operator: Pick<Operator, 'name'> | null;
  /** What `operator.phone` says: the number that the message comes from. */
  ownPhone: string | null;
  answers: SendAnswers;
  /** The account's time, UTC milliseconds. */
  now(): number;
  /** The company's clock: the end of an offer is told by it. */
  timeZone: string;
}

export type FilledValue = FilledTemplate['values'][number] & {
  /** What Meta is told instead of `value`: money and dates that the customer's phone writes, the moment at which an offer ends. */
  localized: LocalizedValue | string | null;
};

/** A source that nobody has chosen: whoever sends it is asked. */
const asked: TemplateVariable = { sample: '', source: { kind: 'ask', label: '' }, format: { kind: 'text' } };

/** Every value of a template for one record, in the language of the template, each with what is wrong with it. */
export function fillValues(filling: Filling, record: RecordRef | null): FilledValue[] {
  const { text } = filling.read;
  const filled = [
    ...placesOf(text).map((place) => fillPlace(filling, place, record)),
    ...extraPlacesOf(text).flatMap((place) => fillExtra(filling, place, record)),
  ];
  const values = Object.fromEntries(filled.map(({ key, value }) => [key, value]));
  const { timeZone } = filling;
  const problems = valueProblems(text, values, { now: filling.now(), timeZone });
  const withProblems = filled.map((entry) => ({ ...entry, problem: problems[entry.key]?.sentence ?? null }));
  const isGood = withProblems.every(({ problem }) => problem === null);
  const tooLong = isGood ? textLengthProblem(text, values) : null;
  return tooLong === null ? withProblems : atLongest(withProblems, tooLong);
}

/** A text that is too long as a whole is told at the value that takes the most of it. */
function atLongest(values: readonly FilledValue[], problem: Sentence): FilledValue[] {
  const most = Math.max(...values.map(({ value }) => value?.length ?? 0));
  const index = values.findIndex(({ value }) => (value?.length ?? 0) === most);
  return values.map((entry, at) => (at === index ? { ...entry, problem } : entry));
}

type Filled = Omit<FilledValue, 'problem'>;
type Written = Pick<FilledValue, 'value' | 'localized'>;

function fillPlace(filling: Filling, place: TemplatePlace, record: RecordRef | null): Filled {
  const key = placeKey(place);
  const { source, format } = filling.template.binding.variables[key] ?? asked;
  const answered = filling.answers.values[key]?.trim() ?? '';
  const written =
    answered !== ''
      ? plain(answered)
      : place.part === 'offer'
        ? plain(offerEndOf(filling, source, record))
        : sourceValue(filling, source, format, record);
  const { value, localized } = place.part === 'offer' ? asMoment(filling, written) : written;
  return { key, value, localized, source: source.kind, label: labelOf(filling, place, source) };
}

/** The date of a record as it is kept; written for a reader it could not be counted down to. */
const offerEndOf = (filling: Filling, source: ValueSource, record: RecordRef | null): string | null =>
  source.kind === 'field' && record !== null ? rawValue(filling, record, source.path) : null;

/** People see the company's clock, Meta is told the moment. What is no time stays as it is, to be put right. */
function asMoment({ timeZone }: Filling, { value }: Written): Written {
  const at = value === null ? null : readOfferEnd(value, timeZone);
  return at === null ? plain(value) : { value: wallTime(at, timeZone), localized: String(at) };
}

/** What a button carries for this record; nothing where nobody said, or the record does not have it. */
function fillExtra(filling: Filling, place: TemplatePlace, record: RecordRef | null): Filled[] {
  const key = placeKey(place);
  const { source } = filling.template.binding.variables[key] ?? asked;
  const answered = filling.answers.values[key]?.trim() ?? '';
  const pattern = source.kind === 'link' ? source.pattern : '';
  const write = writersOf[buttonAt(filling.read.text, place)?.kind ?? ''] ?? asItStands;
  const value = answered === '' ? fillPattern(filling, record, pattern, write) : answered;
  if (value === null) return [];
  return [{ key, value, localized: null, source: source.kind, label: extraLabel(filling, place) }];
}

const asItStands = (value: string): string => value;
/** A semicolon in a record would begin another field of the form. */
const writersOf: Readonly<Record<string, (value: string) => string>> = {
  flow: (value) => value.replaceAll(';', ','),
};

const plain = (value: string | null): Written => ({
  value,
  localized: null,
});

function sourceValue(
  filling: Filling,
  source: ValueSource,
  format: TemplateVariable['format'],
  record: RecordRef | null,
): Written {
  switch (source.kind) {
    case 'ask':
      return plain(null);
    case 'operator':
      return plain((source.fact === 'name' ? filling.operator?.name : filling.ownPhone) ?? null);
    case 'field':
      return record === null ? plain(null) : fieldValue(filling, record, source.path, format);
    case 'link':
      return plain(fillPattern(filling, record, source.pattern, encodeURIComponent));
  }
}

function fieldValue(
  { db, types, template }: Filling,
  record: RecordRef,
  path: readonly string[],
  format: TemplateVariable['format'],
): Written {
  const { field, value } = resolvePath(db, record, path, types);
  if (field === null || value === null) return plain(null);
  const written = formatValue(value, { kind: field.kind, format, language: template.language });
  // A format of another kind of field is not this one's.
  if (written === null || format.kind !== field.kind) return plain(written);
  return { value: written, localized: localizedValue(value, written, { format }) };
}

/** `https://shop.example/{order.number}`: each place by its path; null while one of them has nothing to say. */
function fillPattern(
  filling: Filling,
  record: RecordRef | null,
  pattern: string,
  write: (value: string) => string,
): string | null {
  let isWhole = pattern.trim() !== '';
  const filled = pattern.trim().replace(/\{([^{}]+)\}/g, (_, path: string) => {
    const value = record && rawValue(filling, record, path.trim().split('.'));
    isWhole &&= value !== null;
    return write(value ?? '');
  });
  return isWhole ? filled : null;
}

/** As it is kept, for an address: no spaces between thousands, no names of months. */
function rawValue({ db, types }: Filling, record: RecordRef, path: readonly string[]): string | null {
  const { value } = resolvePath(db, record, path, types);
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null && 'amount' in value) return String(value.amount);
  return null;
}
