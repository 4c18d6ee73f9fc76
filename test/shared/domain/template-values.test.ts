import { describe, expect, it } from 'vitest';
import type { FieldKind } from '#shared/contract/records.ts';
import {
  emptyTemplateText,
  type TemplateButton,
  type TemplateText,
  type ValueFormat,
} from '#shared/domain/template-draft.ts';
import {
  fillText,
  formatValue,
  textLengthProblem,
  valueProblem,
  valueProblems,
} from '#shared/domain/template-values.ts';

const write = (value: unknown, kind: FieldKind, format: ValueFormat, language = 'uk') =>
  formatValue(value, { kind, format, language, timeZone: 'Europe/Kyiv' });
/** Spaces that do not break a line, made visible. */
const shown = (value: string | null) => value?.replaceAll('\u00A0', '~') ?? null;

describe('a value as the customer reads it', () => {
  const price = { amount: 1250.5, currency: 'UAH' };
  it.each([
    ['uk', 'symbol', price, '1~250,50~₴'],
    ['en_US', 'symbol', price, '₴1,250.50'],
    ['fr', 'symbol', price, '1~250,50~₴'],
    ['de', 'code', { amount: '1250.5', currency: 'eur' }, '1.250,50~EUR'],
    ['uk', 'none', price, '1~250,50'],
    ['ja', 'none', { amount: 1250, currency: 'JPY' }, '1,250'],
    ['en_US', 'name', { amount: 2, currency: 'USD' }, '2.00 US dollars'],
    ['uk', 'symbol', { amount: 7 }, '7'],
    ['uk', 'symbol', { amount: 7, currency: 'золоті' }, '7'],
    ['uk', 'symbol', { currency: 'UAH' }, null],
    ['uk', 'symbol', 'дорого', null],
  ] as const)('money in %s by %s', (language, currency, value, expected) => {
    expect(shown(write(value, 'money', { kind: 'money', currency }, language))).toBe(expected);
  });

  it.each([
    ['uk', 'long', '2026-11-22', '22 листопада 2026 р.'],
    ['en_US', 'full', '2026-11-22', 'Sunday, November 22, 2026'],
    ['uk', 'short', '2026-11-22', '22.11.26'],
    ['uk', 'long_time', '2026-11-22', '22 листопада 2026 р.'],
    ['uk', 'time', '2026-11-22T10:30', '10:30'],
    ['uk', 'time', '2026-11-22T10:30:00Z', '12:30'],
    ['en_US', 'time', '2026-11-22T10:30+02:00', '10:30 AM'],
    ['uk', 'time', '2026-11-22', null],
    ['uk', 'long', '2026-02-30', null],
    ['uk', 'long', 'завтра', null],
    ['uk', 'long', null, null],
  ] as const)('a date in %s as %s: %s', (language, style, value, expected) => {
    expect(shown(write(value, 'date', { kind: 'date', style }, language))).toBe(expected);
  });

  /** The mark that keeps a number together in a text from right to left, made visible. */
  const marked = (value: string | null) => shown(value)?.replaceAll('\u200F', '‹rtl›') ?? null;
  it.each([
    ['uk', '1~234~567,50~₴', '1~234~567,89', '22 листопада 2026 р.', '16:05'],
    ['en_US', '₴1,234,567.50', '1,234,567.89', 'November 22, 2026', '4:05 PM'],
    ['de', '1.234.567,50~₴', '1.234.567,89', '22. November 2026', '16:05'],
    ['pl', '1~234~567,50~₴', '1~234~567,89', '22 listopada 2026', '16:05'],
    ['ar', '‹rtl›1,234,567.50~₴', '1,234,567.89', '22 نوفمبر 2026', '4:05 م'],
  ])('money, a number, a day and a time in %s', (language, money, number, day, time) => {
    const sum = { amount: 1_234_567.5, currency: 'UAH' };
    expect([
      marked(write(sum, 'money', { kind: 'money', currency: 'symbol' }, language)),
      marked(write(1_234_567.891, 'number', { kind: 'number', decimals: 2 }, language)),
      marked(write('2026-11-22', 'date', { kind: 'date', style: 'long' }, language)),
      marked(write('2026-11-22T14:05:00Z', 'date', { kind: 'date', style: 'time' }, language)),
    ]).toEqual([money, number, day, time]);
  });

  it('writes numbers with the decimals that were chosen, and words as they are', () => {
    expect(shown(write(1234.5, 'number', { kind: 'number', decimals: null }))).toBe('1~234,5');
    expect(shown(write(1234.5, 'number', { kind: 'number', decimals: 2 }, 'en_US'))).toBe('1,234.50');
    expect(write('  Олена ', 'text', { kind: 'text' })).toBe('Олена');
    expect(write('  ', 'text', { kind: 'text' })).toBeNull();
    expect(write({ strange: 1 }, 'text', { kind: 'text' })).toBeNull();
  });

  it('takes the usual format where the chosen one is of another kind, and English where the language is none', () => {
    expect(shown(write({ amount: 3, currency: 'UAH' }, 'money', { kind: 'text' }))).toBe('3,00~₴');
    expect(write('2026-11-22', 'date', { kind: 'text' }, '!!')).toBe('Nov 22, 2026');
  });
});

describe('what Meta refuses of a value', () => {
  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    [null, 'missing'],
    [undefined, 'missing'],
    ['a\nb', 'line_break'],
    ['a\r\nb', 'line_break'],
    ['a\u2028b', 'line_break'],
    ['a\tb', 'tab'],
    ['a     b', 'spaces'],
    ['a'.repeat(1025), 'too_long'],
  ])('%j is told as %s', (value, code) => {
    expect(valueProblem(value)?.code).toBe(code);
  });

  it.each(['a    b', 'a\u00A0\u00A0\u00A0\u00A0\u00A0b', 'a'.repeat(1024), '😀'.repeat(1024), '0'])(
    '%j is taken',
    (value) => {
      expect(valueProblem(value)).toBeNull();
    },
  );

  it('asks of each place what its kind needs', () => {
    const buttons: TemplateButton[] = [
      { kind: 'url', text: 'Open', url: 'https://a.com/{{1}}' },
      { kind: 'copy_code', sample: 'A' },
      { kind: 'mpm', text: 'View items' },
      { kind: 'spm', text: 'View' },
    ];
    const text: TemplateText = {
      ...emptyTemplateText,
      header: { kind: 'text', text: 'Our {{1}}' },
      body: 'Hi {{1}}',
      buttons,
    };
    const codes = (values: Record<string, string>) =>
      Object.fromEntries(Object.entries(valueProblems(text, values)).map(([key, { code }]) => [key, code]));
    expect(codes({})).toEqual({
      'header:1': 'missing',
      'body:1': 'missing',
      'button:0': 'missing',
      'button:1': 'missing',
      'button:2': 'missing',
      'button:3': 'missing',
    });
    expect(
      codes({
        'header:1': 'x'.repeat(61),
        'body:1': 'a\tb',
        'button:0': 'https://b.com/x',
        'button:1': '0123456789ABCDEF',
        'button:2': ', ;',
        'button:3': 'sku-1',
      }),
    ).toEqual({
      'header:1': 'too_long',
      'body:1': 'tab',
      'button:0': 'bad_form',
      'button:1': 'too_long',
      'button:2': 'bad_form',
      'button:3': 'bad_form',
    });
    expect(
      codes({
        'header:1': 'sale',
        'body:1': 'Olena',
        'button:0': 'https://a.com/x',
        'button:1': '25OFF',
        'button:2': 'sku-1',
        'button:3': '12/sku-1',
      }),
    ).toEqual({});
  });

  it('limits the code of a one-time password to fifteen characters', () => {
    const text: TemplateText = { ...emptyTemplateText, category: 'AUTHENTICATION' };
    expect(valueProblems(text, { 'body:1': '0123456789ABCDEF' })['body:1']?.code).toBe('too_long');
    expect(valueProblems(text, { 'body:1': '0123456789ABCDE' })).toEqual({});
  });
});

describe('a filled template', () => {
  it('keeps a hole that has no value, and puts values in as they are', () => {
    expect(fillText('Hi {{ who }}, {{x}} of {{who}}', 'body', { 'body:who': '$& {{x}}' })).toBe(
      'Hi $& {{x}}, {{x}} of $& {{x}}',
    );
    expect(fillText('Our {{1}}', 'header', { 'body:1': 'no' })).toBe('Our {{1}}');
  });

  it('is told when it is longer than WhatsApp takes; alone the body may be longer', () => {
    const alone: TemplateText = { ...emptyTemplateText, body: 'Hi {{1}}!' };
    const among: TemplateText = { ...alone, footer: 'Bye' };
    expect(textLengthProblem(among, { 'body:1': 'x'.repeat(1020) })).toBeNull();
    expect(textLengthProblem(among, { 'body:1': 'x'.repeat(1021) })?.en).toContain('1024');
    expect(textLengthProblem(alone, { 'body:1': 'x'.repeat(1021) })).toBeNull();
    const header: TemplateText = { ...alone, header: { kind: 'text', text: 'Our {{1}}' } };
    expect(textLengthProblem(header, { 'header:1': 'x'.repeat(57) })?.en).toContain('60');
    expect(textLengthProblem(header, { 'header:1': 'x'.repeat(56) })).toBeNull();
  });
});
