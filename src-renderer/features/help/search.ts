import { metaErrorEntry } from '#shared/domain/meta-errors.ts';
import type { Language } from '#shared/domain/refusals.ts';
import { foldedWordList } from '#shared/domain/search-words.ts';
import { languages } from '../../i18n/language.ts';
import { meantWords } from '../../state/keyboard-layouts.ts';
import { articleText, entryTitle, type HelpEntry, helpEntries } from './entries.ts';

/** The words of a page by where they stand, most telling first. */
interface Pool {
  readonly entry: HelpEntry;
  readonly title: readonly string[];
  readonly words: readonly string[];
  readonly body: readonly string[];
}

const weights = { title: 3, words: 2.5, body: 1 } as const;
/** Words this short say nothing with a letter wrong. */
const MISTAKE_FROM = 5;
const TWO_MISTAKES_FROM = 9;

/**
 * Finds pages as one types: every word has to begin a word of the page, in any of our languages, with a small mistake
 * forgiven where it is long enough; best first. Nothing typed finds everything in the order of the list.
 */
export function createHelpSearch(language: Language): (typed: string) => readonly HelpEntry[] {
  const pools = poolsOf(language);
  return (typed) => {
    if (typed.trim() === '') return helpEntries;
    const queries = meantWords(typed).map(foldedWordList);
    const exact = ranked(pools, queries, prefixFit);
    return exact.length > 0 ? exact : ranked(pools, queries, mistakenFit);
  };
}

type Fit = (wanted: string, word: string) => number;

function ranked(pools: readonly Pool[], queries: readonly string[][], fits: Fit): readonly HelpEntry[] {
  return pools
    .map((pool) => ({
      entry: pool.entry,
      score: Math.max(0, ...queries.map((words, place) => scoreOf(pool, words, fits) - place * 0.1)),
    }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ entry }) => entry);
}

function scoreOf(pool: Pool, wanted: readonly string[], fits: Fit): number {
  let sum = 0;
  for (const part of wanted) {
    const best = Math.max(
      ...(['title', 'words', 'body'] as const).map(
        (place) => weights[place] * Math.max(0, ...pool[place].map((word) => fits(part, word))),
      ),
    );
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

const prefixFit: Fit = (wanted, word) => (word === wanted ? 1 : word.startsWith(wanted) ? 0.8 : 0);

/** As if the word were not finished: a mistake counts against as many letters of the other word as were typed. */
function mistakenFit(wanted: string, word: string): number {
  if (word.startsWith(wanted)) return prefixFit(wanted, word);
  const allowed = wanted.length >= TWO_MISTAKES_FROM ? 2 : 1;
  const isTooShort = wanted.length < MISTAKE_FROM || word.length < wanted.length - allowed;
  if (isTooShort || /^\d+$/.test(wanted)) return 0;
  const heads = [-1, 0, 1].map((more) => word.slice(0, wanted.length + more));
  return heads.some((head) => isWithin(wanted, head, allowed)) ? 0.5 : 0;
}

/** Whether one word becomes the other by so many letters changed, added, left out or exchanged with a neighbour. */
function isWithin(one: string, other: string, allowed: number): boolean {
  if (Math.abs(one.length - other.length) > allowed) return false;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[line - 1] === other[column - 1];
      let cost = Math.min(
        (row[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (row[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isExchange = one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1];
      if (isExchange) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return (row.at(-1) ?? 0) <= allowed;
}

/** The language of the screen comes first, the words of the others are known as well: Meta's own are English. */
function poolsOf(language: Language): readonly Pool[] {
  const others = languages.filter((other) => other !== language);
  return helpEntries.map((entry) => ({
    entry,
    // Who types a code wants its page before the articles that name it.
    title: wordsIn(
      entry.kind === 'error' ? `${entry.code} ${entryTitle(entry, language)}` : entryTitle(entry, language),
    ),
    words: wordsIn(
      [
        wordsOf(entry, language),
        ...others.flatMap((other) => [entryTitle(entry, other), wordsOf(entry, other)]),
      ].join(' '),
    ),
    body: wordsIn(bodyOf(entry, language)),
  }));
}

/** Each word once: a page says “token” twenty times. */
const wordsIn = (text: string): readonly string[] => [...new Set(foldedWordList(text))];

const wordsOf = (entry: HelpEntry, language: Language): string =>
  entry.kind === 'article' ? articleText(entry.name, language).words : String(entry.code);

function bodyOf(entry: HelpEntry, language: Language): string {
  if (entry.kind === 'error') return metaErrorEntry(entry.code).advice?.[language] ?? '';
  const { see, why, steps } = articleText(entry.name, language);
  return [see, why, ...steps].join(' ');
}
