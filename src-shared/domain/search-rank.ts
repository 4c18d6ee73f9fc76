import type { SearchTerm } from './search-query.ts';
import { foldedWordList } from './search-words.ts';

/** BM25's usual constants: how soon repetition stops to count, and how much length does. */
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;
/** Long texts are judged by their beginning: nobody waits for the sixty-thousandth character. */
const READ_CHARACTERS = 4000;
/** A whole word is worth more than a beginning of one. */
const BEGINNING = 0.6;

interface CountedText {
  length: number;
  /** How often each term stands in it, a beginning counting less. */
  counts: number[];
}

/**
 * BM25 of texts that all have the terms, with these texts as the collection: the weight of a rare term is then the same for all
 * of them, and what is left is how often and how densely the terms stand.
 */
export function rankTexts(texts: readonly string[], terms: readonly SearchTerm[]): number[] {
  const wanted = terms.filter((term) => !term.isNot);
  const counted = texts.map((text) => countTerms(text, wanted));
  const meanLength = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length);
  return counted.map(({ length, counts }) => {
    const norm = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * (length / Math.max(1, meanLength)));
    return counts.reduce((sum, count) => sum + (count * (SATURATION + 1)) / (count + norm), 0);
  });
}

function countTerms(text: string, terms: readonly SearchTerm[]): CountedText {
  const words = foldedWordList(text.slice(0, READ_CHARACTERS));
  const counts = terms.map(({ words: wanted, isPrefix }) =>
    words.reduce((sum, _, start) => sum + weightAt(words, start, wanted, isPrefix), 0),
  );
  return { length: words.length, counts };
}

function weightAt(
  words: readonly string[],
  start: number,
  wanted: readonly string[],
  isPrefix: boolean,
): number {
  // Asked for every word of a thousand texts: a plain loop, nothing is built.
  for (let index = 0; index < wanted.length; index += 1) {
    const word = words[start + index];
    const each = wanted[index] ?? '';
    if (word === each) continue;
    return isPrefix && index === wanted.length - 1 && word?.startsWith(each) ? BEGINNING : 0;
  }
  return 1;
}
