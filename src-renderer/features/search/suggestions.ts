import type { Language } from '../../i18n/language.ts';

export interface Suggestion {
  /** What is shown. */
  readonly label: string;
  /** What the last word becomes; one that ends with a colon goes on being typed. */
  readonly word: string;
}

export interface KnownNames {
  readonly accounts: readonly string[];
  readonly operators: readonly string[];
  /** Names of people who fit what is being typed after `from:` or `in:`. */
  readonly people: readonly string[];
}

type Filter = 'from' | 'in' | 'has' | 'account' | 'before' | 'after' | 'on' | 'is';

const filterNames: Record<Language, Record<Filter, string>> = {
  uk: {
    from: 'від',
    in: 'у',
    has: 'має',
    account: 'акаунт',
    before: 'до',
    after: 'після',
    on: 'дата',
    is: 'є',
  },
  en: {
    from: 'from',
    in: 'in',
    has: 'has',
    account: 'account',
    before: 'before',
    after: 'after',
    on: 'on',
    is: 'is',
  },
};
const values: Record<Language, Partial<Record<Filter, readonly string[]>>> = {
  uk: {
    from: ['мене', 'клієнта'],
    has: [
      'фото',
      'відео',
      'голосове',
      'аудіо',
      'документ',
      'посилання',
      'місце',
      'контакт',
      'стікер',
      'замовлення',
    ],
    before: ['сьогодні', 'вчора'],
    after: ['вчора', 'сьогодні'],
    on: ['сьогодні', 'вчора'],
    is: ['вхідне', 'вихідне'],
  },
  en: {
    from: ['me', 'customer'],
    has: ['image', 'video', 'voice', 'audio', 'document', 'link', 'location', 'contact', 'sticker', 'order'],
    before: ['today', 'yesterday'],
    after: ['yesterday', 'today'],
    on: ['today', 'yesterday'],
    is: ['in', 'out'],
  },
};
const MOST = 8;
/** What is offered before anything is typed; the others come with their first letters. */
const OFTEN: readonly Filter[] = ['from', 'in', 'has', 'account', 'before', 'after'];

/** The word at the end of what was typed, with its quotation mark when it is in one. */
const lastWord = (typed: string): string => /(?:\S*:"[^"]*|\S*)$/.exec(typed)?.[0] ?? '';

/** The part of a name that is being typed after `from:` or `in:`, so that people can be looked up; null for anything else. */
export function nameBeingTyped(typed: string): string | null {
  const [filter, value] = read(lastWord(typed));
  return (filter === 'from' || filter === 'in') && value !== '' ? value : null;
}

function read(word: string): [Filter | null, string] {
  const colon = word.indexOf(':');
  if (colon === -1) return [null, word];
  const written = word.slice(0, colon).replace(/^-/, '').toLowerCase();
  const known = (['uk', 'en'] as const).flatMap((language) =>
    Object.entries(filterNames[language]).filter(([, name]) => name === written),
  );
  // The keys of the table are the filters.
  return [(known[0]?.[0] ?? null) as Filter | null, word.slice(colon + 1).replace(/^"/, '')];
}

/** What could come next: filters while a word begins, values after a filter. The first one is what Tab takes. */
export function suggestionsFor(typed: string, language: Language, known: KnownNames): Suggestion[] {
  const word = lastWord(typed);
  const [filter, value] = read(word);
  const begins = (candidate: string) => candidate.toLowerCase().startsWith(value.toLowerCase());
  if (filter === null) {
    // In the middle of an ordinary word nothing is offered, or the row would flicker with every letter.
    if (word.includes(':')) return [];
    const names = namesOf(language, word === '' ? OFTEN : null);
    return word === '' || word.length > 1
      ? names.filter(begins).map((name) => ({ label: `${name}:`, word: `${name}:` }))
      : [];
  }
  const prefix = word.slice(0, word.indexOf(':') + 1);
  const own = values[language][filter] ?? [];
  const people =
    filter === 'from' ? [...known.operators, ...known.people] : filter === 'in' ? known.people : [];
  const candidates = [...own, ...people, ...(filter === 'account' ? known.accounts : [])];
  const fitting = candidates.filter((candidate) =>
    own.includes(candidate) ? begins(candidate) : candidate.toLowerCase().includes(value.toLowerCase()),
  );
  return [...new Set(fitting)]
    .filter((candidate) => candidate.toLowerCase() !== value.toLowerCase())
    .slice(0, MOST)
    .map((candidate) => ({ label: candidate, word: `${prefix}${quoted(candidate)}` }));
}

const namesOf = (language: Language, filters: readonly Filter[] | null): string[] =>
  (filters ?? (Object.keys(filterNames[language]) as Filter[])).map(
    (filter) => filterNames[language][filter],
  );

const quoted = (name: string): string => (/[\s"]/.test(name) ? `"${name.replaceAll('"', '')}"` : name);

/** What was typed with its last word replaced; a whole one is followed by a space. */
export function applySuggestion(typed: string, { word }: Suggestion): string {
  const before = typed.slice(0, typed.length - lastWord(typed).length);
  return `${before}${word}${word.endsWith(':') ? '' : ' '}`;
}
