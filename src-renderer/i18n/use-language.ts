import { useTranslation } from 'react-i18next';
import { isLanguage, type Language } from './language.ts';

export interface LanguageChoice {
  readonly language: Language;
  /** Switches every word on this screen at once; keeping the choice is the caller's business. */
  readonly setLanguage: (language: Language) => void;
}

/** The language that this screen speaks now. */
export function useLanguage(): LanguageChoice {
  const { i18n } = useTranslation();
  const current = i18n.resolvedLanguage;
  return {
    language: isLanguage(current) ? current : 'en',
    setLanguage: (language) => void i18n.changeLanguage(language),
  };
}
