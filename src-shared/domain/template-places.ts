import type { TemplateButton, TemplateCard, TemplatePlace, TemplateText } from './template-draft.ts';

/** A hole written in a text, `{{1}}`; `from` and `to` are its characters, braces included. */
export interface PlaceInText {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A piece of a text, `to` not included. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

const placePattern = /\{\{([^{}]*)\}\}/g;

/**
 * Every hole of a text in order, as written: a name may be empty or of a form that Meta refuses, the checks say so. Spaces
 * inside of the braces do not count.
 */
export function placesInText(text: string): PlaceInText[] {
  return [...text.matchAll(placePattern)].map((match) => ({
    name: (match[1] ?? '').trim(),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Runs of braces that belong to no hole: `{1}}`, `{{{1}}`, `}}`. */
export function strayBraces(text: string): TextRange[] {
  const covered = text.replace(placePattern, (whole) => ' '.repeat(whole.length));
  return [...covered.matchAll(/\{+[^{}\s]*\}*|\}+/g)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Names of the holes of a text, each once, in the order of their first appearance. */
export const placeNames = (text: string): string[] => [
  ...new Set(placesInText(text).map(({ name }) => name)),
];

/**
 * Names of the holes in the order in which Meta wants their values: by number when they are numbered (`{{2}}` may be written
 * before `{{1}}`), else as they stand.
 */
export function orderedPlaceNames(text: string, parameterFormat: TemplateText['parameterFormat']): string[] {
  const names = placeNames(text);
  if (parameterFormat === 'NAMED') return names;
  return names.toSorted((one, other) => Number(one) - Number(other) || 0);
}

/** A text with its holes filled; a hole without a value stays as it is written. */
export function fillText(
  text: string,
  part: 'header' | 'body' | `card:${number}:body`,
  values: Readonly<Record<string, string | null | undefined>>,
): string {
  return placesInText(text).reduceRight((filled, { name, from, to }) => {
    const value = values[`${part}:${name}`];
    return value === null || value === undefined ? filled : filled.slice(0, from) + value + filled.slice(to);
  }, text);
}

/** Whether the address of a website button has a hole. */
export const isDynamicUrl = (url: string): boolean => placesInText(url).length > 0;

/** What stands in an address before its hole; all of it when it has none. */
export const urlPrefix = (url: string): string => url.slice(0, placesInText(url)[0]?.from ?? url.length);

/** The place of the code of an AUTHENTICATION template: Meta writes the body and leaves one hole in it. */
export const codePlace: TemplatePlace = { part: 'body', name: '1' };

/** When an offer ends. */
export const offerEndPlace: TemplatePlace = { part: 'offer', name: 'end' };

/**
 * Everything that has to be filled when the template is sent, in the order in which it stands: header, offer, body, buttons, cards.
 *
 * A button is a place when Meta wants a value with each message: a website with a hole, the code of `copy_code`, the products
 * of `mpm` and `spm`. The code of AUTHENTICATION is one place, `body:1`; `toTemplateMessage` puts it into the button too. The
 * product of a card stands at its top and is told there.
 */
export function placesOf(text: TemplateText): TemplatePlace[] {
  if (text.category === 'AUTHENTICATION') return [codePlace];
  const header = text.header.kind === 'text' ? placeNames(text.header.text) : [];
  return [
    ...header.map((name): TemplatePlace => ({ part: 'header', name })),
    ...(text.offer?.hasExpiration ? [offerEndPlace] : []),
    ...placeNames(text.body).map((name): TemplatePlace => ({ part: 'body', name })),
    ...buttonPlaces(text.buttons, needsValue),
    ...(text.cards ?? []).flatMap((card, index) =>
      cardPlaces(card).map((place) => ({ ...place, card: index })),
    ),
  ];
}

const cardPlaces = ({ header, body, buttons }: TemplateCard): TemplatePlace[] => [
  ...(header.kind === 'product' ? [{ part: 'header', name: 'product' } as const] : []),
  ...placeNames(body).map((name): TemplatePlace => ({ part: 'body', name })),
  ...buttonPlaces(buttons, (button) => button.kind !== 'spm' && needsValue(button)),
];

/**
 * Buttons that may carry something that nobody has to give: what a quick reply answers with, whose picture stands at the catalogue,
 * what a form is opened with. Without it Meta has a usual way for each.
 */
export function extraPlacesOf({ category, buttons, cards = [] }: TemplateText): TemplatePlace[] {
  if (category === 'AUTHENTICATION') return [];
  return [
    ...buttonPlaces(buttons, takesExtra),
    ...cards.flatMap((card, index) =>
      buttonPlaces(card.buttons, takesExtra).map((place) => ({ ...place, card: index })),
    ),
  ];
}

/** The button on which a place stands; undefined where it stands on none. */
export function buttonAt(
  text: TemplateText,
  { part, name, card }: TemplatePlace,
): TemplateButton | undefined {
  if (part !== 'button') return undefined;
  return (card === undefined ? text.buttons : text.cards?.[card]?.buttons)?.[Number(name)];
}

const buttonPlaces = (
  buttons: readonly TemplateButton[],
  isPlace: (button: TemplateButton) => boolean,
): TemplatePlace[] =>
  buttons.flatMap((button, index): TemplatePlace[] =>
    isPlace(button) ? [{ part: 'button', name: String(index) }] : [],
  );

const takesExtra = ({ kind }: TemplateButton): boolean =>
  kind === 'quick_reply' || kind === 'catalog' || kind === 'flow';

function needsValue(button: TemplateButton): boolean {
  if (button.kind === 'url') return isDynamicUrl(button.url);
  return button.kind === 'copy_code' || button.kind === 'mpm' || button.kind === 'spm';
}
