import { describe, expect, it } from 'vitest';
import { markedPieces } from '../../../../../src-renderer/features/templates/editor/marked-pieces.ts';

const wrong = (from: number, to: number) => ({
  code: 'x',
  severity: 'error' as const,
  spot: { kind: 'body' as const, from, to },
  sentence: { uk: '', en: '' },
});

describe('a text with its marks', () => {
  it('marks places and what is wrong in them, and loses no letter', () => {
    const text = 'Hi {{1}}, {{oops}}!';
    const pieces = markedPieces(text, [wrong(10, 18)]);
    expect(pieces).toEqual([
      { kind: 'words', isWrong: false, text: 'Hi ' },
      { kind: 'place', isWrong: false, text: '{{1}}' },
      { kind: 'words', isWrong: false, text: ', ' },
      { kind: 'place', isWrong: true, text: '{{oops}}' },
      { kind: 'words', isWrong: false, text: '!' },
    ]);
  });

  it('takes a text full of places in its stride', () => {
    const text = '{{1}} and '.repeat(8_000);
    const startedAt = performance.now();
    const pieces = markedPieces(text, [wrong(0, 5), wrong(3, 40)]);
    // It took half a minute when each piece was held against each place.
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    // The first of them is cut in two by a mistake that begins within it.
    expect(pieces.filter(({ kind }) => kind === 'place')).toHaveLength(8_001);
    expect(pieces.findIndex(({ isWrong }) => !isWrong)).toBe(9);
  });

  it('bears a range that the text has outlived', () => {
    expect(
      markedPieces('Hi', [wrong(10, 18)])
        .map(({ text }) => text)
        .join(''),
    ).toBe('Hi');
  });
});
