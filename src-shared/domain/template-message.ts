import type { LocalizedValue } from './localized-value.ts';
import type { TemplateButton, TemplateCard, TemplateText } from './template-draft.ts';
import { parseFlowStart } from './template-flow-data.ts';
import { fillText, isDynamicUrl, orderedPlaceNames, urlPrefix } from './template-places.ts';
import { parseProducts, parseSingleProduct } from './template-products.ts';

/** What stands at the top of one message: a file that Meta has (`media`), a file behind a link, or a place on the map. */
export type HeaderValue =
  | { kind: 'media'; metaMediaId: string; fileName?: string | undefined }
  | { kind: 'link'; link: string; fileName?: string | undefined }
  | { kind: 'place'; latitude: number; longitude: number; name: string; address: string };

type Values = Readonly<Record<string, string | null | undefined>>;
type SentValues = Readonly<Record<string, string | LocalizedValue | null | undefined>>;
type SentComponent = Record<string, unknown>;

/**
 * Meta's `components` of a message with this template. `sent` by `placeKey`, the end of an offer in UTC milliseconds; a place
 * without a value is left out, so ask `valueProblems` before. `cardHeaders` are the files of a carousel's cards, in their order.
 */
export function toTemplateMessage(
  text: TemplateText,
  sent: SentValues,
  header: HeaderValue | null,
  cardHeaders: readonly (HeaderValue | null)[] = [],
): SentComponent[] {
  const values = Object.fromEntries(Object.entries(sent).map(([key, value]) => [key, wordsOf(value)]));
  return [
    ...headerOf(text, values, header),
    ...bodyOf(text, sent, values),
    ...offerOf(text, values),
    ...text.buttons.flatMap((button, index) => buttonOf(button, index, text, values)),
    ...carouselOf(text, sent, cardHeaders),
  ];
}

/** Without an end the line of the offer stays as it was approved, and Meta wants nothing. */
function offerOf({ offer }: TemplateText, values: Values): SentComponent[] {
  const end = values['offer:end'];
  if (!offer?.hasExpiration || !end) return [];
  const limited = { expiration_time_ms: Number(end) };
  return [
    {
      type: 'limited_time_offer',
      parameters: [{ type: 'limited_time_offer', limited_time_offer: limited }],
    },
  ];
}

/** Meta wants as many cards as the template has, each with its number. */
function carouselOf(
  text: TemplateText,
  sent: SentValues,
  headers: readonly (HeaderValue | null)[],
): SentComponent[] {
  const { cards = [] } = text;
  if (cards.length === 0) return [];
  const filled = cards.map((_, index) => ({
    card_index: index,
    components: cardComponents(text, index, valuesOfCard(sent, index), headers[index] ?? null),
  }));
  return [{ type: 'carousel', cards: filled }];
}

/** The values of one card, under the keys that they would have in a template of its own. */
function valuesOfCard(sent: SentValues, index: number): SentValues {
  const prefix = `card:${index}:`;
  return Object.fromEntries(
    Object.entries(sent).flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
    ),
  );
}

function cardComponents(
  text: TemplateText,
  index: number,
  sent: SentValues,
  header: HeaderValue | null,
): SentComponent[] {
  const card = text.cards?.[index];
  if (!card) return [];
  const values = Object.fromEntries(Object.entries(sent).map(([key, value]) => [key, wordsOf(value)]));
  const parameter = cardParameter(card, values, header);
  const body = textParameters('body', card.body, text.parameterFormat, sent);
  const words = { ...text, body: card.body };
  const said = fillText(card.body, 'body', values).replace(/\s+/g, ' ').trim();
  return [
    ...(parameter === null ? [] : [{ type: 'header', parameters: [parameter] }]),
    ...(body.length === 0 ? [] : [{ type: 'body', parameters: body }]),
    ...card.buttons.flatMap((button, place) =>
      buttonOf(
        button,
        place,
        words,
        withPayload(values, button, place, `${index + 1}. ${said || wordsOn(button)}`),
      ),
    ),
  ];
}

function cardParameter(card: TemplateCard, values: Values, header: HeaderValue | null): SentComponent | null {
  if (card.header.kind !== 'product') return header && fileParameter(card.header.kind, header);
  const product = parseSingleProduct(values['header:product'] ?? '');
  return product && { type: 'product', product: productIds(product) };
}

/** The quick replies of all cards have the same words: what comes back has to say which card was tapped, in its own words. */
function withPayload(values: Values, button: TemplateButton, place: number, payload: string): Values {
  const key = `button:${place}`;
  if (button.kind !== 'quick_reply' || values[key]) return values;
  return { ...values, [key]: [...payload].slice(0, LONGEST_PAYLOAD).join('') };
}

/** Well within Meta's 256, and all that somebody needs to see. */
const LONGEST_PAYLOAD = 200;

const wordsOn = (button: TemplateButton): string => ('text' in button ? button.text : '');

const wordsOf = (value: SentValues[string]): string | null =>
  typeof value === 'string' ? value : (value?.text ?? null);

function headerOf(text: TemplateText, values: Values, header: HeaderValue | null): SentComponent[] {
  const top = text.header;
  if (top.kind === 'text') {
    const parameters = textParameters('header', top.text, text.parameterFormat, values);
    return parameters.length === 0 ? [] : [{ type: 'header', parameters }];
  }
  const product = productOf(text, values);
  if (product) return [{ type: 'header', parameters: [{ type: 'product', product }] }];
  if (header === null || top.kind === 'none') return [];
  const parameter = top.kind === 'location' ? placeParameter(header) : fileParameter(top.kind, header);
  return parameter === null ? [] : [{ type: 'header', parameters: [parameter] }];
}

function placeParameter(header: HeaderValue): SentComponent | null {
  if (header.kind !== 'place') return null;
  const { latitude, longitude, name, address } = header;
  return { type: 'location', location: { latitude, longitude, name, address } };
}

function fileParameter(kind: 'image' | 'video' | 'document', header: HeaderValue): SentComponent | null {
  if (header.kind === 'place') return null;
  const file = header.kind === 'link' ? { link: header.link } : { id: header.metaMediaId };
  // Only a document shows its name.
  const name = kind === 'document' && header.fileName ? { filename: header.fileName } : {};
  return { type: kind, [kind]: { ...file, ...name } };
}

function productOf(text: TemplateText, values: Values): SentComponent | null {
  const index = text.buttons.findIndex(({ kind }) => kind === 'spm');
  const product = parseSingleProduct(values[`button:${index}`] ?? '');
  return product && productIds(product);
}

const productIds = ({ productId, catalogId }: { productId: string; catalogId: string }): SentComponent => ({
  product_retailer_id: productId,
  catalog_id: catalogId,
});

function bodyOf(text: TemplateText, sent: SentValues, values: Values): SentComponent[] {
  const parameters =
    text.category === 'AUTHENTICATION'
      ? codeParameters(values)
      : textParameters('body', text.body, text.parameterFormat, sent);
  return parameters.length === 0 ? [] : [{ type: 'body', parameters }];
}

const codeParameters = (values: Values): SentComponent[] => {
  const code = values['body:1'];
  return code ? [{ type: 'text', text: code }] : [];
};

function textParameters(
  part: 'header' | 'body',
  text: string,
  parameterFormat: TemplateText['parameterFormat'],
  sent: SentValues,
): SentComponent[] {
  return orderedPlaceNames(text, parameterFormat).flatMap((name) => {
    const value = sent[`${part}:${name}`];
    if (value === null || value === undefined) return [];
    // Meta describes money and dates for numbered places of a body only.
    if (typeof value !== 'string' && part === 'body' && parameterFormat === 'POSITIONAL')
      return [value.parameter];
    const named = parameterFormat === 'NAMED' ? { parameter_name: name } : {};
    return [{ type: 'text', ...named, text: wordsOf(value) }];
  });
}

function buttonOf(
  button: TemplateButton,
  index: number,
  text: TemplateText,
  values: Values,
): SentComponent[] {
  const value = values[`button:${index}`] ?? '';
  switch (button.kind) {
    case 'url':
      return isDynamicUrl(button.url) && value !== ''
        ? [component('url', index, { type: 'text', text: addressEnd(button.url, value) })]
        : [];
    case 'otp':
      // The button that copies the code needs it once more, as the end of a hidden address.
      return codeParameters(values).map((parameter) => component('url', index, parameter));
    case 'copy_code':
      return value === '' ? [] : [component('copy_code', index, { type: 'coupon_code', coupon_code: value })];
    case 'flow':
      return [component('flow', index, { type: 'action', action: flowAction(value) })];
    case 'quick_reply':
      // Without one, Meta answers with the words of the button.
      return value === '' ? [] : [component('quick_reply', index, { type: 'payload', payload: value })];
    case 'catalog':
      return value === '' ? [] : [catalogue(value, index)];
    case 'mpm':
      return productList(value, button.text || text.body, index);
    default:
      return [];
  }
}

const component = (kind: string, index: number, parameter: SentComponent): SentComponent => ({
  type: 'button',
  sub_type: kind,
  index: String(index),
  parameters: [parameter],
});

/** Meta refuses a flow button without its component; `unused` is Meta's own word for a flow that nobody tells apart. */
function flowAction(value: string): SentComponent {
  const { token, data } = parseFlowStart(value) ?? { token: null, data: {} };
  const filled = Object.keys(data).length === 0 ? {} : { flow_action_data: data };
  return { flow_token: token ?? 'unused', ...filled };
}

/** As Meta's own example has it: in capitals, and with a number for a place, unlike all other buttons. */
const catalogue = (productId: string, index: number): SentComponent => ({
  type: 'button',
  sub_type: 'CATALOG',
  index,
  parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: productId } }],
});

/**
 * What is put at the end of a button's address: a whole address that begins like the button's is cut to its end, and what may
 * not stand in an address is percent-encoded.
 */
export function addressEnd(url: string, value: string): string {
  const prefix = urlPrefix(url);
  const end = prefix !== '' && value.startsWith(prefix) ? value.slice(prefix.length) : value;
  // Half of a pair of UTF-16 stands for no character and would throw.
  return encodeURI(end.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/%25([\dA-Fa-f]{2})/g, '%$1');
}

/** Meta's longest title of a section. */
const SECTION_TITLE = 24;

function productList(value: string, fallbackTitle: string, index: number): SentComponent[] {
  const sections = parseProducts(value);
  const thumbnail = sections?.[0]?.productIds[0];
  if (!sections || thumbnail === undefined) return [];
  const action = {
    thumbnail_product_retailer_id: thumbnail,
    sections: sections.map(({ title, productIds }) => ({
      title: (title || fallbackTitle).slice(0, SECTION_TITLE),
      product_items: productIds.map((id) => ({ product_retailer_id: id })),
    })),
  };
  return [component('mpm', index, { type: 'action', action })];
}
