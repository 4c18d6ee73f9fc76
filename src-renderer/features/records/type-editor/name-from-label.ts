import { latinLetters } from '#shared/domain/latin-letters.ts';

const MOST_LETTERS = 40;

/**
 * The name that programs and templates use, made from what people call a thing: "Дата замовлення" becomes
 * `dataZamovlennia` (Ukrainian letters as passports write them), "Order number" `orderNumber`. Never one of `taken`.
 */
export function nameFromLabel(label: string, fallback: string, taken: readonly string[]): string {
  const latin = Array.from(
    label.toLowerCase().replace(/[’'ʼ]/g, ''),
    (letter) => latinLetters[letter] ?? letter,
  )
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const [first = '', ...others] = latin.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const joined = first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const name = (/^[a-z]/.test(joined) ? joined : fallback + joined).slice(0, MOST_LETTERS);
  let candidate = name;
  for (let number = 2; taken.includes(candidate); number += 1) candidate = `${name}${number}`;
  return candidate;
}

/** The same for a type, which begins with a capital: `Order`. */
export function typeNameFromLabel(label: string, taken: readonly string[]): string {
  const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
  const plain = capital(nameFromLabel(label, 'type', []));
  let candidate = plain;
  for (let number = 2; taken.includes(candidate); number += 1) candidate = `${plain}${number}`;
  return candidate;
}
