/** The official romanization of Ukrainian (Cabinet of Ministers, 2010), without its forms for the beginning of a word. */
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ю: 'iu',
  я: 'ia',
  ё: 'e',
  ы: 'y',
  э: 'e',
};
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
