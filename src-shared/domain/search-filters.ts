import type { Has } from './search-query.ts';

export type FilterName = 'from' | 'account' | 'has' | 'before' | 'after' | 'on' | 'in' | 'is';

const byWord = <Value extends string>(table: Record<Value, string>): ReadonlyMap<string, Value> =>
  new Map(
    Object.entries<string>(table).flatMap(([value, words]) =>
      // The keys of the table are its values.
      [value, ...words.split(' ')].map((word) => [word, value as Value] as const),
    ),
  );

/** How filters are written, in both languages. */
export const FILTER_NAMES = byWord<FilterName>({
  from: 'від',
  account: 'акаунт рахунок',
  has: 'має містить',
  before: 'до',
  after: 'після з',
  on: 'дата date',
  in: 'у в чат',
  is: 'є',
});

export const HAS_WORDS = byWord<Has>({
  image: 'images photo photos picture pictures фото зображення картинка світлина',
  video: 'videos відео',
  voice: 'voices голосове голосові голос',
  audio: 'аудіо музика звук',
  document: 'documents doc file files документ документи файл файли',
  link: 'links url посилання лінк',
  location: 'locations place місце локація геолокація',
  contact: 'contacts контакт контакти',
  sticker: 'stickers стікер стікери наліпка',
  order: 'orders замовлення',
});

export const WHO_WORDS = byWord<'me' | 'customer' | 'us'>({
  me: 'мене я',
  customer: 'customers client клієнт клієнта клієнтів',
  us: 'we нас ми',
});

export const IS_WORDS = byWord<'in' | 'out'>({
  in: 'incoming inbound вхідне вхідні',
  out: 'outgoing outbound sent вихідне вихідні надіслане',
});

const MOST_SLIPS = 2;

/** The filter that was probably meant by a name that is none: at most two letters away; null when it is a word of its own. */
export function nearestFilterName(written: string): string | null {
  const name = written.toLowerCase();
  if (name.length < 4) return null;
  const near = [...FILTER_NAMES.keys()].filter(
    (known) => known.length >= 4 && Math.abs(known.length - name.length) <= MOST_SLIPS,
  );
  return near.find((known) => slips(name, known) <= (known.length > 4 ? MOST_SLIPS : 1)) ?? null;
}

/** Levenshtein's distance. */
function slips(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const line = [row + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}
