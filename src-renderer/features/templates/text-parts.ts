import type { ReadTemplateText } from '#shared/domain/template-components.ts';
import type { TemplateHeader, TemplateText } from '#shared/domain/template-draft.ts';
import { buttonWords } from '../../state/template-words.ts';

/** A part of a template that two states of it are compared by; `text` null: this side does not have it. */
export interface TextPart {
  readonly key:
    | 'category'
    | 'header'
    | 'offer'
    | 'body'
    | 'footer'
    | `button:${number}`
    | `card:${number}`
    | `unknown:${string}`;
  readonly text: string;
}

export interface PartChange {
  readonly key: TextPart['key'];
  readonly before: string;
  readonly after: string;
}

/** What a comparison looks at. */
type ComparedText = Pick<ReadTemplateText, 'text' | 'shownBody' | 'shownFooter' | 'unknownParts'>;

/** How this reader calls categories and the kinds of headers and buttons. */
export interface PartWords {
  readonly category: (category: string) => string;
  readonly header: (kind: TemplateHeader['kind']) => string;
  readonly button: (kind: TemplateText['buttons'][number]['kind']) => string;
}

/** Everything of a text that a person can compare, in its order. */
export function partsOf(
  { text, shownBody, shownFooter, unknownParts }: ComparedText,
  words: PartWords,
): readonly TextPart[] {
  const parts: TextPart[] = [
    { key: 'category', text: words.category(text.category) },
    { key: 'header', text: headerWords(text.header, words) },
    { key: 'offer', text: text.offer?.text ?? '' },
    { key: 'body', text: text.body || shownBody },
    { key: 'footer', text: text.footer || shownFooter },
    ...text.buttons.map(
      (button, index): TextPart => ({ key: `button:${index}`, text: wordsOf(button, words) }),
    ),
    ...(text.cards ?? []).map(
      ({ body, buttons }, index): TextPart => ({
        key: `card:${index}`,
        text: [body, ...buttons.map((button) => wordsOf(button, words))].filter(Boolean).join('\n'),
      }),
    ),
    ...unknownParts.map((name): TextPart => ({ key: `unknown:${name}`, text: name })),
  ];
  return parts.filter((part) => part.text !== '');
}

const wordsOf = (button: TemplateText['buttons'][number], words: PartWords): string =>
  [words.button(button.kind), buttonWords(button)].filter(Boolean).join(': ');

const headerWords = (header: TemplateHeader, words: PartWords): string => {
  if (header.kind === 'none') return '';
  return header.kind === 'text' ? header.text : words.header(header.kind);
};

/** The parts that differ, in the order of a message. */
export function changedParts(before: readonly TextPart[], after: readonly TextPart[]): readonly PartChange[] {
  return comparedParts(before, after).filter((part) => part.before !== part.after);
}

/** All parts of both sides in the order of a message, beside each other; an empty text where a side has none. */
export function comparedParts(
  before: readonly TextPart[],
  after: readonly TextPart[],
): readonly PartChange[] {
  const old = new Map(before.map(({ key, text }) => [key, text]));
  const now = new Map(after.map(({ key, text }) => [key, text]));
  return [...new Set([...now.keys(), ...old.keys()])]
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map((key) => ({ key, before: old.get(key) ?? '', after: now.get(key) ?? '' }));
}

const order = ['category', 'header', 'offer', 'body', 'footer'];
/** More buttons than this no template has. */
const MOST_BUTTONS = 100;

/** Buttons and then cards come after the texts in their own order, and what nobody knows comes last. */
function placeOf(key: TextPart['key']): number {
  const place = order.indexOf(key);
  if (place >= 0) return place;
  const [kind, number] = key.split(':');
  if (kind === 'button') return order.length + Number(number);
  return kind === 'card' ? order.length + MOST_BUTTONS + Number(number) : Infinity;
}
