/** What customers write to get no more marketing, and to get it again, until the owner says otherwise. */
export const defaultOptOutWords = {
  stop: [
    'стоп',
    'stop',
    'відписатися',
    'відписатись',
    'відпишіть',
    'відпишіть мене',
    'відписка',
    'не надсилати',
    'не надсилайте',
    'без реклами',
    'unsubscribe',
    'stop promotions',
    'opt out',
  ],
  start: ['старт', 'start', 'підписатися', 'підписатись', 'підписка', 'subscribe', 'opt in'],
  isOn: true,
};

/** Letters that Cyrillic and Latin share in their looks: СТОП typed half in the other alphabet is meant all the same. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** Text without case, accents, punctuation, emoji and the difference of letters that look alike. */
export function foldOptOutWord(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    // й and ї are letters of their own; other marks are only put above a letter.
    .replace(/[^йї]/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain.replace(/[a-z]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** Whether a message consists of one of the words; `start` and `stop` together mean nothing. */
export function optOutMeaning(
  text: string,
  words: { stop: readonly string[]; start: readonly string[]; isOn: boolean },
): 'stop' | 'start' | null {
  // Nobody writes a long message that consists of one word.
  if (!words.isOn || text.length > 200) return null;
  const folded = foldOptOutWord(text);
  if (folded === '') return null;
  if (words.stop.some((word) => foldOptOutWord(word) === folded)) return 'stop';
  return words.start.some((word) => foldOptOutWord(word) === folded) ? 'start' : null;
}
