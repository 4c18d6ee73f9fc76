const personKey = 'rozmova.person';
const firstKey = 'rozmova.first-person';

/** Whom the notes of this browser belonged to when the page began: drafts, the chosen list, what was searched for. */
const personAtStart = readPerson();

/** The operator who worked in this browser last; null before the first one. */
export function readPerson(): number | null {
  const stored = Number(localStorage.getItem(personKey));
  return Number.isSafeInteger(stored) && stored > 0 ? stored : null;
}

/**
 * Makes the notes of this browser those of `id`. False when this page already holds the notes of somebody else: it has to be
 * loaded anew, so that nothing of theirs is in it.
 */
export function becomePerson(id: number): boolean {
  localStorage.setItem(personKey, String(id));
  if (localStorage.getItem(firstKey) === null) localStorage.setItem(firstKey, String(id));
  return personAtStart === null || personAtStart === id;
}

/** The name under which something of one person is kept here; the first person of a browser has the plain names. */
export function personalKey(name: string): string {
  const isFirst = personAtStart === null || String(personAtStart) === localStorage.getItem(firstKey);
  return isFirst ? name : `${name}@${personAtStart}`;
}
