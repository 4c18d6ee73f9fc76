/** Ukrainian letters as the state writes them in Latin ones (2010), without the rules for the beginning of a word. */
const LATIN: Readonly<Record<string, string>> = {
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
  ь: '',
  ю: 'iu',
  я: 'ia',
  ё: 'io',
  ъ: '',
  ы: 'y',
  э: 'e',
};

const LONGEST = 60;

/** Names that every object has already: a value under one of them would be there before anybody wrote it. */
export const isReservedFieldName = (name: string): boolean => name in Object.prototype;

/** A name for programs and paths, made from a name for people: `Дата народження` becomes `data_narodzhennia`. */
export function fieldSlug(name: string, isTaken: (slug: string) => boolean): string {
  const latin = [...name.normalize('NFKC').toLowerCase()]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[\p{M}'’ʼ`-]/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const base = (/^[a-z]/.test(latin) ? latin : `field_${latin}`).slice(0, LONGEST - 5).replace(/_+$/, '');
  let slug = base;
  for (let number = 2; isReservedFieldName(slug) || isTaken(slug); number += 1) slug = `${base}_${number}`;
  return slug;
}
