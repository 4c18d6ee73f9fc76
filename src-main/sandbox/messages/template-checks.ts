import { z } from 'zod';
import { GraphFailure } from '../graph/errors.ts';
import type { LineButton, LineMedia, TemplateRecord } from '../state.ts';
import { asText } from '../values.ts';
import type { World } from '../world.ts';
import { invalid, readPart } from './body-checks.ts';
import { isStandIn } from './documentation.ts';
import { checkMediaOf } from './media-checks.ts';
import { buttonsOf, componentOf, fill, variablesOf } from './template-text.ts';

const parameterSchema = z.looseObject({ type: z.string().min(1), parameter_name: z.string().optional() });
const componentSchema = z.looseObject({
  type: z.string().min(1),
  sub_type: z.string().optional(),
  index: z.union([z.string(), z.number()]).optional(),
  parameters: z.array(parameterSchema).optional(),
});
const templateSchema = z.looseObject({
  name: z.string().min(1),
  language: z.looseObject({ code: z.string().min(1) }),
  components: z.array(componentSchema).optional(),
});
const cardSchema = z.looseObject({
  card_index: z.number().int().min(0),
  components: z.array(componentSchema),
});
const carouselSchema = z.looseObject({ cards: z.array(cardSchema).min(1) });
const offerSchema = z.looseObject({
  limited_time_offer: z.looseObject({ expiration_time_ms: z.number().int() }),
});

type Parameter = z.output<typeof parameterSchema>;
type Component = z.output<typeof componentSchema>;

/** A template message as the customer sees it. */
export interface FilledTemplate {
  category: string;
  text: string;
  media: LineMedia | null;
  buttons: LineButton[];
}

/** Finds the template, compares the values with it and fills them in; refuses with Meta's 132xxx codes. */
export function checkTemplate(world: World, value: unknown): FilledTemplate {
  const message = readPart(templateSchema, value, 'template');
  const components = message.components ?? [];
  refuseBroken(components);
  if (isStandIn(message.name) || isStandIn(message.language.code)) {
    return { category: 'utility', text: `[${message.name}]`, media: null, buttons: [] };
  }
  const record = requireTemplate(world, message.name, message.language.code);
  const values = fillParts(world, record, components);
  const offer = checkOffer(record, parametersOf(components, 'limited_time_offer'), world.now());
  const cards = fillCards(world, record, components);
  const footer = componentOf(record, 'FOOTER')?.text;
  const parts = [
    values.header.text,
    offer,
    values.body,
    typeof footer === 'string' ? footer : '',
    ...cards.map(({ body }) => body),
  ];
  const text = parts.filter(Boolean).join('\n\n');
  if (values.body.length > 1024)
    throw new GraphFailure(132005, { details: 'The body exceeds 1024 characters.' });
  return {
    category: record.category.toLowerCase(),
    text,
    media: values.header.media ?? cards[0]?.header.media ?? null,
    buttons: [...values.buttons, ...cards.flatMap(({ buttons }) => buttons)],
  };
}

/** Header, body and buttons: of the message itself, or of one card of it. */
function fillParts(world: World, record: TemplateRecord, components: readonly Component[]) {
  const header = fillHeader(world, record, parametersOf(components, 'header'));
  const body = fillText(record, 'BODY', parametersOf(components, 'body'));
  checkButtons(
    record,
    components.filter((component) => component.type.toLowerCase() === 'button'),
  );
  return { header, body, buttons: buttonsOf(record, components) };
}

/** The line of an offer that ends; Meta wants to know when, and a moment that is still to come. */
function checkOffer(record: TemplateRecord, parameters: readonly Parameter[], now: number): string {
  const offer = componentOf(record, 'LIMITED_TIME_OFFER')?.limited_time_offer as
    | Record<string, unknown>
    | undefined;
  if (!offer) return '';
  const text = asText(offer.text);
  if (offer.has_expiration !== true) return text;
  const [parameter] = parameters;
  if (parameter === undefined) {
    throw new GraphFailure(132012, { details: 'limited_time_offer: the offer ends, and no time was given' });
  }
  const name = 'limited_time_offer.parameters[0]';
  const { expiration_time_ms: endsAt } = readPart(offerSchema, parameter, name).limited_time_offer;
  if (endsAt <= now) throw invalid(`${name}.expiration_time_ms`, 'must be in the future');
  return `${text} (until ${new Date(endsAt).toISOString()})`;
}

/** The cards of a carousel: as many as were approved, each with its number. */
function fillCards(world: World, record: TemplateRecord, components: readonly Component[]) {
  const approved = (componentOf(record, 'CAROUSEL')?.cards ?? []) as Record<string, unknown>[];
  if (approved.length === 0) return [];
  const sent = components.find((component) => component.type.toLowerCase() === 'carousel');
  const { cards } = readPart(carouselSchema, sent ?? {}, 'template.components.carousel');
  const numbers = cards.map(({ card_index }) => card_index).toSorted((one, other) => one - other);
  if (numbers.length !== approved.length || numbers.some((number, index) => number !== index)) {
    throw new GraphFailure(132012, {
      details: `carousel: the template has ${approved.length} cards, card_index ${numbers.join(', ')} was given`,
    });
  }
  return approved.map((card, index) => {
    const given = cards.find(({ card_index }) => card_index === index)?.components ?? [];
    refuseBroken(given);
    // A card is written and filled like a template of its own.
    const parts = card.components as TemplateRecord['components'];
    return fillParts(world, { ...record, components: parts }, given);
  });
}

function requireTemplate(world: World, name: string, language: string): TemplateRecord {
  const named = world.state.templates.filter((template) => template.name === name);
  const record = named.find((template) => template.language === language);
  if (record?.status === 'APPROVED') return record;
  if (record?.status === 'PAUSED') throw new GraphFailure(132015);
  if (record?.status === 'DISABLED') throw new GraphFailure(132016);
  const details = record
    ? `template (${name}) in ${language} is ${record.status}`
    : `template name (${name}) does not exist in ${language}`;
  throw new GraphFailure(132001, { details });
}

const parametersOf = (components: readonly Component[], type: string): Parameter[] =>
  components
    .filter((component) => component.type.toLowerCase() === type)
    .flatMap((each) => each.parameters ?? []);

/** Values must not change the layout that was approved (`research/api.md` 5.4). */
function refuseBroken(components: readonly Component[]): void {
  for (const { text } of components.flatMap(({ parameters = [] }) => parameters)) {
    if (typeof text === 'string' && /[\n\r\t]| {5,}/.test(text)) throw new GraphFailure(132018);
  }
}

/** The text of one value; money and dates bring their own fallback. */
function textOf(parameter: Parameter, place: string): string {
  const inner = parameter[parameter.type];
  if (parameter.type === 'text') {
    if (inner === undefined || inner === '') {
      throw new GraphFailure(131008, { details: `Parameter '${place}.text' is mandatory` });
    }
    return asText(inner);
  }
  if (parameter.type === 'currency' || parameter.type === 'date_time') {
    const fallback = (inner as { fallback_value?: unknown } | undefined)?.fallback_value;
    if (typeof fallback !== 'string')
      throw new GraphFailure(132012, { details: `${place}: no fallback_value` });
    return fallback;
  }
  throw new GraphFailure(132012, {
    details: `${place}: Format mismatch, expected TEXT, received ${parameter.type.toUpperCase()}`,
  });
}

function fillText(record: TemplateRecord, part: 'HEADER' | 'BODY', parameters: readonly Parameter[]): string {
  const text = componentOf(record, part)?.text;
  const pattern = typeof text === 'string' ? text : '';
  const variables = variablesOf(pattern);
  const place = part.toLowerCase();
  if (variables.length !== parameters.length) {
    throw new GraphFailure(132000, {
      details: `${place}: number of localizable_params (${parameters.length}) does not match the expected number of params (${variables.length})`,
    });
  }
  const values = new Map<string, string>();
  for (const [at, parameter] of parameters.entries()) {
    const name = record.parameterFormat === 'NAMED' ? parameter.parameter_name : String(at + 1);
    if (name === undefined || !variables.includes(name)) {
      throw new GraphFailure(132012, { details: `${place}: unknown or missing parameter_name` });
    }
    values.set(name, textOf(parameter, place));
  }
  return fill(pattern, values);
}

function fillHeader(
  world: World,
  record: TemplateRecord,
  parameters: readonly Parameter[],
): { text: string; media: LineMedia | null } {
  const header = componentOf(record, 'HEADER');
  if (!header || header.format === 'TEXT') {
    return { text: header ? fillText(record, 'HEADER', parameters) : refuseExtra(parameters), media: null };
  }
  const format = String(header.format);
  const parameter = parameters[0];
  if (parameter?.type.toUpperCase() !== format) {
    throw new GraphFailure(132012, {
      details: `header: Format mismatch, expected ${format}, received ${parameter?.type.toUpperCase() ?? 'UNKNOWN'}`,
    });
  }
  const given = parameter[parameter.type] as Record<string, unknown> | undefined;
  if (!given)
    throw new GraphFailure(131008, { details: `Parameter 'header.${parameter.type}' is mandatory` });
  if (format === 'LOCATION') return { text: asText(given.name), media: null };
  if (format === 'PRODUCT') return { text: checkProduct(given), media: null };
  if (typeof given.id !== 'string' && typeof given.link !== 'string') {
    throw new GraphFailure(131008, {
      details: `Parameter 'header.${parameter.type}: id or link' is mandatory`,
    });
  }
  checkMediaOf(world, format === 'IMAGE' ? 'image' : format === 'VIDEO' ? 'video' : 'document', given);
  return {
    text: '',
    media: {
      mediaId: typeof given.id === 'string' ? given.id : null,
      link: typeof given.link === 'string' ? given.link : null,
      mimeType: { IMAGE: 'image/jpeg', VIDEO: 'video/mp4' }[format] ?? 'application/pdf',
      fileName: typeof given.filename === 'string' ? given.filename : null,
    },
  };
}

function checkProduct(given: Record<string, unknown>): string {
  for (const name of ['product_retailer_id', 'catalog_id']) {
    if (asText(given[name]) === '') {
      throw new GraphFailure(131008, { details: `Parameter 'header.product.${name}' is mandatory` });
    }
  }
  return asText(given.product_retailer_id);
}

function refuseExtra(parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return '';
  throw new GraphFailure(132000, { details: 'header: the template has no header, but values were given' });
}

/** Buttons whose link, code or flow is completed by the sender. */
function checkButtons(record: TemplateRecord, given: readonly Component[]): void {
  const buttons = componentOf(record, 'BUTTONS')?.buttons as Record<string, unknown>[] | undefined;
  for (const component of given) {
    const index = Number(component.index);
    if (component.index === undefined || !Number.isInteger(index)) {
      throw new GraphFailure(131008, { details: "Parameter 'template.components.index' is mandatory" });
    }
    if (!buttons?.[index]) throw invalid('template.components.index', `the template has no button ${index}`);
  }
  for (const [index, button] of (buttons ?? []).entries()) {
    const needsValue =
      (button.type === 'URL' && variablesOf(String(button.url)).length > 0) ||
      button.type === 'COPY_CODE' ||
      button.type === 'OTP';
    const component = given.find((each) => Number(each.index) === index);
    if (needsValue && !component?.parameters?.length) {
      throw new GraphFailure(131008, {
        details: `buttons: Button at index ${index} of type ${String(button.type)} requires a parameter`,
      });
    }
  }
}
