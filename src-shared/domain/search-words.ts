/** Apostrophes are written in half a dozen ways within one word; a search must not care which. */
export const APOSTROPHE_SIGNS = ["'", '’', '‘', 'ʼ', '`', '´', '′'] as const;

const apostrophes: ReadonlySet<string> = new Set(APOSTROPHE_SIGNS);
/** What the tokenizer (`unicode61`) takes for a part of a word: letters, numbers and private use. */
const wordCharacter = /[\p{L}\p{N}\p{Co}]/u;
const latinMark = /^([a-z])[\u0300-\u036f]+$/;

/**
 * One character as the index has it: lower case, Latin letters without their marks; й, ї and ґ stay what they are. Empty for
 * an apostrophe, null between words. A combining mark belongs to the letter before it.
 */
export function foldCharacter(character: string): string | null {
  if (apostrophes.has(character)) return '';
  if (/^[\u0300-\u036f]$/.test(character)) return '';
  if (!wordCharacter.test(character)) return null;
  const lower = character.toLowerCase();
  const bare = latinMark.exec(lower.normalize('NFD'));
  return bare?.[1] ?? lower;
}

/** A word of a text: how the index has it, and where it stands ([start, end) in UTF-16 units). */
export interface FoldedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text in their order, as the tokenizer splits them. */
export function* foldedWords(text: string): Generator<FoldedWord> {
  let word = '';
  let start = 0;
  let end = 0;
  let place = 0;
  for (const character of text) {
    const folded = foldCharacter(character);
    if (folded === null || (folded === '' && word === '')) {
      if (word !== '') yield { word, start, end };
      word = '';
    } else {
      if (word === '') start = place;
      word += folded;
      if (folded !== '') end = place + character.length;
    }
    place += character.length;
  }
  if (word !== '') yield { word, start, end };
}
