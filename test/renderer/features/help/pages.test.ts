import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { connectFailures } from '#shared/domain/connect-failures.ts';
import { knownMetaErrorCodes, metaErrorEntry } from '#shared/domain/meta-errors.ts';
import { articleNames, articles } from '../../../../src-renderer/features/help/articles/articles.ts';
import {
  articlesAbout,
  articleText,
  codesAbout,
  entryOf,
  entryPath,
  entryTitle,
  helpEntries,
} from '../../../../src-renderer/features/help/entries.ts';
import { languages } from '../../../../src-renderer/i18n/language.ts';

const lastPart = (path: string) => path.replace('/help/', '');

describe('the pages of the help', () => {
  it('are there for every way of failing to connect and for every code of the catalogue', () => {
    const addresses = new Set(helpEntries.map(entryPath));
    const wanted = [
      ...connectFailures.map((name) => `/help/${name.replaceAll('_', '-')}`),
      ...knownMetaErrorCodes.map((code) => `/help/error-${code}`),
    ];
    expect(wanted.filter((address) => !addresses.has(address))).toEqual([]);
  });

  it.each(languages)('say something whole in %s', (language) => {
    const thin = articleNames.filter((name) => {
      const { title, see, why, steps, words } = articleText(name, language);
      return [title, see, why, words, ...steps].some((text) => text.trim() === '') || steps.length === 0;
    });
    const bareCodes = knownMetaErrorCodes.filter((code) => metaErrorEntry(code).what[language].trim() === '');
    expect({ thin, bareCodes }).toEqual({ thin: [], bareCodes: [] });
  });

  it('have one title each in both languages', () => {
    for (const language of languages) {
      const titles = articleNames.map((name) => articleText(name, language).title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('are found again by their addresses, which are all different', () => {
    expect(new Set(helpEntries.map(entryPath)).size).toBe(helpEntries.length);
    expect(helpEntries.map((entry) => entryOf(lastPart(entryPath(entry))))).toEqual(helpEntries);
  });

  it('explain a code that nobody knows with an honest sentence, and nothing else that is made up', () => {
    expect(entryOf('error-999999')).toEqual({ kind: 'error', code: 999_999 });
    expect(entryTitle({ kind: 'error', code: 999_999 }, 'en')).toBe(
      'Meta refused for a reason that Rozmova does not know.',
    );
    expect([entryOf('nonsense'), entryOf('error-12x'), entryOf('error-')]).toEqual([null, null, null]);
  });

  it('lead to places that the console has, and to Meta over https only', () => {
    const routes = readFileSync('src-renderer/routes.tsx', 'utf8');
    const roots = [...routes.matchAll(/path="(\/[a-z]+)/g)].map((match) => match[1]);
    const places = articleNames.flatMap((name) => articles[name].place ?? []);
    expect(places.filter((place) => !roots.includes(`/${place.split('/')[1]}`))).toEqual([]);
    const links = articleNames.flatMap((name) => articles[name].link ?? []);
    expect(links.filter((link) => new URL(link).protocol !== 'https:')).toEqual([]);
  });

  it('point from a code to the articles about it and back', () => {
    expect(articlesAbout(131_047)).toContain('window_24_hours');
    expect(codesAbout('window_24_hours')).toEqual([131_047]);
    expect(articlesAbout(190)).toEqual(['temporary_token', 'token_revoked']);
    for (const code of knownMetaErrorCodes)
      for (const name of articlesAbout(code)) expect(codesAbout(name)).toContain(code);
  });
});
