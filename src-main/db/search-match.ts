import type { SearchTerm } from '#shared/domain/search-query.ts';
import { type FacetKind, facetToken } from './search-facets.ts';

/**
 * An expression of FTS5. Made of folded words and our own tokens only, and those stand between quotation marks: nothing that
 * a person types can become an operator.
 */
export type MatchExpression = string & { readonly brand: 'MatchExpression' };

const expression = (text: string): MatchExpression => text as MatchExpression;

/** Messages with any of these values of a facet; null for no value at all, which no message has. */
export function anyOf(kind: FacetKind, values: readonly (string | number)[]): MatchExpression | null {
  if (values.length === 0) return null;
  return expression(`(${values.map((value) => `"${facetToken(kind, value)}"`).join(' OR ')})`);
}

export const allOf = (parts: readonly MatchExpression[]): MatchExpression =>
  expression(parts.map((part) => `(${part})`).join(' AND '));

export const eitherOf = (parts: readonly MatchExpression[]): MatchExpression =>
  expression(parts.map((part) => `(${part})`).join(' OR '));

const ANY_MESSAGE = expression(
  `(${['in', 'out', 'system'].map((direction) => `"${facetToken('direction', direction)}"`).join(' OR ')})`,
);

function termExpression(term: SearchTerm): MatchExpression {
  const words = term.words.map((word) => word.replaceAll('"', '')).join(' ');
  return expression(`"${words}"${term.isPrefix ? ' *' : ''}`);
}

/** Everything of `wanted` and nothing of `unwanted`; null when nothing is asked for. */
export function matchExpression(
  terms: readonly SearchTerm[],
  { wanted, unwanted }: { wanted: readonly MatchExpression[]; unwanted: readonly MatchExpression[] },
): MatchExpression | null {
  const words = (isNot: boolean) =>
    terms.filter((term) => term.isNot === isNot).map((term) => termExpression(term));
  const positive = [...words(false), ...wanted];
  const negative = [...words(true), ...unwanted];
  if (positive.length === 0 && negative.length === 0) return null;
  const base = allOf(positive.length === 0 ? [ANY_MESSAGE] : positive);
  return negative.length === 0 ? base : expression(`(${base}) NOT (${eitherOf(negative)})`);
}

/** The same for notes, which have words only; null when there is no word to look for. */
export function noteMatchExpression(terms: readonly SearchTerm[]): MatchExpression | null {
  const of = (isNot: boolean) =>
    terms.filter((term) => term.isNot === isNot).map((term) => termExpression(term));
  const [positive, negative] = [of(false), of(true)];
  if (positive.length === 0) return null;
  return negative.length === 0
    ? allOf(positive)
    : expression(`(${allOf(positive)}) NOT (${eitherOf(negative)})`);
}
