// To add a namespace: write `uk/NAME.ts` (export const NAME = {...} as const) and `en/NAME.ts` (the same, `satisfies
// TranslationOf<typeof source>`), and one export line in `uk/index.ts` and `en/index.ts`. Nothing else: the two index files are
// the words, their types are the keys that `useTranslation('NAME')` accepts, and test/renderer/i18n checks both languages.
import i18next, { type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, type Language, languages } from './language.ts';
import { loadWords, type Words } from './words.ts';

interface LaterWords extends Omit<BackendModule, 'read'> {
  // i18next takes a promise from a reader of two arguments; its types know the callback only.
  readonly read: (language: string, namespace: string) => Promise<Words[string]>;
}

/** Brings the words of a language when it is switched to; i18next speaks the old one until they are here. */
const laterWords: LaterWords = {
  type: 'backend',
  init: () => undefined,
  async read(language, namespace) {
    const words = isLanguage(language) ? (await loadWords(language))[namespace] : undefined;
    if (words === undefined) throw new Error(`There are no words in ${language} for ${namespace}`);
    return words;
  },
};

/** A translator of its own that begins with `words` of `language`; the windows share the one from `startI18n`, tests make theirs. */
export function createI18n(language: Language, words: Words): i18n {
  const instance = i18next.createInstance();
  // The first words are here, so nothing is awaited; with initAsync on, the first paint would show keys.
  void instance
    .use(laterWords)
    .use(initReactI18next)
    .init({
      resources: { [language]: { ...words } },
      partialBundledLanguages: true,
      lng: language,
      // Each language is whole (the types see to it): another one is never needed to fill holes, and would be loaded for it.
      fallbackLng: false,
      supportedLngs: [...languages],
      ns: Object.keys(words),
      defaultNS: 'common',
      initAsync: false,
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  return instance;
}

/** Starts the words of this page in `language` and keeps `<html lang>` in step, so that hyphenation and screen readers follow. */
export function startI18n(language: Language, words: Words): i18n {
  document.documentElement.lang = language;
  const instance = createI18n(language, words);
  instance.on('languageChanged', (next) => {
    if (isLanguage(next)) document.documentElement.lang = next;
  });
  return instance;
}
