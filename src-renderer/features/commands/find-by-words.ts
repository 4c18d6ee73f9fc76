import { meantWords } from '../../state/keyboard-layouts.ts';

const marks = /[\u0300-\u036f]/g;
const apostrophes = /['’ʼ`]/g;

/** Letters as they are compared: without case, apostrophes and the marks that people leave out when they hurry. */
function plain(text: string): string {
  return text.normalize('NFD').replace(marks, '').replace(apostrophes, '').toLowerCase().replaceAll('ґ', 'г');
}

/** How well a part of a query fits a text; 0 when it does not. */
function fitOf(part: string, text: string): number {
  if (text.startsWith(part)) return 5;
  if (text.includes(` ${part}`)) return 4;
  if (text.includes(part)) return 3;
  return part.length > 2 && isSpreadOver(part, text) ? 1 : 0;
}

/** Whether the letters come in this order, the first at the beginning of a word: "mkun" for "mark unread". */
function isSpreadOver(part: string, text: string): boolean {
  return text.split(' ').some((_word, place, words) => {
    let rest = words.slice(place).join(' ');
    return part.split('').every((letter, index) => {
      const at = rest.indexOf(letter);
      if (at < 0 || (index === 0 && at > 0)) return false;
      rest = rest.slice(at + 1);
      return true;
    });
  });
}

function scoreOf(query: string, texts: readonly string[]): number {
  const parts = query.split(/\s+/).filter((part) => part !== '');
  const fits = parts.map((part) =>
    Math.max(0, ...texts.map((text, place) => fitOf(part, text) - place * 0.5)),
  );
  return parts.length > 0 && fits.every((fit) => fit > 0) ? fits.reduce((sum, fit) => sum + fit, 0) : 0;
}

/** From here on a query stands in the text literally, not only letter by letter. */
export const LITERAL_SCORE = 2;

export interface Found<Item> {
  readonly item: Item;
  readonly score: number;
}

/**
 * What a query finds, best first; each item is known by several texts, the one that is shown first. A query that was typed
 * on the wrong keyboard layout is understood as well, after what was typed literally.
 */
export function findByWords<Item>(
  query: string,
  items: readonly Item[],
  textsOf: (item: Item) => readonly string[],
): readonly Found<Item>[] {
  const variants = meantWords(query).map(plain);
  return items
    .map((item) => {
      const texts = textsOf(item).map(plain);
      const scores = variants.map((variant, place) => scoreOf(variant, texts) - place * 0.25);
      return { item, score: Math.max(0, ...scores) };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
}
