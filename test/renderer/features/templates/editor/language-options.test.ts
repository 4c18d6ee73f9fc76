import { describe, expect, it } from 'vitest';
import { languageOptions } from '../../../../../src-renderer/features/templates/editor/components/LanguageField.tsx';
import { findOptions } from '../../../../../src-renderer/ui/find-options.ts';

const found = (screenLanguage: 'uk' | 'en', typed: string) =>
  findOptions(languageOptions(screenLanguage), typed).map(({ value }) => value);

describe('what is typed above a list', () => {
  it.each([
    ['uk', 'араб', ['ar', 'ar_EG'], 'en_AE'],
    ['en', 'Arab', ['ar', 'ar_EG'], 'en_AE'],
    ['uk', 'ar', ['ar', 'ar_EG'], 'es_AR'],
    ['en', 'en_us', ['en_US'], null],
    ['en', 'spanish', ['es', 'es_AR'], null],
  ] as const)('in %s finds by “%s” the plain language first', (screenLanguage, typed, first, later) => {
    const codes = found(screenLanguage, typed);
    expect(codes.slice(0, first.length)).toEqual(first);
    if (later !== null) expect(codes.indexOf(later)).toBeGreaterThanOrEqual(first.length);
  });

  it('leaves the order alone while nothing is typed, and finds nothing by what nothing has', () => {
    expect(found('uk', ' ').slice(0, 3)).toEqual(['uk', 'en', 'en_US']);
    expect(found('en', 'klingon')).toEqual([]);
  });
});
