/** What a message is narrowed down by, as words of its own in the index of messages. */
const KINDS = ['conversation', 'account', 'direction', 'year', 'month', 'kind', 'operator', 'has'] as const;
export type FacetKind = (typeof KINDS)[number];

/**
 * The words of facets begin with a character of this plane of private use, and what people write goes into the index
 * without such characters (`withoutFacets`): nobody can write a message that passes for one of another conversation.
 */
const FIRST = 0xf0000;
const LAST = 0xffffd;
/** So many characters each kind has. Most facets are one character: such words are in no index of beginnings. */
const ROOM = 7_000;
const MOST = ROOM - 2;
const DIRECTIONS = ['in', 'out', 'system'];
/** The first month with a number is January 1970. */
const MONTHS_BEFORE = 1970 * 12 + 1;

const startOf = (kind: FacetKind): number => FIRST + KINDS.indexOf(kind) * ROOM;

/** The word of a facet: `facetToken('conversation', 12)`; a month is `'202611'`. */
export function facetToken(kind: FacetKind, value: string | number): string {
  const start = startOf(kind);
  const [text, number] = [String(value), Number(value)];
  switch (kind) {
    case 'direction':
      return character(start, DIRECTIONS.indexOf(text));
    case 'year':
      return character(start, number);
    case 'month':
      return character(start, Number(text.slice(0, 4)) * 12 + Number(text.slice(4)) - MONTHS_BEFORE);
    case 'kind':
    case 'has':
      return `${String.fromCodePoint(start)}${text}`;
    default:
      return number < MOST ? character(start, number) : `${String.fromCodePoint(start)}${text}`;
  }
}

/** Times that no business has known share the first and the last character; a search looks at the time itself as well. */
const character = (start: number, number: number): string =>
  String.fromCodePoint(start + 1 + Math.min(Math.max(number, 0), MOST));

/** The same as SQL over an expression. The index has these words: changing them means a migration that builds it anew. */
export function facetSql(kind: FacetKind, expression: string): string {
  const start = startOf(kind);
  switch (kind) {
    case 'direction': {
      const cases = DIRECTIONS.map((name, index) => `WHEN '${name}' THEN ${start + 1 + index}`);
      return `char(CASE ${expression} ${cases.join(' ')} END)`;
    }
    case 'year':
      return `char(${start + 1} + min(max(0 + ${expression}, 0), ${MOST}))`;
    case 'month': {
      const number = `substr(${expression}, 1, 4) * 12 + substr(${expression}, 5) - ${MONTHS_BEFORE}`;
      return `char(${start + 1} + min(max(${number}, 0), ${MOST}))`;
    }
    case 'kind':
    case 'has':
      return `char(${start}) || ${expression}`;
    default:
      return `iif(${expression} < ${MOST}, char(${start + 1} + ${expression}), char(${start}) || ${expression})`;
  }
}

const marks = new RegExp(`[\\u{${FIRST.toString(16)}}-\\u{${LAST.toString(16)}}]+`, 'gu');

/** What a person wrote, without the characters that facets are made of. */
export const withoutFacets = (text: string): string => text.replace(marks, ' ');

/** The SQL of whether a text has such characters: next to none has. */
export const hasFacetsSql = (expression: string): string =>
  `(${expression} GLOB '*[' || char(${FIRST}) || '-' || char(${LAST}) || ']*')`;
