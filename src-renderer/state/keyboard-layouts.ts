// What the same keys write on an English and on a Ukrainian keyboard, place by place.
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`\\";
const ukrainianKeys = 'йцукенгшщзхїфівапролджєячсмитьбюʼґ';

function swapped(text: string, from: string, to: string): string {
  return text
    .toLowerCase()
    .split('')
    .map((letter) => to[from.indexOf(letter)] ?? letter)
    .join('');
}

/** The words somebody may have meant: as typed, and as the same keys write them on the other keyboard layout. */
export function meantWords(typed: string): readonly string[] {
  const variants = [
    typed,
    swapped(typed, latinKeys, ukrainianKeys),
    swapped(typed, ukrainianKeys, latinKeys),
  ];
  return [...new Set(variants.map((variant) => variant.trim()))].filter((variant) => variant !== '');
}
