import {
  emptyTemplateText,
  longestBody,
  type TemplateButton,
  type TemplateCard,
  type TemplateCategory,
  type TemplateHeader,
  type TemplateText,
  templateCategorySchema,
} from './template-draft.ts';
import { orderedPlaceNames } from './template-places.ts';
import {
  listIn,
  type MetaComponent,
  type Reading,
  readButton,
  recordsIn,
  wordIn,
} from './template-reading-buttons.ts';

/** What Meta's listing says of a template's text. */
export interface MetaTemplateText {
  category: string;
  parameterFormat: TemplateText['parameterFormat'];
  components: readonly MetaComponent[];
  ttlSeconds?: number | null;
}

export interface ReadTemplateText {
  text: TemplateText;
  /** Samples by `placeKey`. */
  samples: Record<string, string>;
  /** Where Meta keeps the sample file of the header; good for looking, it cannot be submitted again. */
  headerSampleUrl: string | null;
  /** The body as Meta wrote it, also of AUTHENTICATION, whose `text.body` is empty. */
  shownBody: string;
  /** The footer as Meta shows it, also of AUTHENTICATION. */
  shownFooter: string;
  /** Parts that are not understood, by Meta's name; with them the text can be read, and neither edited nor sent. */
  unknownParts: string[];
  /** Parts that are filled and sent, and written at Meta's side only: an edit made here would lose them. */
  lockedParts: string[];
  /** Where Meta keeps the sample file of each card; null for one that shows a product, or has none. */
  cardSampleUrls: (string | null)[];
}

/** Longer than anything that Meta takes; a listing that says more is cut, and the part counts as not understood. */
const most = {
  header: 1_000,
  body: longestBody,
  footer: 1_000,
  sample: 1_500,
  buttons: 30,
  offer: 200,
  cards: 10,
};

/** Reads Meta's components back. Never throws, whatever stands in them: what it does not know is named in `unknownParts`. */
export function fromComponents(template: MetaTemplateText): ReadTemplateText {
  const category = readCategory(template.category);
  const read: ReadTemplateText = {
    text: {
      ...emptyTemplateText,
      category: category ?? 'UTILITY',
      parameterFormat: template.parameterFormat,
      authentication: { hasSecurityAdvice: false, codeExpirationMinutes: null },
      ttlSeconds: template.ttlSeconds ?? null,
    },
    samples: {},
    headerSampleUrl: null,
    shownBody: '',
    shownFooter: '',
    unknownParts: category === null ? [`category ${template.category}`.slice(0, 100)] : [],
    lockedParts: [],
    cardSampleUrls: [],
  };
  const seen = new Set<string>();
  for (const component of recordsIn(template.components)) {
    const type = wordIn(component.type) || 'COMPONENT';
    // A second body or header has no place in the editor.
    if (seen.has(type)) read.unknownParts.push(type);
    else readComponent(read, type, component);
    seen.add(type);
  }
  checkProduct(read);
  read.unknownParts = [...new Set(read.unknownParts)];
  read.lockedParts = [...new Set(read.lockedParts)];
  return read;
}

function readCategory(category: unknown): TemplateCategory | null {
  return templateCategorySchema.safeParse(wordIn(category)).data ?? null;
}

function readComponent(read: ReadTemplateText, type: string, component: MetaComponent): void {
  switch (type) {
    case 'HEADER':
      readHeader(read, component);
      break;
    case 'BODY':
      readBody(read, component);
      break;
    case 'FOOTER':
      readFooter(read, component);
      break;
    case 'BUTTONS':
      readButtons(read, component);
      break;
    case 'LIMITED_TIME_OFFER':
      readOffer(read, component);
      break;
    case 'CAROUSEL':
      readCards(read, component);
      break;
    case 'CALL_PERMISSION_REQUEST':
      // Meta asks the customer by itself; nothing of it is told with a message.
      read.lockedParts.push(type);
      break;
    default:
      read.unknownParts.push(type);
  }
}

const mediaKinds: Readonly<Record<string, TemplateHeader>> = {
  IMAGE: { kind: 'image', sampleMediaId: null },
  VIDEO: { kind: 'video', sampleMediaId: null },
  DOCUMENT: { kind: 'document', sampleMediaId: null },
};

function readHeader(read: ReadTemplateText, component: MetaComponent): void {
  const format = wordIn(component.format) || 'TEXT';
  const media = mediaKinds[format];
  if (media) {
    read.text.header = media;
    const handle = listIn(recordIn(component.example).header_handle)[0];
    read.headerSampleUrl = typeof handle === 'string' && handle.startsWith('https://') ? handle : null;
  } else if (format === 'TEXT') {
    const text = textIn(read, 'HEADER', component.text, most.header);
    read.text.header = { kind: 'text', text };
    readSamples(read, 'header', text, component.example);
  } else if (format === 'LOCATION') read.text.header = { kind: 'location' };
  else if (format !== 'PRODUCT') read.unknownParts.push(`HEADER ${format}`);
}

function readBody(read: ReadTemplateText, component: MetaComponent): void {
  const text = textIn(read, 'BODY', component.text, most.body, read.text.category === 'AUTHENTICATION');
  read.shownBody = text;
  if (read.text.category === 'AUTHENTICATION') {
    read.text.authentication.hasSecurityAdvice = component.add_security_recommendation === true;
  } else {
    read.text.body = text;
  }
  readSamples(read, 'body', text, component.example);
}

function readFooter(read: ReadTemplateText, component: MetaComponent): void {
  const text = textIn(read, 'FOOTER', component.text, most.footer, read.text.category === 'AUTHENTICATION');
  read.shownFooter = text;
  if (read.text.category === 'AUTHENTICATION') {
    const minutes = Number(component.code_expiration_minutes);
    read.text.authentication.codeExpirationMinutes =
      Number.isSafeInteger(minutes) && minutes > 0 ? minutes : null;
  } else {
    read.text.footer = text;
  }
}

function readButtons(read: ReadTemplateText, component: MetaComponent): void {
  const listed = recordsIn(component.buttons);
  if (!Array.isArray(component.buttons) || listed.length > most.buttons) read.unknownParts.push('BUTTONS');
  const reading: Reading = {
    isAuthentication: read.text.category === 'AUTHENTICATION',
    unknownParts: read.unknownParts,
    lockedParts: read.lockedParts,
  };
  for (const one of listed.slice(0, most.buttons)) {
    const found = readButton(one, reading);
    if (!found) continue;
    if (found.sample !== '') read.samples[`button:${read.text.buttons.length}`] = found.sample;
    read.text.buttons = [...read.text.buttons, found.button];
  }
}

function readOffer(read: ReadTemplateText, component: MetaComponent): void {
  const offer = recordIn(component.limited_time_offer);
  const text = textIn(read, 'LIMITED_TIME_OFFER', offer.text, most.offer);
  read.text.offer = { text, hasExpiration: offer.has_expiration === true };
}

/** Each card is a small template of its own: what is not understood of one is not understood of the whole. */
function readCards(read: ReadTemplateText, component: MetaComponent): void {
  const listed = recordsIn(component.cards);
  if (listed.length === 0 || listed.length > most.cards) read.unknownParts.push('CAROUSEL');
  const cards = listed.slice(0, most.cards).map((raw, index) => {
    const components = recordsIn(raw.components);
    const { parameterFormat } = read.text;
    const card = fromComponents({ category: 'MARKETING', parameterFormat, components });
    const header = cardHeader(components, card);
    const isStrange = header === null || card.text.footer !== '' || card.text.cards !== undefined;
    if (isStrange) read.unknownParts.push('CAROUSEL');
    read.unknownParts.push(...card.unknownParts.map((part) => `CAROUSEL ${part}`));
    for (const [key, sample] of Object.entries(card.samples)) read.samples[`card:${index}:${key}`] = sample;
    read.cardSampleUrls.push(card.headerSampleUrl);
    return { header: header ?? { kind: 'image' as const }, body: card.text.body, buttons: card.text.buttons };
  });
  read.text.cards = cards;
  read.lockedParts.push('CAROUSEL');
}

function cardHeader(
  components: readonly MetaComponent[],
  { text }: ReadTemplateText,
): TemplateCard['header'] | null {
  const { kind } = text.header;
  if (kind === 'image' || kind === 'video') return { kind };
  const isProduct = components.some(
    ({ type, format }) => wordIn(type) === 'HEADER' && wordIn(format) === 'PRODUCT',
  );
  return isProduct ? { kind: 'product' } : null;
}

/** A product at the top belongs to its button and is made from it again. */
function checkProduct(read: ReadTemplateText): void {
  const isAboutProduct = read.text.buttons.some(({ kind }: TemplateButton) => kind === 'spm');
  if (isAboutProduct && read.text.header.kind !== 'none') read.unknownParts.push('HEADER PRODUCT');
}

function textIn(
  read: ReadTemplateText,
  part: string,
  value: unknown,
  length: number,
  isOptional = false,
): string {
  if (typeof value === 'string' && value.length <= length) return value;
  if (!(isOptional && (value === undefined || value === null))) read.unknownParts.push(part);
  return typeof value === 'string' ? value.slice(0, length) : '';
}

function readSamples(read: ReadTemplateText, part: 'header' | 'body', text: string, example: unknown): void {
  const names = orderedPlaceNames(text, read.text.parameterFormat);
  const told = samplesIn(recordIn(example), part);
  for (const [index, name] of names.entries()) {
    const sample = told.named.get(name) ?? told.listed[index];
    if (typeof sample === 'string' && sample !== '')
      read.samples[`${part}:${name}`] = sample.slice(0, most.sample);
  }
}

function samplesIn(
  example: MetaComponent,
  part: 'header' | 'body',
): { named: Map<unknown, unknown>; listed: readonly unknown[] } {
  const named = recordsIn(example[`${part}_text_named_params`]).map(
    (one) => [one.param_name, one.example] as const,
  );
  const listed = listIn(example[`${part}_text`]);
  // The body's is a list of lists; a flat one is understood as well.
  return { named: new Map(named), listed: Array.isArray(listed[0]) ? listed[0] : listed };
}

const recordIn = (value: unknown): MetaComponent => recordsIn([value])[0] ?? {};
