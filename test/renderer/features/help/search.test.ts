import { describe, expect, it } from 'vitest';
import { entryPath, helpEntries } from '../../../../src-renderer/features/help/entries.ts';
import { createHelpSearch } from '../../../../src-renderer/features/help/search.ts';

const searches = { uk: createHelpSearch('uk'), en: createHelpSearch('en') };
const found = (typed: string, language: 'uk' | 'en' = 'en') => searches[language](typed).map(entryPath);

describe('the search of the help', () => {
  it('finds everything in the order of the list while nothing is typed', () => {
    expect(searches.uk('  ')).toEqual(helpEntries);
  });

  it.each([
    ['business verif', 'en', '/help/business-verification'],
    ['temporary', 'en', '/help/temporary-token'],
    ['131047', 'en', '/help/error-131047'],
    ['24 hours', 'en', '/help/window-24-hours'],
    ['employee', 'en', '/help/employee-system-user'],
    ['error 100', 'uk', '/help/employee-system-user'],
    ['duplicate', 'en', '/help/duplicate-templates'],
    ['новий номер', 'uk', '/help/another-number'],
    ['ПЕРЕЇЗД', 'uk', '/help/another-computer'],
    ['комп’ютер новий', 'uk', '/help/another-computer'],
    ["комп'ютер новий", 'uk', '/help/another-computer'],
    ['компютер новий', 'uk', '/help/another-computer'],
  ] as const)('finds by "%s" (%s) first of all %s or near the top', (typed, language, path) => {
    expect(found(typed, language).slice(0, 4)).toContain(path);
  });

  it('finds in either language, whichever the screen has', () => {
    expect(found('переїзд', 'en')).toContain('/help/another-computer');
    expect(found('opt out', 'uk')).toContain('/help/opt-out');
  });

  it('forgives a letter that is wrong, left out, added or exchanged', () => {
    for (const typed of ['verifcation', 'verificaton busness', 'verificatoin', 'temporray', 'tempporary']) {
      expect({ typed, count: found(typed).length > 0 }).toEqual({ typed, count: true });
    }
    expect(found('перїзд', 'uk')).toContain('/help/another-computer');
  });

  it('understands the wrong keyboard layout', () => {
    expect(found('зфньуте', 'en')).toContain('/help/payment');
  });

  it('puts the page of a code before the articles that name it', () => {
    expect(found('131047')).toEqual(['/help/error-131047', '/help/window-24-hours']);
  });

  it('does not guess where a code differs by a digit, and finds nothing for nonsense', () => {
    expect(found('131048')).not.toContain('/help/error-131047');
    expect(found('qqqzzzxxx')).toEqual([]);
  });
});
