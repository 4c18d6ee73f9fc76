import type { Week } from '#shared/domain/hours.ts';

/** Hours of a week as short as they can be told, days of the same hours together: "Mon–Fri 09:00–18:00, Sat 10:00–14:00". */
export function weekWords(week: Week, dayNames: readonly string[]): string {
  const hoursOf = (place: number) => (week[place] ?? []).map(({ from, to }) => `${from}–${to}`).join(', ');
  const groups: { first: number; last: number; hours: string }[] = [];
  for (const place of week.keys()) {
    const hours = hoursOf(place);
    const group = groups.at(-1);
    if (group?.hours === hours) group.last = place;
    else groups.push({ first: place, last: place, hours });
  }
  const days = (first: number, last: number) =>
    first === last ? (dayNames[first] ?? '') : `${dayNames[first]}–${dayNames[last]}`;
  return groups
    .filter(({ hours }) => hours !== '')
    .map(({ first, last, hours }) => `${days(first, last)} ${hours}`)
    .join(', ');
}

/** Languages by their names in the reader's one; a tag that has none there stays as it was written. */
export function languageWords(tags: readonly string[], locale: string): string {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  return tags.map((tag) => nameOf(names, tag)).join(', ');
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    // People may have written anything; what is no tag is shown as it is.
    return tag;
  }
}
