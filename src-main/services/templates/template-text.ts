import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import {
  type SentTemplate,
  type ShownCard,
  type ShownOffer,
  shownButton,
} from '#shared/domain/sent-template.ts';
import { fromComponents } from '#shared/domain/template-components.ts';
import type { TemplateCard, TemplateText } from '#shared/domain/template-draft.ts';
import {
  type CardPair,
  type Component,
  cardsOf,
  fill,
  parametersOf,
  parseComponents,
  parseSent,
  placesOf,
  type SentComponent,
} from './sent-parts.ts';

type TemplateContent = Extract<OutgoingContent, { kind: 'template' }>;

/**
 * Whether a template may be sent with these values. Throws TEMPLATE_NOT_APPROVED, or TEMPLATE_VALUES_MISSING where a
 * header, the body, a button, an offer or a card gets more or fewer values than it has places (Meta's 132000, found before
 * the network).
 */
export function checkTemplateSend(template: Template, content: TemplateContent): void {
  if (template.status !== 'APPROVED') {
    throw new Refusal('TEMPLATE_NOT_APPROVED', { name: template.name, status: template.status });
  }
  const parts = parseComponents(template.components);
  const sent = parseSent(content.components);
  const counts = [
    ...countsOf(parts, sent),
    ...cardsOf(parts, sent).flatMap((card) => [
      { wanted: 1, given: card.sent === null ? 0 : 1 },
      ...countsOf(parseComponents(card.components), parseSent(card.sent ?? [])),
    ]),
  ];
  const isRight = counts.every(({ wanted, given }) => wanted === given);
  // An authentication template's body is Meta's own, its places are not told.
  if (isRight || template.category === 'AUTHENTICATION') return;
  const expected = counts.reduce((sum, { wanted }) => sum + wanted, 0);
  const given = counts.reduce((sum, count) => sum + count.given, 0);
  throw new Refusal('TEMPLATE_VALUES_MISSING', { name: template.name, expected, given });
}

interface Count {
  wanted: number;
  given: number;
}

/** How many values each part wants, and how many it gets. */
const countsOf = (parts: readonly Component[], sent: readonly SentComponent[]): Count[] =>
  parts.flatMap((component): Count[] => {
    const { type, buttons = [] } = component;
    const isWords = type === 'HEADER' || type === 'BODY';
    const isCounted = component.limited_time_offer?.has_expiration === true;
    return [
      ...(isWords ? [{ wanted: placesOf(component), given: parametersOf(sent, type).length }] : []),
      ...(isCounted ? [{ wanted: 1, given: parametersOf(sent, 'LIMITED_TIME_OFFER').length }] : []),
      ...buttons.flatMap((button, index) => {
        const isUrlWithValue = button.type.toUpperCase() === 'URL' && /\{\{/.test(button.url ?? '');
        return isUrlWithValue ? [{ wanted: 1, given: parametersOf(sent, 'BUTTON', index).length }] : [];
      }),
    ];
  });

/** The template as the customer reads it: header, body and footer with the values in their places, then the words of its cards. */
export function templateBody(template: Template, content: TemplateContent): string {
  const parts = parseComponents(template.components);
  const sent = parseSent(content.components);
  const cards = cardsOf(parts, sent).flatMap((card) =>
    linesOf(parseComponents(card.components), parseSent(card.sent ?? [])),
  );
  return [...linesOf(parts, sent), ...cards].join('\n');
}

const linesOf = (parts: readonly Component[], sent: readonly SentComponent[]): string[] =>
  parts.flatMap(({ type, text, limited_time_offer: offer }) => {
    if (offer !== undefined) return offer.text === '' ? [] : [offer.text];
    const isWords = ['HEADER', 'BODY', 'FOOTER'].includes(type) && text !== undefined;
    return isWords ? [fill(text, parametersOf(sent, type))] : [];
  });

/** The parts of a template as this one customer sees them. */
export function sentTemplate(template: Template, content: TemplateContent): SentTemplate {
  const { category, parameterFormat, components } = template;
  const sent = parseSent(content.components);
  const parts = parseComponents(components);
  const { text } = fromComponents({ category, parameterFormat, components });
  const offer = sentOffer(text, sent);
  const cards = sentCards(text, cardsOf(parts, sent), content.cardMedia ?? []);
  return {
    header: sentHeader(parts, sent, content.headerMediaId ?? null),
    body: wordsOf(parts, sent, 'BODY'),
    footer: wordsOf(parts, sent, 'FOOTER'),
    buttons: text.buttons.map(shownButton),
    ...(offer === null ? {} : { offer }),
    ...(cards.length === 0 ? {} : { cards }),
  };
}

const wordsOf = (parts: readonly Component[], sent: readonly SentComponent[], wanted: string): string =>
  fill(parts.find(({ type }) => type === wanted)?.text ?? '', parametersOf(sent, wanted));

function sentOffer({ offer, buttons }: TemplateText, sent: readonly SentComponent[]): ShownOffer | null {
  if (offer === undefined) return null;
  const [ends] = parametersOf(sent, 'LIMITED_TIME_OFFER');
  const place = buttons.findIndex(({ kind }) => kind === 'copy_code');
  const [code] = place < 0 ? [] : parametersOf(sent, 'BUTTON', place);
  return {
    text: offer.text,
    code: code?.coupon_code ?? '',
    endsAt: ends?.limited_time_offer?.expiration_time_ms ?? null,
  };
}

function sentCards(
  { cards = [] }: TemplateText,
  pairs: readonly CardPair[],
  media: NonNullable<TemplateContent['cardMedia']>,
): ShownCard[] {
  return cards.map((card, index) => {
    const { components = [], sent } = pairs[index] ?? {};
    const parts = parseComponents(components);
    const filled = parseSent(sent ?? []);
    const mediaId = media.find((one) => one.card === index)?.mediaId ?? null;
    return {
      header: sentCardHeader(card, filled, mediaId),
      body: wordsOf(parts, filled, 'BODY'),
      buttons: card.buttons.map(shownButton),
    };
  });
}

function sentCardHeader(
  { header }: TemplateCard,
  sent: readonly SentComponent[],
  mediaId: MediaId | null,
): ShownCard['header'] {
  if (header.kind !== 'product') return { kind: header.kind, mediaId };
  const [parameter] = parametersOf(sent, 'HEADER');
  return { kind: 'product', productId: parameter?.product?.product_retailer_id ?? '' };
}

function sentHeader(
  parts: readonly Component[],
  sent: readonly SentComponent[],
  mediaId: MediaId | null,
): SentTemplate['header'] {
  const header = parts.find(({ type }) => type === 'HEADER');
  const parameters = parametersOf(sent, 'HEADER');
  switch (header?.format?.toUpperCase() ?? (header && 'TEXT')) {
    case 'TEXT':
      return { kind: 'text', text: fill(header?.text ?? '', parameters) };
    case 'IMAGE':
      return { kind: 'image', mediaId, fileName: null };
    case 'VIDEO':
      return { kind: 'video', mediaId, fileName: null };
    case 'DOCUMENT':
      return { kind: 'document', mediaId, fileName: parameters[0]?.document?.filename ?? null };
    case 'LOCATION': {
      const { name = '', address = '' } = parameters[0]?.location ?? {};
      return { kind: 'location', name, address };
    }
    default:
      return null;
  }
}
