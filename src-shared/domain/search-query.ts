import { dateRange } from './search-dates.ts';
import {
  FILTER_NAMES,
  type FilterName,
  HAS_WORDS,
  IS_WORDS,
  nearestFilterName,
  WHO_WORDS,
} from './search-filters.ts';
import { foldedWords } from './search-words.ts';

/** Words that stand one after the other; one word is a phrase of one. Folded as the index has them. */
export interface SearchTerm {
  readonly words: readonly string[];
  /** The last word counts as a beginning: it may still be being typed. */
  readonly isPrefix: boolean;
  readonly isNot: boolean;
}

export const HAS = [
  'image',
  'video',
  'voice',
  'audio',
  'document',
  'link',
  'location',
  'contact',
  'sticker',
  'order',
] as const;
export type Has = (typeof HAS)[number];

export type SearchFilter = { readonly isNot: boolean } & (
  | { readonly kind: 'from'; readonly who: 'me' | 'customer' | 'us' }
  /** An operator or a contact, by part of the name. */
  | { readonly kind: 'from-name' | 'in' | 'account'; readonly name: string; readonly word: string }
  | { readonly kind: 'has'; readonly what: Has }
  | { readonly kind: 'is'; readonly direction: 'in' | 'out' }
  /** From `from` on and before `to`, UTC ms; null for no limit. */
  | { readonly kind: 'time'; readonly from: number | null; readonly to: number | null }
);

export type SentenceOfProblem = { readonly uk: string; readonly en: string };
export interface SearchProblem {
  /** The word as typed. */
  readonly word: string;
  readonly sentence: SentenceOfProblem;
}

export interface SearchQuery {
  readonly terms: readonly SearchTerm[];
  readonly filters: readonly SearchFilter[];
  readonly problems: readonly SearchProblem[];
}

/** Beginnings of one letter are not looked up: they would read half of all messages. */
const SHORTEST_PREFIX = 2;
/** More than anybody types; each one costs a look-up. */
const MOST_TERMS = 24;

/** A part of what was typed, as it is split at spaces that are not between quotation marks. */
interface Piece {
  readonly word: string;
  readonly isNot: boolean;
  readonly name: string | null;
  readonly value: string;
  readonly isQuoted: boolean;
  readonly isClosed: boolean;
}

/** A filter without its value, or a word or phrase with or without a filter before it. */
const pieces =
  /(-?)(\p{L}[\p{L}’']*):(?=\s|$)|(-?)(?:(\p{L}[\p{L}’']*):)?(?:["“”„«]([^"“”»]*)(["“”»]?)|(\S+))/gu;

/**
 * Reads what a person typed. Words are all to be there, "phrases" as they stand, -words not at all; `from:`, `account:`,
 * `has:`, `before:`, `after:`, `on:`, `in:` and `is:` (in Ukrainian as well) narrow it down, several of one kind meaning any
 * of them. Never throws: what is not understood is searched as text and told in `problems`. `now` in UTC ms; days are those of
 * this computer.
 */
export function parseSearchQuery(typed: string, now: number): SearchQuery {
  const terms: SearchTerm[] = [];
  const filters: SearchFilter[] = [];
  const problems: SearchProblem[] = [];
  for (const piece of split(typed)) {
    const read = readPiece(piece, now);
    if (read.filter) filters.push(read.filter);
    if (read.problem) problems.push({ word: piece.word, sentence: read.problem });
    if (read.text !== undefined) terms.push(...toTerms(piece, read.text));
  }
  const kept = terms.slice(0, MOST_TERMS);
  if (terms.length > MOST_TERMS) problems.push({ word: typed.trim(), sentence: sentences.tooLong });
  if (kept.length === 0 && filters.length === 0 && problems.length === 0 && /[^\s"“”„«»-]/u.test(typed)) {
    const isBegun = split(typed).every((piece) => piece.name !== null);
    if (!isBegun) problems.push({ word: typed.trim(), sentence: sentences.onlySigns });
  }
  return { terms: withOpenEnd(kept), filters, problems };
}

function split(typed: string): Piece[] {
  return Array.from(typed.normalize('NFC').matchAll(pieces), (match) => {
    const [word, minusOfEmpty, emptyName, minus, name, quoted, closing, plain] = match;
    // "-50 %" is a number, not something to leave out.
    const isNumber = name === undefined && /^\d/.test(plain ?? '');
    const isNot = (minus ?? minusOfEmpty) === '-' && !isNumber;
    return {
      word,
      isNot,
      name: name ?? emptyName ?? null,
      value: quoted ?? plain ?? '',
      isQuoted: quoted !== undefined,
      isClosed: quoted !== undefined && closing !== '',
    };
  });
}

interface ReadPiece {
  filter?: SearchFilter;
  problem?: SentenceOfProblem;
  /** What is searched as text. */
  text?: string;
}

function readPiece(piece: Piece, now: number): ReadPiece {
  if (piece.name === null) return { text: piece.value };
  const asText = `${piece.name} ${piece.value}`;
  const name = FILTER_NAMES.get(piece.name.toLowerCase());
  if (name === undefined) {
    const meant = piece.value.startsWith('//') ? null : nearestFilterName(piece.name);
    return meant === null
      ? { text: asText }
      : { text: asText, problem: sentences.unknownFilter(`${meant}:`) };
  }
  // Still being typed.
  if (piece.value.trim() === '') return {};
  const filter = readFilter(name, piece, now);
  return 'kind' in filter ? { filter } : { text: piece.value, problem: filter };
}

function readFilter(name: FilterName, piece: Piece, now: number): SearchFilter | SentenceOfProblem {
  const { isNot, word } = piece;
  const value = piece.value.trim();
  const folded = value.toLowerCase();
  switch (name) {
    case 'from': {
      const who = WHO_WORDS.get(folded);
      return who ? { kind: 'from', who, isNot } : { kind: 'from-name', name: value, word, isNot };
    }
    case 'in':
    case 'account':
      return { kind: name, name: value, word, isNot };
    case 'has': {
      const what = HAS_WORDS.get(folded);
      return what ? { kind: 'has', what, isNot } : sentences.unknownHas;
    }
    case 'is': {
      const direction = IS_WORDS.get(folded);
      return direction ? { kind: 'is', direction, isNot } : sentences.unknownIs;
    }
    case 'before':
    case 'after':
    case 'on': {
      const range = dateRange(folded, now);
      if (range === null) return sentences.unknownDate;
      const from = name === 'before' ? null : range.from;
      const to = name === 'after' ? null : name === 'before' ? range.from : range.to;
      return { kind: 'time', from, to, isNot };
    }
  }
}

function toTerms(piece: Piece, text: string): SearchTerm[] {
  const words = Array.from(foldedWords(text), ({ word }) => word);
  if (words.length === 0) return [];
  return [{ words, isPrefix: !piece.isClosed, isNot: piece.isNot }];
}

/** Only the last word is a beginning, and only when it says enough. */
function withOpenEnd(terms: readonly SearchTerm[]): SearchTerm[] {
  return terms.map((term, index) => {
    const last = term.words.at(-1) ?? '';
    const isOpen = index === terms.length - 1 && !term.isNot && [...last].length >= SHORTEST_PREFIX;
    return { ...term, isPrefix: term.isPrefix && isOpen };
  });
}

const sentences = {
  unknownFilter: (meant: string): SentenceOfProblem => ({
    uk: `Такого фільтра немає. Можливо, ${meant}? Поки що шукаємо ці слова в тексті.`,
    en: `There is no such filter. Did you mean ${meant}? The words are searched as text.`,
  }),
  unknownHas: {
    uk: 'Після «має:» пишіть: фото, відео, голосове, аудіо, документ, посилання, місце, контакт, стікер або замовлення.',
    en: 'After has: write image, video, voice, audio, document, link, location, contact, sticker or order.',
  },
  unknownIs: {
    uk: 'Після «є:» пишіть «вхідне» або «вихідне».',
    en: 'After is: write in or out.',
  },
  unknownDate: {
    uk: 'Це не дата. Пишіть, наприклад, 2026-05-01, 01.05.2026, 05.2026, 2026, сьогодні або вчора.',
    en: 'This is not a date. Write for example 2026-05-01, 01.05.2026, 05.2026, 2026, today or yesterday.',
  },
  onlySigns: {
    uk: 'Шукати можна слова й числа; самі лише знаки та емодзі не шукаються.',
    en: 'Words and numbers can be searched; signs and emoji alone cannot.',
  },
  tooLong: {
    uk: `Забагато слів: шукаємо перші ${MOST_TERMS}.`,
    en: `Too many words: the first ${MOST_TERMS} are searched.`,
  },
} as const;
