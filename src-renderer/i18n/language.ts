import type { Language } from '#shared/domain/refusals.ts';

export type { Language };
export const languages = ['uk', 'en'] as const satisfies readonly Language[];

// British English: a 24-hour clock and the day before the month, as everywhere where our customers are.
/** How dates, numbers and money are written in a language. */
export const locales: Record<Language, string> = { uk: 'uk-UA', en: 'en-GB' };

/** Whether a string from outside (a setting, an attribute) names a language that we speak. */
export function isLanguage(value: unknown): value is Language {
  return value === 'uk' || value === 'en';
}

/**
 * The language to begin with: the person's setting if there is one, else Ukrainian for systems in Ukrainian, Russian or
 * Belarusian (`navigator.language`), else English.
 */
export function pickLanguage(setting: string | null | undefined, systemLanguage: string): Language {
  if (isLanguage(setting)) return setting;
  return /^(uk|ru|be)\b/i.test(systemLanguage) ? 'uk' : 'en';
}
