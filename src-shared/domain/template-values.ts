import type { FieldKind } from '../contract/records.ts';
import { placeKey, type TemplatePlace, type TemplateText, type ValueFormat } from './template-draft.ts';
import { parseFlowStart } from './template-flow-data.ts';
import { templateLocale } from './template-languages.ts';
import { addressEnd } from './template-message.ts';
import { offerLimits, readOfferEnd } from './template-offer.ts';
import { buttonAt, extraPlacesOf, fillText, placesOf, urlPrefix } from './template-places.ts';

import type { TemplateProblem } from './template-problem.ts';
import { parseProducts, parseSingleProduct } from './template-products.ts';
import { formatDate, formatMoney, formatNumber } from './value-formats.ts';

export { fillText } from './template-places.ts';

type Sentence = TemplateProblem['sentence'];
type Values = Readonly<Record<string, string | null | undefined>>;

export interface ValueProblem {
  code: 'missing' | 'line_break' | 'tab' | 'spaces' | 'too_long' | 'bad_form' | 'past';
  sentence: Sentence;
}

export interface ValueManner {
  kind: FieldKind;
  format: ValueFormat;
  /** The template's: `uk`, `en_US`. */
  language: string;
  /** IANA zone in which a moment is told; dates without a time have none. Default: the computer's. */
  timeZone?: string;
}

/** The format in which a field is written unless somebody chose another. */
export function defaultFormat(kind: FieldKind): ValueFormat {
  if (kind === 'money') return { kind: 'money', currency: 'symbol' };
  if (kind === 'number') return { kind: 'number', decimals: null };
  return kind === 'date' ? { kind: 'date', style: 'medium' } : { kind: 'text' };
}

/**
 * A value of a record as the customer reads it, by the rules of the template's language; null when there is nothing to read,
 * which includes the time of a date that has none. A format that does not fit the field is taken as the field's usual one.
 */
export function formatValue(
  value: unknown,
  { kind, format, language, timeZone }: ValueManner,
): string | null {
  const locale = templateLocale(language);
  const fitting = format.kind === kind ? format : defaultFormat(kind);
  const written = writeValue(value, fitting, locale, timeZone);
  // Narrow non-breaking spaces are missing in the fonts of older phones; the usual ones keep a number in one line as well.
  return written?.replaceAll('\u202F', '\u00A0') ?? null;
}

function writeValue(
  value: unknown,
  format: ValueFormat,
  locale: string,
  timeZone: string | undefined,
): string | null {
  switch (format.kind) {
    case 'money':
      return formatMoney(value, format.currency, locale);
    case 'number':
      return formatNumber(value, format.decimals, locale);
    case 'date':
      return formatDate(value, format.style, locale, timeZone);
    case 'text':
      return wordsOf(value);
  }
}

function wordsOf(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Meta's limits of one value. */
export const valueLimits = {
  text: 1024,
  textAlone: 32_768,
  header: 60,
  code: 15,
  url: 2000,
  payload: 256,
  /** The words of a carousel's card, filled. */
  card: 160,
} as const;

/** More of an answer nobody looks at: no place takes so much, and that it is too long is plain by then. */
export const longestAnswer = 4_000;

/** Why Meta would not take a value in a text (132018, sometimes only after a 200); null when it would. */
export function valueProblem(
  value: string | null | undefined,
  most: number = valueLimits.text,
): ValueProblem | null {
  if (value === null || value === undefined || value.trim() === '') return problems.missing;
  if (/[\n\r\v\f\u0085\u2028\u2029]/.test(value)) return problems.line_break;
  if (value.includes('\t')) return problems.tab;
  if (/ {5}/.test(value)) return problems.spaces;
  return [...value].length > most ? tooLong(most) : null;
}

const problem = (code: ValueProblem['code'], uk: string, en: string): ValueProblem => ({
  code,
  sentence: { uk, en },
});

const problems = {
  missing: problem('missing', 'Значення немає.', 'There is no value.'),
  line_break: problem(
    'line_break',
    'У значенні є перенесення рядка, а WhatsApp його не приймає. Запишіть усе одним рядком.',
    'The value has a line break, which WhatsApp does not take. Write it in one line.',
  ),
  tab: problem(
    'tab',
    'У значенні є табуляція, а WhatsApp її не приймає. Замініть її пробілом.',
    'The value has a tab, which WhatsApp does not take. Put a space instead.',
  ),
  spaces: problem(
    'spaces',
    'У значенні понад чотири пробіли поспіль, а WhatsApp їх не приймає. Приберіть зайві.',
    'The value has more than four spaces in a row, which WhatsApp does not take. Remove some.',
  ),
};

const tooLong = (most: number): ValueProblem =>
  problem(
    'too_long',
    `Значення задовге: тут може бути щонайбільше символів – ${most}.`,
    `The value is too long: at most ${most} characters fit here.`,
  );

/** By which clock the end of an offer is judged. */
export interface OfferClock {
  /** UTC milliseconds. */
  now: number;
  /** IANA zone of the company: that of a time that names none. */
  timeZone: string;
}

/** Problems of all places of a template by `placeKey`, with what each kind of place asks for besides; empty when all is well. */
export function valueProblems(
  text: TemplateText,
  values: Values,
  clock?: OfferClock,
): Record<string, ValueProblem> {
  const found: Record<string, ValueProblem> = {};
  for (const place of placesOf(text)) {
    const key = placeKey(place);
    const trouble = placeProblem(text, place, values[key], clock);
    if (trouble) found[key] = trouble;
  }
  for (const place of extraPlacesOf(text)) {
    const key = placeKey(place);
    const value = values[key]?.trim() ?? '';
    const trouble = value === '' ? null : extraProblem(buttonAt(text, place), value);
    if (trouble) found[key] = trouble;
  }
  return found;
}

function placeProblem(
  text: TemplateText,
  place: TemplatePlace,
  value: string | null | undefined,
  clock: OfferClock | undefined,
): ValueProblem | null {
  switch (place.part) {
    case 'button':
      return buttonProblem(buttonAt(text, place), value);
    case 'offer':
      return offerEndProblem(value, clock);
    case 'header':
      // On a card only a product is told there.
      return place.card === undefined ? valueProblem(value, mostOf('header', text)) : productProblem(value);
    case 'body':
      return valueProblem(value, place.card === undefined ? mostOf('body', text) : valueLimits.card);
  }
}

function productProblem(value: string | null | undefined): ValueProblem | null {
  const trouble = valueProblem(value, valueLimits.url);
  return trouble ?? (parseSingleProduct(value ?? '') ? null : badProduct);
}

/** Meta takes any moment that is still to come. Without a clock only the form is looked at. */
function offerEndProblem(
  value: string | null | undefined,
  clock: OfferClock | undefined,
): ValueProblem | null {
  const trouble = valueProblem(value);
  if (trouble) return trouble;
  const at = readOfferEnd(value ?? '', clock?.timeZone ?? 'UTC');
  if (at === null) return badEnd;
  return clock && at <= clock.now ? pastEnd : null;
}

const badEnd = problem(
  'bad_form',
  'Кінець пропозиції записують датою й часом: 2026-12-31 або 2026-12-31 18:00.',
  'The end of an offer is written as a date and time: 2026-12-31 or 2026-12-31 18:00.',
);
const pastEnd = problem(
  'past',
  'Цей час уже минув: пропозиція завершилася б раніше, ніж надійде.',
  'This time is over: the offer would end before it arrives.',
);

/** What is wrong with something that a button may carry. */
function extraProblem(
  button: TemplateText['buttons'][number] | undefined,
  value: string,
): ValueProblem | null {
  const isForm = button?.kind === 'flow';
  const trouble = valueProblem(value, isForm ? valueLimits.url : valueLimits.payload);
  if (trouble) return trouble;
  return isForm && parseFlowStart(value) === null ? badForm : null;
}

const badForm = problem(
  'bad_form',
  'Дані форми записують парами через крапку з комою: «name: Олена; order: 1042».',
  'Data of a form are written in pairs with semicolons: “name: Olena; order: 1042”.',
);

function mostOf(part: 'header' | 'body', text: TemplateText): number {
  if (text.category === 'AUTHENTICATION') return valueLimits.code;
  return part === 'header' ? valueLimits.header : bodyLimit(text);
}

function buttonProblem(
  button: TemplateText['buttons'][number] | undefined,
  value: string | null | undefined,
): ValueProblem | null {
  const trouble = valueProblem(value, button?.kind === 'copy_code' ? valueLimits.code : valueLimits.url);
  if (trouble || !value) return trouble;
  switch (button?.kind) {
    case 'url':
      return addressProblem(button.url, value);
    case 'mpm':
      return parseProducts(value) ? null : badProducts;
    case 'spm':
      return parseSingleProduct(value) ? null : badProduct;
    default:
      return null;
  }
}

const badProducts = problem(
  'bad_form',
  'Товари записують через кому, не більш як 30: «sku-1, sku-2» або з розділами «Торти: sku-1; Чай: sku-2».',
  'Products are written with commas, at most 30: “sku-1, sku-2”, or in sections “Cakes: sku-1; Tea: sku-2”.',
);
const badProduct = problem(
  'bad_form',
  'Товар записують як «ID каталогу/код товару», наприклад 194836987003835/sku-1.',
  'A product is written as “catalogue ID/product code”, for example 194836987003835/sku-1.',
);

function addressProblem(url: string, value: string): ValueProblem | null {
  const prefix = urlPrefix(url);
  if (/^https?:\/\//i.test(value) && !value.startsWith(prefix)) {
    return problem(
      'bad_form',
      `Адреса має починатися з ${prefix}, як записано в кнопці.`,
      `The address has to begin with ${prefix}, as the button has it.`,
    );
  }
  return URL.canParse(prefix + addressEnd(url, value)) ? null : badAddress;
}

const badAddress = problem(
  'bad_form',
  'Із цим значенням адреса кнопки не працюватиме.',
  'With this value the address of the button does not work.',
);

/** The body may be this long with its values: more when nothing stands around it (Meta's reference of messages). */
function bodyLimit({ header, footer, buttons, offer, cards }: TemplateText): number {
  if (offer) return offerLimits.body;
  const isAlone = header.kind === 'none' && footer === '' && buttons.length === 0 && cards === undefined;
  return isAlone ? valueLimits.textAlone : valueLimits.text;
}

/** Why the filled template is longer than WhatsApp takes (Meta's 132005); null when it is not. */
export function textLengthProblem(text: TemplateText, values: Values): Sentence | null {
  if (text.header.kind === 'text') {
    const length = [...fillText(text.header.text, 'header', values)].length;
    if (length > valueLimits.header) return longHeader(length);
  }
  const length = [...fillText(text.body, 'body', values)].length;
  if (length > bodyLimit(text)) return longBody(length, bodyLimit(text));
  for (const [index, { body }] of (text.cards ?? []).entries()) {
    const cardLength = [...fillText(body, `card:${index}:body`, values)].length;
    if (cardLength > valueLimits.card) return longCard(index + 1, cardLength);
  }
  return null;
}

const longCard = (card: number, length: number): Sentence => ({
  uk: `Із цими значеннями текст картки ${card} має ${length} симв., а можна щонайбільше ${valueLimits.card}. Скоротіть значення.`,
  en: `With these values the text of card ${card} has ${length} characters, and ${valueLimits.card} are allowed. Shorten the values.`,
});

const longHeader = (length: number): Sentence => ({
  uk: `Із цими значеннями заголовок має ${length} симв., а можна щонайбільше ${valueLimits.header}. Скоротіть значення.`,
  en: `With these values the header has ${length} characters, and ${valueLimits.header} are allowed. Shorten the values.`,
});

const longBody = (length: number, most: number): Sentence => ({
  uk: `Із цими значеннями текст має ${length} симв., а можна щонайбільше ${most}. Скоротіть значення.`,
  en: `With these values the text has ${length} characters, and ${most} are allowed. Shorten the values.`,
});
