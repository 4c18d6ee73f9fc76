import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldedWordList, foldedWords } from '#shared/domain/search-words.ts';

it('the words of a text are the same with and without their places', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      "м'який",
      'п’ять ',
      "' ",
      'Café',
      'мі\u0438\u0306ло',
      '№12345',
      '🙂',
      '\uf8ff',
      '\u{f0005}',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      expect(foldedWordList(text)).toEqual(Array.from(foldedWords(text), ({ word }) => word));
    }),
  );
});

it.each([
  ['an apostrophe does not part a word', 'М’який знак', ['мякий', 'знак']],
  ['the sign of a telephone’s maker is a letter to the index', '\uf8ff Pay', ['\uf8ff', 'pay']],
  ['the marks of the index part words and are none', 'слово\u{f0005}інше', ['слово', 'інше']],
])('%s', (_name, text, words) => {
  expect(foldedWordList(text)).toEqual(words);
});
