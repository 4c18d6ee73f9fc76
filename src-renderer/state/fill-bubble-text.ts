import { isRightToLeft } from '#shared/domain/template-languages.ts';
import { placesInText } from '#shared/domain/template-places.ts';
import { fillText } from '#shared/domain/template-values.ts';
import type { TextDirection } from '../ui/FormattedText.tsx';

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
/** A place in an address is a part of it: a mark in front of it would end the address. */
const endOfAddress = /(https?:\/\/|www\.)\S*$/i;

export interface Filling {
  /** By `placeKey`; a place that has none stays as it is written. */
  readonly values: Readonly<Record<string, string | null | undefined>>;
  /** Of the template. */
  readonly language: string;
}

/**
 * A text of a template with its values for somebody's eyes: a value in letters of the other direction does not move the words and
 * signs beside it. Only for a picture: what is sent has no such marks.
 */
export function fillBubbleText(
  text: string,
  part: Parameters<typeof fillText>[1],
  { values, language }: Filling,
): string {
  const own = placesInText(text).flatMap(({ name, from }) => {
    const key = `${part}:${name}`;
    const value = values[key];
    if (value === null || value === undefined || endOfAddress.test(text.slice(0, from))) return [];
    const isForeign = isRightToLeft(language) || rightToLeft.test(value);
    return isForeign ? [[key, `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}`] as const] : [];
  });
  return fillText(text, part, own.length === 0 ? values : { ...values, ...Object.fromEntries(own) });
}

/**
 * How the lines of a template are read. The language decides, or a line that begins with a value would be read as the value is. Of
 * another language each line finds it by itself if there are letters of both directions in the text: shops write in languages that
 * Meta has no name for.
 */
export function directionOfTemplate(language: string, texts: readonly string[]): TextDirection {
  if (isRightToLeft(language)) return 'rtl';
  return texts.some((text) => rightToLeft.test(text)) ? 'auto' : 'ltr';
}
