import type { SearchTerm } from './search-query.ts';
import { type FoldedWord, foldedWords } from './search-words.ts';

/** A piece of a text around its first hit; marks are [start, end) in UTF-16 units of `text`. */
export interface SnippetOfText {
  text: string;
  marks: [number, number][];
}

const WINDOW = 180;
/** What is shown before the first hit, so that it stands in the first line. */
const LEAD = 36;
/** More marks than anybody looks at would slow the screen down. */
const MOST_HITS = 1000;

/**
 * The places of the hits of the terms in a text, in order: [start, end) in UTF-16 units. With a `neighbourhood` only those
 * within so many units of the first one, and the rest of a long text is not read.
 */
export function findHits(
  text: string,
  terms: readonly SearchTerm[],
  neighbourhood = Number.POSITIVE_INFINITY,
): [number, number][] {
  const wanted = terms.filter((term) => !term.isNot && term.words.length > 0);
  if (wanted.length === 0) return [];
  const longest = Math.max(...wanted.map((term) => term.words.length));
  const hits: [number, number][] = [];
  const seen: FoldedWord[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const word of foldedWords(text)) {
    if (word.start >= end || hits.length >= MOST_HITS) break;
    seen.push(word);
    if (seen.length > longest) seen.shift();
    const start = startOfHit(seen, wanted);
    if (start === null) continue;
    if (hits.length === 0) end = word.end + neighbourhood;
    addHit(hits, start, word.end);
  }
  return hits;
}

/** Where the longest term that ends with the last of these words begins; null when none ends there. */
function startOfHit(seen: readonly FoldedWord[], terms: readonly SearchTerm[]): number | null {
  // Asked for every word of every row that is shown: plain loops, nothing is built.
  let found: number | null = null;
  for (const term of terms) {
    const place = seen.length - term.words.length;
    if (place < 0 || !fits(seen, place, term)) continue;
    const start = seen[place]?.start ?? 0;
    if (found === null || start < found) found = start;
  }
  return found;
}

function fits(seen: readonly FoldedWord[], place: number, { words, isPrefix }: SearchTerm): boolean {
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const word = seen[place + index]?.word ?? '';
    const wanted = words[index] ?? '';
    const isBeginning = isPrefix && index === words.length - 1;
    if (isBeginning ? !word.startsWith(wanted) : word !== wanted) return false;
  }
  return true;
}

function addHit(hits: [number, number][], start: number, end: number): void {
  const last = hits.at(-1);
  if (last && start < last[1]) last[1] = end;
  else hits.push([start, end]);
}

/** The window of a text around its first hit, with its hits marked. Shows the original: case and apostrophes as written. */
export function makeSnippet(text: string, terms: readonly SearchTerm[]): SnippetOfText {
  const hits = findHits(text, terms, WINDOW);
  const first = hits[0]?.[0] ?? 0;
  const start = first <= LEAD ? 0 : wordStart(text, first - LEAD, first);
  const end = Math.min(text.length, start + WINDOW);
  const cut = cutCleanly(text, start, end);
  const [before, after] = [start > 0 ? '… ' : '', cut.end < text.length ? ' …' : ''];
  const shift = before.length - cut.start;
  const shown = text.slice(cut.start, cut.end).replace(/\s/gu, ' ');
  return {
    text: `${before}${shown}${after}`,
    marks: hits
      .filter(([from, to]) => from >= cut.start && to <= cut.end)
      .map(([from, to]) => [from + shift, to + shift]),
  };
}

/** The beginning of the next word from `from` on, but not beyond the hit. */
function wordStart(text: string, from: number, hit: number): number {
  const space = text.slice(from, hit).search(/\s/u);
  return space === -1 ? from : from + space + 1;
}

/** Not through the middle of an emoji. */
function cutCleanly(text: string, start: number, end: number): { start: number; end: number } {
  const isLow = (place: number) => /[\udc00-\udfff]/.test(text.charAt(place));
  return { start: isLow(start) ? start + 1 : start, end: isLow(end) ? end - 1 : end };
}
