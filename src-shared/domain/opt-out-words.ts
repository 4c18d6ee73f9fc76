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

interface Words {
  stop: readonly string[];
  start: readonly string[];
  isOn: boolean;
}

/** The words are folded once, not once for each message that comes in. */
const foldedWords = new WeakMap<Words, { stop: ReadonlySet<string>; start: ReadonlySet<string> }>();

function foldedOf(words: Words) {
  const known = foldedWords.get(words);
  if (known) return known;
  const fold = (list: readonly string[]) => new Set(list.map(foldOptOutWord));
  const folded = { stop: fold(words.stop), start: fold(words.start) };
  foldedWords.set(words, folded);
  return folded;
}

/** Whether a message consists of one of the words; `start` and `stop` together mean nothing. */
export function optOutMeaning(text: string, words: Words): 'stop' | 'start' | null {
  // Nobody writes a long message that consists of one word.
  if (!words.isOn || text.length > 200) return null;
  const folded = foldOptOutWord(text);
  if (folded === '') return null;
  const { stop, start } = foldedOf(words);
  if (stop.has(folded)) return 'stop';
  return start.has(folded) ? 'start' : null;
}
