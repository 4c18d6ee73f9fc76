import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../src-renderer/i18n/index.ts';
import { loadWords } from '../../../src-renderer/i18n/words.ts';

type Words = { readonly [key: string]: string | Words };

/** Every text by its full key; plural forms of one text come under the one key without their ending. */
function texts(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : texts(value, `${prefix}${key}.`),
  );
}

const pluralEnding = /_(zero|one|two|few|many|other)$/;
const forms: Record<string, readonly string[]> = {
  uk: ['few', 'many', 'one', 'other'],
  en: ['one', 'other'],
};
const placeholders = (text: string) => [...text.matchAll(/{{(\w+)/g)].map((match) => match[1] ?? '').sort();

const words = { uk: await loadWords('uk'), en: await loadWords('en') };
// Nothing but texts and groups of them stands in the files; the loader's type leaves the depth open.
const uk = words.uk as Words;
const en = words.en as Words;
const ukTexts = texts(uk);
const enTexts = texts(en);
const stems = (entries: readonly [string, string][]) =>
  [...new Set(entries.map(([key]) => key.replace(pluralEnding, '')))].sort();

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(stems(enTexts)).toEqual(stems(ukTexts));
  });

  it('leave no text empty and none with spaces at its ends', () => {
    const bad = [...ukTexts, ...enTexts].filter(([, text]) => text.trim() === '' || text !== text.trim());
    expect(bad).toEqual([]);
  });

  it.each([
    ['uk', ukTexts],
    ['en', enTexts],
  ] as const)('give every counted text all the plural forms that %s has', (language, entries) => {
    const found = new Map<string, string[]>();
    for (const [key] of entries) {
      const form = pluralEnding.exec(key)?.[1];
      if (form) {
        const stem = key.replace(pluralEnding, '');
        found.set(stem, [...(found.get(stem) ?? []), form].sort());
      }
    }
    const incomplete = [...found].filter(([, have]) => have.join() !== forms[language]?.join());
    expect(incomplete).toEqual([]);
  });

  it('fill in the same values', () => {
    const english = new Map(enTexts);
    const different = ukTexts
      .filter(([key]) => english.has(key))
      .filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join())
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  it('use Ukrainian letters only in Ukrainian', () => {
    // The name of a language is written in that language everywhere.
    const cyrillic = enTexts.filter(([key, text]) => /[а-яіїєґ]/i.test(text) && !key.endsWith('language.uk'));
    const russian = ukTexts.filter(([, text]) => /[ыэёъ]/i.test(text));
    expect({ cyrillic, russian }).toEqual({ cyrillic: [], russian: [] });
  });
});

describe('counting', () => {
  it('follows the Ukrainian plural rules', () => {
    const { t } = createI18n('uk', words.uk);
    const said = [1, 2, 5, 11, 21, 22, 25, 111].map((count) => t('common:unread', { count }));
    expect(said).toEqual([
      '1 непрочитане',
      '2 непрочитані',
      '5 непрочитаних',
      '11 непрочитаних',
      '21 непрочитане',
      '22 непрочитані',
      '25 непрочитаних',
      '111 непрочитаних',
    ]);
  });

  it('follows the English plural rules', () => {
    const { t } = createI18n('en', words.en);
    expect([1, 2].map((count) => t('common:messages', { count }))).toEqual(['1 message', '2 messages']);
  });
});

describe('switching the language', () => {
  it('brings the words of the other one first, and never shows a key', async () => {
    const i18n = createI18n('en', words.en);
    const seen: string[] = [];
    i18n.on('languageChanged', () => seen.push(i18n.t('common:actions.cancel')));

    expect(i18n.hasResourceBundle('uk', 'common')).toBe(false);
    await i18n.changeLanguage('uk');

    expect(seen).toEqual(['Скасувати']);
    expect(i18n.t('templates:list.title')).not.toContain('list.title');
  });
});
