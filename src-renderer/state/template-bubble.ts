import type { MediaId } from '#shared/domain/ids.ts';
import {
  type SentTemplate,
  type ShownButton,
  type ShownCard,
  type ShownOffer,
  shownButton,
} from '#shared/domain/sent-template.ts';
import type { TemplateCard, TemplateHeader, TemplateText } from '#shared/domain/template-draft.ts';
import { templateLocale } from '#shared/domain/template-languages.ts';
import { sayWallTime } from '#shared/domain/template-offer.ts';
import { parseSingleProduct } from '#shared/domain/template-products.ts';
import type { BubbleCard } from '../ui/BubbleCards.tsx';
import type { OfferWords } from '../ui/BubbleOffer.tsx';
import type { BubbleButton } from '../ui/bubble-button.ts';
import type { BubbleHeader } from '../ui/HeaderPicture.tsx';
import type { BubbleContent } from '../ui/TemplateBubble.tsx';
import { directionOfTemplate, fillBubbleText } from './fill-bubble-text.ts';

/** What is sent above the words, as far as this screen knows it. */
export interface BubbleExtras {
  /** Address of the file at the top on this page's own hub, and its name. */
  readonly file?: { readonly src: string | null; readonly fileName: string | null };
  readonly place?: { readonly name: string; readonly address: string };
  /** Addresses of the files on the cards, in their order. */
  readonly cardFiles?: readonly (string | null)[];
}

export interface BubbleOptions extends BubbleExtras {
  /** By `placeKey`; a place that has none stays `{{1}}`. */
  readonly values: Readonly<Record<string, string | null | undefined>>;
  /** Of the template: Meta's own words in it are of this language. */
  readonly language: string;
}

/** A template as its bubble shows it, with the values that are known. */
export function bubbleOfTemplate(text: TemplateText, options: BubbleOptions): BubbleContent {
  const words = fixedWordsOf(options.language);
  if (text.category === 'AUTHENTICATION') return authenticationBubble(text, options, words);
  return {
    header: headerOf(text.header, options),
    body: fillBubbleText(text.body, 'body', options),
    footer: text.footer,
    buttons: text.buttons.map((button) => labelled(shownButton(button), words)),
    direction: directionOfTemplate(options.language, wordsOf(text)),
    ...(text.offer ? { offer: offerOf(text, options, words) } : {}),
    ...(text.cards ? { cards: text.cards.map((card, index) => cardOf(card, index, options, words)) } : {}),
  };
}

function offerOf(
  { offer, buttons }: TemplateText,
  { values, language }: BubbleOptions,
  words: FixedWords,
): OfferWords {
  const end = values['offer:end'];
  const until = end ? sayWallTime(end, templateLocale(language)) : words.endPlace;
  const code = buttons.findIndex(({ kind }) => kind === 'copy_code');
  const coupon = code < 0 ? '' : (values[`button:${code}`] ?? '');
  return {
    text: offer?.text ?? '',
    ends: offer?.hasExpiration ? words.ends(until) : '',
    code: coupon === '' ? '' : words.offerCode(coupon),
  };
}

function cardOf(card: TemplateCard, index: number, options: BubbleOptions, words: FixedWords): BubbleCard {
  const { values, cardFiles } = options;
  const { kind } = card.header;
  const product = values[`card:${index}:header:product`] ?? '';
  return {
    header:
      kind === 'product'
        ? { kind, productId: parseSingleProduct(product)?.productId ?? product }
        : { kind, src: cardFiles?.[index] ?? null },
    body: fillBubbleText(card.body, `card:${index}:body`, options),
    buttons: card.buttons.map((button) => labelled(shownButton(button), words)),
  };
}

const wordsOf = ({ header, body, footer, buttons, cards }: TemplateText): string[] => [
  header.kind === 'text' ? header.text : '',
  body,
  footer,
  ...buttons.map((button) => shownButton(button).text),
  ...(cards ?? []).map((card) => card.body),
];

function headerOf(header: TemplateHeader, options: BubbleOptions): BubbleHeader | null {
  const { file, place } = options;
  switch (header.kind) {
    case 'none':
      return null;
    case 'text':
      return { kind: 'text', text: fillBubbleText(header.text, 'header', options) };
    case 'document':
      return { kind: 'document', fileName: file?.fileName ?? null };
    case 'location':
      return { kind: 'location', name: place?.name ?? '', address: place?.address ?? '' };
    case 'image':
    case 'video':
      return { kind: header.kind, src: file?.src ?? null };
  }
}

interface FixedWords {
  readonly ends: (end: string) => string;
  /** What stands where the end is not known yet. */
  readonly endPlace: string;
  readonly offerCode: (code: string) => string;
  readonly code: string;
  readonly advice: string;
  readonly expires: (minutes: number) => string;
  readonly copyCode: string;
  readonly autofill: string;
  readonly contactInfo: string;
  readonly call: string;
}

/** Meta writes these itself in the language of the template; of other languages the English words are shown. */
const fixedWords: Record<'uk' | 'en', FixedWords> = {
  en: {
    ends: (end) => `Ends on ${end}`,
    endPlace: '{{date}}',
    offerCode: (code) => `Code: ${code}`,
    code: '*{{1}}* is your verification code.',
    advice: 'For your security, do not share this code.',
    expires: (minutes) => `This code expires in ${minutes} minutes.`,
    copyCode: 'Copy code',
    autofill: 'Autofill',
    contactInfo: 'Share phone number',
    call: 'Call now',
  },
  uk: {
    ends: (end) => `Діє до ${end}`,
    endPlace: '{{дата}}',
    offerCode: (code) => `Код: ${code}`,
    code: '*{{1}}* — ваш код підтвердження.',
    advice: 'Задля безпеки нікому не повідомляйте цей код.',
    expires: (minutes) => `Код дійсний ${minutes} хв.`,
    copyCode: 'Скопіювати код',
    autofill: 'Заповнити автоматично',
    contactInfo: 'Поділитися номером',
    call: 'Зателефонувати',
  },
};

const fixedWordsOf = (language: string): FixedWords =>
  language.startsWith('uk') ? fixedWords.uk : fixedWords.en;

/** The buttons of a template that was sent, with Meta's own words in the language of the template. */
export const sentButtons = ({ buttons }: SentTemplate, language: string): BubbleButton[] =>
  buttons.map((button) => labelled(button, fixedWordsOf(language)));

/** The line of an offer that was sent; its end by the clock of this computer. */
export function sentOffer({ text, code, endsAt }: ShownOffer, language: string): OfferWords {
  const words = fixedWordsOf(language);
  const told = { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat(templateLocale(language), told);
  return {
    text,
    ends: endsAt === null ? '' : words.ends(format.format(endsAt)),
    code: code === '' ? '' : words.offerCode(code),
  };
}

/** The cards of a carousel that was sent; `address` is that of a file on this page's own hub. */
export const sentCards = (
  cards: readonly ShownCard[],
  language: string,
  address: (mediaId: MediaId) => string,
): BubbleCard[] =>
  cards.map(({ header, body, buttons }) => ({
    header:
      header.kind === 'product'
        ? header
        : { kind: header.kind, src: header.mediaId === null ? null : address(header.mediaId) },
    body,
    buttons: buttons.map((button) => labelled(button, fixedWordsOf(language))),
  }));

function authenticationBubble(text: TemplateText, options: BubbleOptions, words: FixedWords): BubbleContent {
  const { hasSecurityAdvice, codeExpirationMinutes } = text.authentication;
  const body = hasSecurityAdvice ? `${words.code} ${words.advice}` : words.code;
  return {
    header: null,
    body: fillBubbleText(body, 'body', options),
    footer: codeExpirationMinutes === null ? '' : words.expires(codeExpirationMinutes),
    buttons: text.buttons.map((button) => labelled(shownButton(button), words)),
    // Ours are in Ukrainian or English, whatever the language of the template.
    direction: 'ltr',
  };
}

function labelled({ kind, text }: ShownButton, words: FixedWords): BubbleButton {
  switch (kind) {
    case 'voice_call':
      return { kind, text: text || words.call };
    case 'copy_code':
      return { kind, text: text || words.copyCode };
    case 'otp_autofill':
      return { kind: 'copy_code', text: text || words.autofill };
    case 'contact_info':
      return { kind, text: words.contactInfo };
    default:
      return { kind, text };
  }
}

/** The samples of a template by `placeKey`, for a picture of it before anything real is known. */
export const samplesOf = (
  variables: Readonly<Record<string, { readonly sample: string }>>,
): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(variables).map(([key, { sample }]) => [key, sample.trim() || undefined]));
