import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findByWords } from '../../../../src-renderer/features/commands/find-by-words.ts';
import { meantWords } from '../../../../src-renderer/state/keyboard-layouts.ts';

const commands: readonly (readonly string[])[] = [
  ['Завершити або відкрити знову', 'Mark as done or reopen'],
  ['Позначити непрочитаною', 'Mark as unread'],
  ['Контакти', 'Contacts'],
  ['Темне оформлення', 'Dark appearance'],
  ['Голосове повідомлення', 'Voice message'],
  ['Ґатунок і зв’язок', 'Grade'],
];
const found = (query: string) => findByWords(query, commands, (texts) => texts).map(({ item }) => item[0]);

describe('finding by words', () => {
  it('takes the beginning of any word, in either language, in any case', () => {
    expect([found('конт'), found('CONTACTS'), found('unread mark'), found('оформ')]).toEqual([
      ['Контакти'],
      ['Контакти'],
      ['Позначити непрочитаною'],
      ['Темне оформлення'],
    ]);
  });

  it('understands the wrong keyboard layout, in both directions', () => {
    // What an English keyboard writes for "контакти", and a Ukrainian one for "dark" and "done".
    expect([found('rjynfrnb'), found('вфкл'), found('вщту')]).toEqual([
      ['Контакти'],
      ['Темне оформлення'],
      ['Завершити або відкрити знову'],
    ]);
    expect(meantWords('ghbdsn')).toContain('привіт');
  });

  it('forgives missing apostrophes and the г for a ґ', () => {
    expect(found("гатунок зв'язок")).toEqual(['Ґатунок і зв’язок']);
    expect(found('звязок')).toEqual(['Ґатунок і зв’язок']);
  });

  it('puts the beginning of a title before its middle, and letters here and there last', () => {
    expect(found('mark')).toEqual(['Завершити або відкрити знову', 'Позначити непрочитаною']);
    expect(found('mkun')).toEqual(['Позначити непрочитаною']);
    expect(found('відкрити')).toEqual(['Завершити або відкрити знову']);
  });

  it('finds nothing by nothing, and nothing by what is nowhere', () => {
    expect([found(''), found('   '), found('йцукенг')]).toEqual([[], [], []]);
  });

  it('finds every command by every one of its own words, whatever is typed never throws', () => {
    const words = commands.flatMap((texts) =>
      texts.flatMap((text) => text.split(' ').map((word) => [word, texts[0]])),
    );
    for (const [word = '', title] of words) expect(found(word)).toContain(title);
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (query) => found(query).length <= commands.length));
  });
});
