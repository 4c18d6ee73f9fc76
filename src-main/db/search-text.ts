import { APOSTROPHE_SIGNS } from '#shared/domain/search-words.ts';

const APOSTROPHES = new RegExp(`[${APOSTROPHE_SIGNS.join('')}]`, 'g');

/** Folds text for storing and for looking up: both sides must pass through here. */
export const foldText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(APOSTROPHES, '').trim();

/**
 * What to look for when a person types part of a name or number. A number loses its spaces, brackets and sign, as ids
 * are stored as bare digits.
 */
export function searchNeedle(typed: string): string {
  const folded = foldText(typed);
  return /^[+()\d\s.-]*\d[+()\d\s.-]*$/.test(folded) ? folded.replace(/\D/g, '') : folded;
}

/** The folded names and numbers of one contact, each on its own line so that a needle does not match across two. */
export const searchText = (parts: readonly (string | null)[]): string =>
  parts.flatMap((part) => (part === null || part.trim() === '' ? [] : [foldText(part)])).join('\n');

/**
 * The SQL that takes the apostrophes out of an expression, as `foldText` does; letter case is the tokenizer's. Only what
 * SQLite knows by itself, as it stands in triggers.
 */
export const foldedSql = (expression: string): string =>
  APOSTROPHE_SIGNS.reduce(
    (sql, sign) => `replace(${sql}, char(${sign.charCodeAt(0)}), '')`,
    `(${expression})`,
  );

/** Where Unicode puts these letters after "я", the alphabet puts them right after the one they are written with here. */
const LETTERS_OUT_OF_ORDER: Readonly<Record<string, string>> = {
  ґ: 'г\u04ff',
  є: 'е\u04ff',
  і: 'и\u04fe',
  ї: 'и\u04ff',
};

/** Folded text that, compared as code points, stands in the order of the Ukrainian alphabet. */
export const sortText = (text: string): string =>
  foldText(text).replace(/[ґєії]/g, (letter) => LETTERS_OUT_OF_ORDER[letter] ?? letter);

const MOST_DIGITS = 99;

/** Sorted text in which runs of digits stand in the order of their numbers: each begins with how many digits it has. */
export const countingText = (text: string): string =>
  sortText(text).replace(/\d+/g, (run) => {
    const digits = run.replace(/^0+(?=\d)/, '');
    return `${String(Math.min(digits.length, MOST_DIGITS)).padStart(2, '0')}${digits}`;
  });
