import type { ContactField } from '#shared/contract/contacts.ts';
import type { Language } from '../../i18n/language.ts';

const locales: Record<Language, string> = { uk: 'uk-UA', en: 'en-GB' };

/** A stored value as it is read: dates in words, numbers with the language's own comma. */
export function showFieldValue(kind: ContactField['kind'], value: string, language: Language): string {
  if (kind === 'date') {
    // Noon: the same day in every zone.
    const date = new Date(`${value}T12:00:00`);
    return Number.isNaN(date.getTime())
      ? value
      : date.toLocaleDateString(locales[language], { dateStyle: 'long' });
  }
  // The digits stay as they were given: a number of twenty digits must not be rounded on its way to the screen.
  return kind === 'number' ? toLocalNumber(value, language) : value;
}

/** A stored value as it stands in the field while it is edited. */
export function toEditedValue(kind: ContactField['kind'], value: string, language: Language): string {
  return kind === 'number' ? toLocalNumber(value, language) : value;
}

function toLocalNumber(value: string, language: Language): string {
  return language === 'uk' ? value.replace('.', ',') : value;
}

/** Whether a link may be opened: the desktop hands only encrypted ones to the system, the others stay text. */
export function isOpenableLink(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:';
}
