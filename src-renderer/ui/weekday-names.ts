/** A Monday, at noon: the same day in every zone. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;

/** The seven days in a locale's words, Monday first. */
export function weekdayNames(locale: string, width: 'long' | 'short'): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
  return [0, 1, 2, 3, 4, 5, 6].map((day) => format.format(MONDAY + day * DAY_MS));
}
