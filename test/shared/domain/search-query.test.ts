import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearchQuery } from '#shared/domain/search-query.ts';

const NOW = new Date(2026, 10, 22, 15).getTime();
const parse = (typed: string) => parseSearchQuery(typed, NOW);
const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime();

describe('words', () => {
  it('are all looked for, and the last one is a beginning', () => {
    expect(parse('Зелений букет').terms).toEqual([
      { words: ['зелений'], isPrefix: false, isNot: false },
      { words: ['букет'], isPrefix: true, isNot: false },
    ]);
  });

  it('a word within quotation marks, or a phrase, stands as it is', () => {
    expect(parse('"на завтра" «п’ять штук»').terms).toEqual([
      { words: ['на', 'завтра'], isPrefix: false, isNot: false },
      { words: ['пять', 'штук'], isPrefix: false, isNot: false },
    ]);
  });

  it('a phrase that is still being typed ends with a beginning', () => {
    expect(parse('"на зав').terms).toEqual([{ words: ['на', 'зав'], isPrefix: true, isNot: false }]);
  });

  it('a minus leaves out a word, but does not take a number away', () => {
    expect(parse('букет -троянди').terms).toEqual([
      { words: ['букет'], isPrefix: false, isNot: false },
      { words: ['троянди'], isPrefix: false, isNot: true },
    ]);
    expect(parse('знижка -50%').terms.map((term) => term.isNot)).toEqual([false, false]);
  });

  it('one letter is not taken for a beginning', () => {
    expect(parse('я').terms).toEqual([{ words: ['я'], isPrefix: false, isNot: false }]);
  });

  it('what is written together stands together', () => {
    expect(parse('INV-2026/77').terms).toEqual([
      { words: ['inv', '2026', '77'], isPrefix: true, isNot: false },
    ]);
  });

  it('Latin letters lose their marks, й ї ґ do not', () => {
    expect(parse('"Café мій ґанок"').terms[0]?.words).toEqual(['cafe', 'мій', 'ґанок']);
  });

  it('a sign that stands for letters is not taken for them: texts have it as it is', () => {
    expect(parse('№125 ½').terms.map(({ words }) => words)).toEqual([['125'], ['½']]);
  });

  it('signs alone are told to be no words', () => {
    expect(parse('🙂')).toMatchObject({ terms: [], filters: [], problems: [{ word: '🙂' }] });
    expect(parse('  ')).toEqual({ terms: [], filters: [], problems: [] });
  });
});

describe('filters', () => {
  it.each([
    ['from:me', { kind: 'from', who: 'me', isNot: false }],
    ['від:мене', { kind: 'from', who: 'me', isNot: false }],
    ['from:клієнт', { kind: 'from', who: 'customer', isNot: false }],
    ['from:"Олена Коваль"', { kind: 'from-name', name: 'Олена Коваль', isNot: false }],
    ['-from:Оля', { kind: 'from-name', name: 'Оля', isNot: true }],
    ['акаунт:Квіти', { kind: 'account', name: 'Квіти' }],
    ['in:Олена', { kind: 'in', name: 'Олена' }],
    ['у:Олена', { kind: 'in', name: 'Олена' }],
    ['has:image', { kind: 'has', what: 'image' }],
    ['має:фото', { kind: 'has', what: 'image' }],
    ['has:PDF', null],
    ['is:out', { kind: 'is', direction: 'out' }],
  ])('%s', (typed, filter) => {
    const query = parse(typed);
    if (filter) expect(query).toMatchObject({ terms: [], filters: [filter], problems: [] });
    else
      expect(query).toMatchObject({ terms: [{ words: ['pdf'] }], filters: [], problems: [{ word: typed }] });
  });

  it.each([
    ['on:2026-05-01', day(2026, 5, 1), day(2026, 5, 2)],
    ['on:01.05.2026', day(2026, 5, 1), day(2026, 5, 2)],
    ['on:1.5', day(2026, 5, 1), day(2026, 5, 2)],
    ['on:05.2026', day(2026, 5, 1), day(2026, 6, 1)],
    ['on:2026-12', day(2026, 12, 1), day(2027, 1, 1)],
    ['on:2025', day(2025, 1, 1), day(2026, 1, 1)],
    ['on:today', day(2026, 11, 22), day(2026, 11, 23)],
    ['дата:вчора', day(2026, 11, 21), day(2026, 11, 22)],
    ['before:2026-05-01', null, day(2026, 5, 1)],
    ['до:05.2026', null, day(2026, 5, 1)],
    ['after:05.2026', day(2026, 5, 1), null],
    ['після:вчора', day(2026, 11, 21), null],
  ])('%s', (typed, from, to) => {
    expect(parse(typed).filters).toEqual([{ kind: 'time', from, to, isNot: false }]);
  });

  it.each(['on:31.02.2026', 'before:soon', 'after:2026-13', 'on:1.5.26', 'on:__proto__', 'on:constructor'])(
    '%s is no date, and says so',
    (typed) => {
      const { filters, problems, terms } = parse(typed);
      expect(filters).toEqual([]);
      expect(problems.map((problem) => problem.word)).toEqual([typed]);
      expect(terms.length).toBeGreaterThan(0);
    },
  );

  it('a slip of the finger is told, an ordinary colon is not', () => {
    expect(parse('befor:2026').problems[0]?.sentence.en).toContain('before:');
    expect(parse('ціна:500 https://example.org 12:30')).toMatchObject({ filters: [], problems: [] });
  });

  it('a filter that is just being typed is not yet searched', () => {
    expect(parse('букет from:')).toMatchObject({ terms: [{ words: ['букет'] }], filters: [], problems: [] });
  });
});

describe('any input', () => {
  it('is understood somehow, and every term has words', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"',
        '-',
        ':',
        ' ',
        'from:',
        'має:',
        'before:',
        '2026-',
        '«',
        '”',
        'NEAR(',
        ' OR ',
        '*',
        '^',
        '\0',
        '’',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const { terms } = parse(parts.join(''));
        for (const term of terms) {
          expect(term.words.length).toBeGreaterThan(0);
          for (const word of term.words) expect(word).not.toMatch(/["\0\s*^]/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has no more terms than anybody types', () => {
    const query = parse('слово '.repeat(60));
    expect(query.terms).toHaveLength(24);
    expect(query.problems).toHaveLength(1);
  });
});
