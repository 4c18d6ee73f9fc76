import { describe, expect, it } from 'vitest';
import { checkContactField } from '#shared/domain/contact-fields.ts';

describe('a value of a field', () => {
  it.each([
    ['text', '  Київ ', 'Київ'],
    ['number', '1,5', '1.5'],
    ['number', '-12 500', '-12500'],
    ['number', '1\u00a0234\u00a0567,89', '1234567.89'],
    ['number', '+5', '5'],
    ['date', '22.11.2026', '2026-11-22'],
    ['date', '2/3/2024', '2024-03-02'],
    ['date', '2026-11-22', '2026-11-22'],
    ['date', '29.02.2024', '2024-02-29'],
    ['email', 'olena@example.com', 'olena@example.com'],
    ['link', 'https://example.com/a?b', 'https://example.com/a?b'],
    ['link', 'example.com/shop', 'https://example.com/shop'],
  ] as const)('%s %j is kept as %j', (kind, typed, value) => {
    expect(checkContactField(kind, typed)).toEqual({ value });
  });

  it.each([
    ['number', 'twelve'],
    ['number', '1.2.3'],
    ['number', '12 34'],
    ['date', '30.02.2026'],
    ['date', 'tomorrow'],
    ['date', '2026-13-01'],
    ['email', 'olena@'],
    ['link', 'javascript:alert(1)'],
    ['link', 'file:///etc/passwd'],
    ['link', 'two words'],
    ['text', 'x'.repeat(2_001)],
  ] as const)('%s %j is refused in words of both languages', (kind, typed) => {
    expect(checkContactField(kind, typed)).toEqual({
      en: expect.stringMatching(/[a-z]/) as unknown,
      uk: expect.stringMatching(/[а-яії]/) as unknown,
    });
  });
});
