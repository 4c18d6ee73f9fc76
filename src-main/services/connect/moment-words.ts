import type { Language } from '#shared/domain/refusals.ts';

const locales: Record<Language, string> = { uk: 'uk-UA', en: 'en-GB' };

/**
 * A moment in the words of the person at this computer, in its time zone: today and tomorrow by name, later ones by their
 * date. Ukrainian words follow "до"; English ones stand alone, or follow "until".
 */
export function momentWords(
  at: number,
  now: number,
  language: Language,
  after: 'alone' | 'until' = 'alone',
): string {
  const locale = locales[language];
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
  const days = dayNumber(at) - dayNumber(now);
  if (days === 0)
    return language === 'uk' ? `${time} сьогодні` : after === 'until' ? `${time} today` : `today at ${time}`;
  if (days === 1)
    return language === 'uk'
      ? `${time} завтра`
      : after === 'until'
        ? `${time} tomorrow`
        : `tomorrow at ${time}`;
  const isOtherYear = new Date(at).getFullYear() !== new Date(now).getFullYear();
  const date = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    ...(isOtherYear ? { year: 'numeric' } : {}),
  })
    .format(at)
    .replace(/ р\.$/, ' року');
  if (language === 'uk') return `${time} ${date}`;
  return after === 'until' ? `${time} on ${date}` : `on ${date} at ${time}`;
}

/** Days since the epoch as the calendar of this computer counts them. */
function dayNumber(at: number): number {
  const date = new Date(at);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}
