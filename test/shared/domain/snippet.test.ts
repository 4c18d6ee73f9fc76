import { describe, expect, it } from 'vitest';
import { parseSearchQuery } from '#shared/domain/search-query.ts';
import { findHits, makeSnippet } from '#shared/domain/snippet.ts';

const termsOf = (typed: string) => parseSearchQuery(typed, 0).terms;
/** The marked words of a snippet. */
const marked = (text: string, typed: string): string[] => {
  const snippet = makeSnippet(text, termsOf(typed));
  return snippet.marks.map(([start, end]) => snippet.text.slice(start, end));
};

describe('a snippet', () => {
  it('shows the words as they were written, case and apostrophes aside', () => {
    expect(marked('Дуже М’ЯКИЙ плед, м`яка ціна', "м'як")).toEqual(['М’ЯКИЙ', 'м`яка']);
    expect(marked('Le CAFÉ est fermé', 'cafe')).toEqual(['CAFÉ']);
  });

  it('marks a phrase in one piece and the beginning of its last word', () => {
    expect(marked('на завтра, на завтрашній день', '"на зав')).toEqual(['на завтра', 'на завтрашній']);
    expect(marked('на завтра і завтра', '"на завтра"')).toEqual(['на завтра']);
  });

  it('does not mark what was to be left out', () => {
    expect(marked('червоні троянди', 'червоні -троянди')).toEqual(['червоні']);
  });

  it('of a short text is the text', () => {
    expect(makeSnippet('перший\nрядок', termsOf('рядок'))).toEqual({
      text: 'перший рядок',
      marks: [[7, 12]],
    });
  });

  it('without a word to look for begins at the beginning', () => {
    const { text, marks } = makeSnippet('а'.repeat(500), termsOf('has:image'));
    expect(marks).toEqual([]);
    expect(text).toBe(`${'а'.repeat(180)} …`);
  });

  it('of a long text is cut around its first hit, and quickly', () => {
    const text = `${'слово '.repeat(10_000)}голка ${'сіно '.repeat(1000)}`;
    const started = performance.now();
    const snippet = makeSnippet(text, termsOf('голка'));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(snippet.text.length).toBeLessThan(200);
    expect(snippet.text).toMatch(/^… слово .*голка.* …$/);
    expect(snippet.marks.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['голка']);
  });

  it('does not cut an emoji in two', () => {
    for (let lead = 0; lead < 4; lead += 1) {
      const { text } = makeSnippet(`${'x'.repeat(lead)}${'😀'.repeat(300)}`, []);
      // What is cut in two cannot be encoded and comes back as another sign.
      expect(Buffer.from(text).toString()).toBe(text);
    }
  });
});

describe('all hits of a text', () => {
  it('are found wherever they are, overlapping ones as one', () => {
    expect(findHits('ба баба бар ба', termsOf('ба'))).toEqual([
      [0, 2],
      [3, 7],
      [8, 11],
      [12, 14],
    ]);
    expect(findHits('на завтра день', termsOf('"на завтра" "завтра день"'))).toEqual([[0, 14]]);
  });
});
