/** Apostrophes are written in half a dozen ways within one word; a search must not care which. */
export const APOSTROPHE_SIGNS = ["'", '’', '‘', 'ʼ', '`', '´', '′'] as const;

const signs = APOSTROPHE_SIGNS.join('');
/**
 * What the tokenizer (`unicode61`) takes for a word: letters, numbers and private use, with the marks on them. The planes of
 * private use are none: the index has its own marks in one and knows nothing of the other.
 */
const letter = '\\p{L}\\p{N}\\ue000-\\uf8ff';
const wordRuns = new RegExp(`[${letter}][${letter}\\u0300-\\u036f${signs}]*`, 'gu');
const endSigns = new RegExp(`[${signs}]+$`);
const allSigns = new RegExp(`[${signs}]`, 'g');
/** Most words have none of these, and are done with when they are in lower case. */
const special = new RegExp(`[${signs}\\u00c0-\\u024f\\u0300-\\u036f\\u1e00-\\u1eff]`);

/** A word of a text: how the index has it, and where it stands ([start, end) in UTF-16 units). */
export interface FoldedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** A word as the index has it: lower case, no apostrophes, Latin letters without their marks; й, ї and ґ stay what they are. */
function foldWord(written: string): string {
  const lower = written.toLowerCase();
  if (!special.test(lower)) return lower;
  const bare = lower.replace(allSigns, '').normalize('NFD');
  return bare.replace(/([a-z])[\u0300-\u036f]+/g, '$1').normalize('NFC');
}

/** The words of a text in their order, as the tokenizer splits them. */
export function* foldedWords(text: string): Generator<FoldedWord> {
  for (const { 0: run, index: start } of text.matchAll(wordRuns)) {
    const word = foldWord(run);
    if (word !== '') yield { word, start, end: start + run.replace(endSigns, '').length };
  }
}

/** The same words without their places: half the work, for a thousand texts that are ranked. */
export const foldedWordList = (text: string): string[] =>
  (text.match(wordRuns) ?? []).map(foldWord).filter((word) => word !== '');
