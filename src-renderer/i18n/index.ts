// To add a namespace: write `uk/NAME.ts` (export const NAME = {...} as const) and `en/NAME.ts` (the same, `satisfies
// TranslationOf<typeof source>`), and one export line in `uk/index.ts` and `en/index.ts`. Nothing else: the two index files are
// the resources, their types are the keys that `useTranslation('NAME')` accepts, and test/renderer/i18n checks both languages.
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import * as en from './en/index.ts';
import { isLanguage, type Language, languages } from './language.ts';
import * as uk from './uk/index.ts';

/** All words of the product, by language and namespace. */
export const resources = { uk, en };

/** A translator of its own; the windows share the one from `startI18n`, tests make theirs. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance();
  // Everything is in the bundle, so nothing is awaited; with initAsync on, the first paint would show keys.
  void instance.use(initReactI18next).init({
    resources: { uk: { ...uk }, en: { ...en } },
    lng: language,
    fallbackLng: 'en',
    supportedLngs: [...languages],
    ns: Object.keys(uk),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

/** Starts the words of this page in `language` and keeps `<html lang>` in step, so that hyphenation and screen readers follow. */
export function startI18n(language: Language): i18n {
  const instance = createI18n(language);
  document.documentElement.lang = language;
  instance.on('languageChanged', (next) => {
    if (isLanguage(next)) document.documentElement.lang = next;
  });
  return instance;
}
