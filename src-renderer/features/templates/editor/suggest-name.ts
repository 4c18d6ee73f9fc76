import { latinLetters } from '#shared/domain/latin-letters.ts';

/** Names are read by people: ё is е to them. */
const latin: Readonly<Record<string, string>> = { ...latinLetters, ё: 'e' };
/** At the beginning of a word these are written with a y. */
const latinAtStart: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

const MOST_LETTERS = 512;

/** What Meta would take for a name that was typed in words: «Замовлення готове» is `zamovlennia_hotove`. */
export function suggestName(typed: string): string {
  const words = typed
    .toLowerCase()
    .replace(/[’'ʼ`ьъ]/gu, '')
    // "зг" is "zgh", so that it is not read as "ж".
    .replace(/зг/gu, 'zgh')
    .replace(/(?<!\p{L})[єїйюя]/gu, (letter) => latinAtStart[letter] ?? letter)
    .replace(/[а-яґєіїё]/gu, (letter) => latin[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return words.slice(0, MOST_LETTERS);
}
