import { latinLetters } from './latin-letters.ts';

const LONGEST = 60;

/** Names that every object has already: a value under one of them would be there before anybody wrote it. */
export const isReservedFieldName = (name: string): boolean => name in Object.prototype;

/** A name for programs and paths, made from a name for people: `Дата народження` becomes `data_narodzhennia`. */
export function fieldSlug(name: string, isTaken: (slug: string) => boolean): string {
  const latin = [...name.normalize('NFKC').toLowerCase()]
    .map((letter) => latinLetters[letter] ?? letter)
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
