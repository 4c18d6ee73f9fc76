/** What a message is narrowed down by, as words of its own in the index of messages. */
export type FacetKind =
  | 'conversation'
  | 'account'
  | 'direction'
  | 'year'
  | 'month'
  | 'kind'
  | 'operator'
  | 'has';

/**
 * All facets begin with the same three letters: the index keeps the first two and three letters of each word once per
 * message, and so has one entry for all of them there instead of one for each.
 */
const COMMON = 'zqx';
const letters: Record<FacetKind, string> = {
  conversation: 'c',
  account: 'a',
  direction: 'd',
  year: 'y',
  month: 'm',
  kind: 'k',
  operator: 'o',
  has: 'h',
};

/** The word of a facet: `facetToken('conversation', 12)`. Values are letters, digits and underscores. */
export const facetToken = (kind: FacetKind, value: string | number): string =>
  `${COMMON}${letters[kind]}${value}`;
