import { describe, expect, it } from 'vitest';
import { sortText } from '../../../src-main/db/search-text.ts';

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const inOrder = (names: readonly string[]) => names.toSorted((a, b) => compare(sortText(a), sortText(b)));

describe('names by which contacts are listed', () => {
  it('stand in the order of the Ukrainian alphabet, whatever Unicode says', () => {
    const names = [
      'Галина',
      'Гюзель',
      'Ґанна',
      'Дарина',
      'Емма',
      'Єва',
      'Жанна',
      'Ивга',
      'Іван',
      'Її',
      'Йосип',
    ];
    expect(inOrder(names.toReversed())).toEqual(names);
  });

  it('keep a shorter name before the longer one that begins with it', () => {
    expect(inOrder(['Марія Ї', 'марія', 'Марія'])).toEqual(['марія', 'Марія', 'Марія Ї']);
  });
});
