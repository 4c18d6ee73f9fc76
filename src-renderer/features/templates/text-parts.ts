import type { ReadTemplateText } from '#shared/domain/template-components.ts';
import type { TemplateHeader } from '#shared/domain/template-draft.ts';
import { buttonWords } from './template-texts.ts';

/** A part of a template that two states of it are compared by; `text` null: this side does not have it. */
export interface TextPart {
  readonly key: 'category' | 'header' | 'body' | 'footer' | `button:${number}` | `unknown:${string}`;
  readonly text: string;
}

export interface PartChange {
  readonly key: TextPart['key'];
  readonly before: string;
  readonly after: string;
}

/** What a comparison looks at. */
type ComparedText = Pick<ReadTemplateText, 'text' | 'shownBody' | 'shownFooter' | 'unknownParts'>;

/** Everything of a text that a person can compare, in its order. */
export function partsOf({ text, shownBody, shownFooter, unknownParts }: ComparedText): readonly TextPart[] {
  const parts: TextPart[] = [
    { key: 'category', text: text.category },
    { key: 'header', text: headerWords(text.header) },
    { key: 'body', text: text.body || shownBody },
    { key: 'footer', text: text.footer || shownFooter },
    ...text.buttons.map(
      (button, index): TextPart => ({
        key: `button:${index}`,
        text: `[${button.kind}] ${buttonWords(button)}`,
      }),
    ),
    ...unknownParts.map((name): TextPart => ({ key: `unknown:${name}`, text: name })),
  ];
  return parts.filter((part) => part.text !== '');
}

const headerWords = (header: TemplateHeader): string => {
  if (header.kind === 'none') return '';
  return header.kind === 'text' ? header.text : `[${header.kind}]`;
};

/** The parts that differ, in the order of the newer text; what only the older one had comes after. */
export function changedParts(before: readonly TextPart[], after: readonly TextPart[]): readonly PartChange[] {
  return comparedParts(before, after).filter((part) => part.before !== part.after);
}

/** All parts of both sides, beside each other; an empty text where a side has none. */
export function comparedParts(
  before: readonly TextPart[],
  after: readonly TextPart[],
): readonly PartChange[] {
  const old = new Map(before.map(({ key, text }) => [key, text]));
  const now = new Map(after.map(({ key, text }) => [key, text]));
  return [...new Set([...now.keys(), ...old.keys()])].map((key) => ({
    key,
    before: old.get(key) ?? '',
    after: now.get(key) ?? '',
  }));
}
