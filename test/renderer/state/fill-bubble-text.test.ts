import { describe, expect, it } from 'vitest';
import { directionOfTemplate, fillBubbleText } from '../../../src-renderer/state/fill-bubble-text.ts';

const fill = (text: string, language: string, values: Record<string, string | null>) =>
  fillBubbleText(text, 'body', { values, language });
const isolated = (value: string) => `\u2068${value}\u2069`;

describe('a value in the picture of a template', () => {
  it('does not move the words beside it, where the template is read from right to left', () => {
    const values = { 'body:1': 'Anna', 'body:2': '+380 67 123 45 67' };
    expect(fill('{{1}}, ההזמנה שלך מוכנה: {{2}}', 'he', values)).toBe(
      `${isolated('Anna')}, ההזמנה שלך מוכנה: ${isolated('+380 67 123 45 67')}`,
    );
  });

  it('does not move them either when it is itself read from right to left', () => {
    expect(fill('{{1}}, 2 товари.', 'uk', { 'body:1': 'שרה' })).toBe(`${isolated('שרה')}, 2 товари.`);
    expect(fill('{{1}}, 2 товари.', 'uk', { 'body:1': 'Олено' })).toBe('Олено, 2 товари.');
  });

  it('stays a part of the address that it stands in', () => {
    expect(fill('هنا https://shop.ua/o/{{1}}', 'ar', { 'body:1': '1042' })).toBe(
      'هنا https://shop.ua/o/1042',
    );
  });

  it('leaves its place as it is written while there is none', () => {
    expect(fill('{{1}} שלום', 'he', { 'body:1': null })).toBe('{{1}} שלום');
  });
});

it.each([
  ['he', ['Anna, שלום'], 'rtl'],
  ['ar_EG', [''], 'rtl'],
  ['prs_AF', ['سلام'], 'rtl'],
  ['uk', ['Вітаємо, {{1}}!'], 'ltr'],
  // No name for it at Meta: the letters tell.
  ['en', ['שלום'], 'auto'],
] as const)('a template in %s with %j goes %s', (language, texts, direction) => {
  expect(directionOfTemplate(language, texts)).toBe(direction);
});
