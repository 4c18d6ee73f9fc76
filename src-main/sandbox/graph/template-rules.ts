import { variablesOf } from '../messages/template-text.ts';
import { asText } from '../values.ts';
import { GraphFailure } from './errors.ts';

type Component = Record<string, unknown>;

/** Meta's refusals of a new template: code 100 with a subcode, the reason in `error_user_msg` (`research/api.md` 6). */
export const templateFailure = (subcode: number, userTitle: string, userMessage: string): GraphFailure =>
  new GraphFailure(100, { subcode, message: 'Invalid parameter', userTitle, userMessage });

const MOST = { HEADER: 60, BODY: 1024, FOOTER: 60 } as const;
const mostOfButton: Record<string, number> = {
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  OTP: 1,
  QUICK_REPLY: 10,
};

/** Checks the components as Meta does when a template is created or edited; throws 100 with a subcode. */
export function checkComponents(
  components: unknown,
  parameterFormat: string,
  category: string,
): asserts components is Component[] {
  if (!Array.isArray(components) || components.length === 0) {
    throw new GraphFailure(100, { details: 'The parameter components is required.' });
  }
  const list = components as Component[];
  const typeOf = (component: Component) => String(component.type).toUpperCase();
  if (!list.some((component) => typeOf(component) === 'BODY')) {
    throw templateFailure(2388043, 'Body is missing', 'A template must have a component of type BODY.');
  }
  for (const component of list) {
    switch (typeOf(component)) {
      case 'HEADER':
        checkHeader(component, parameterFormat);
        break;
      case 'BODY':
        if (category !== 'AUTHENTICATION') checkBody(component, parameterFormat);
        break;
      case 'FOOTER':
        if (category !== 'AUTHENTICATION') checkFooter(component);
        break;
      case 'BUTTONS':
        checkButtons(component);
        break;
      case 'CAROUSEL':
        checkCarousel(component, parameterFormat);
        break;
      case 'LIMITED_TIME_OFFER':
        checkOffer(component, list, category);
        break;
      case 'CALL_PERMISSION_REQUEST':
        break;
      default:
        throw new GraphFailure(100, { details: `Unknown component type '${String(component.type)}'` });
    }
  }
}

function checkLength(type: keyof typeof MOST, text: string): void {
  if (text.length > MOST[type]) {
    throw templateFailure(
      2388040,
      'Character limit exceeded',
      `The ${type.toLowerCase()} has ${text.length} characters; at most ${MOST[type]} are allowed.`,
    );
  }
}

function checkHeader(component: Component, parameterFormat: string): void {
  const format = asText(component.format).toUpperCase();
  if (format === 'LOCATION') return;
  if (format === 'TEXT') {
    const text = asText(component.text);
    checkLength('HEADER', text);
    const variables = variablesOf(text);
    if (text === '' || /[\n*_~`]/.test(text.replace(/\{\{\w+\}\}/g, '')) || variables.length > 1) {
      throw templateFailure(
        2388047,
        'Header format is incorrect',
        'A header has one variable at most and no line breaks, formatting or emoji.',
      );
    }
    checkSamples(component, variables, 'header_text', parameterFormat);
    return;
  }
  if (!['IMAGE', 'VIDEO', 'DOCUMENT'].includes(format)) {
    throw templateFailure(2388047, 'Header format is incorrect', `'${format}' is not a format of a header.`);
  }
  const example = component.example as { header_handle?: unknown } | undefined;
  if (!Array.isArray(example?.header_handle) || example.header_handle.length === 0) {
    throw templateFailure(2388273, 'Sample is missing', 'A header with media needs example.header_handle.');
  }
}

function checkBody(component: Component, parameterFormat: string): void {
  const text = asText(component.text);
  if (text.trim() === '') throw templateFailure(2388072, 'Body format is incorrect', 'The body is empty.');
  checkLength('BODY', text);
  checkBraces(text, parameterFormat);
  const variables = variablesOf(text);
  const words = text.split(/\s+/).filter((word) => /[^\s{}]/.test(word)).length;
  if (/^\{\{\w+\}\}$/.test(text.trim()) || variables.length * 3 > words * 2) {
    throw templateFailure(
      2388293,
      'Too many variables',
      'There are too many variables for the length of the text.',
    );
  }
  if (/^\{\{\w+\}\}|\{\{\w+\}\}$/.test(text.trim())) {
    throw templateFailure(
      2388299,
      'Variable at the start or end',
      'Variables cannot be at the start or end of the template.',
    );
  }
  checkSamples(component, variables, 'body_text', parameterFormat);
}

function checkBraces(text: string, parameterFormat: string): void {
  const places = [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1]?.trim() ?? '');
  const rest = text.replace(/\{\{[^{}]*\}\}/g, '');
  const isForm = parameterFormat === 'NAMED' ? /^[a-z0-9_]+$/ : /^\d+$/;
  const isBroken = rest.includes('{{') || rest.includes('}}') || places.some((place) => !isForm.test(place));
  const numbers = [...new Set(places.map(Number))].sort((a, b) => a - b);
  const hasGap = parameterFormat !== 'NAMED' && numbers.some((number, at) => number !== at + 1);
  if (isBroken || hasGap) {
    throw templateFailure(
      2388072,
      'Body format is incorrect',
      'Variables are {{1}}, {{2}}... without gaps, or {{lower_case_names}} with parameter_format NAMED.',
    );
  }
}

function checkSamples(
  component: Component,
  variables: readonly string[],
  key: 'header_text' | 'body_text',
  parameterFormat: string,
): void {
  if (variables.length === 0) return;
  const example = component.example as Record<string, unknown> | undefined;
  const given = parameterFormat === 'NAMED' ? example?.[`${key}_named_params`] : example?.[key];
  const list = key === 'body_text' && parameterFormat !== 'NAMED' && Array.isArray(given) ? given[0] : given;
  if (Array.isArray(list) && list.length === variables.length) return;
  throw templateFailure(
    2388043,
    'Sample is missing',
    `The ${key === 'body_text' ? 'body' : 'header'} has ${variables.length} variables and needs as many samples.`,
  );
}

function checkFooter(component: Component): void {
  const text = asText(component.text);
  checkLength('FOOTER', text);
  if (text === '' || text.includes('\n') || variablesOf(text).length > 0) {
    throw templateFailure(
      2388073,
      'Footer format is incorrect',
      'A footer has no variables and no line breaks.',
    );
  }
}

function checkButtons(component: Component): void {
  const buttons = component.buttons;
  if (!Array.isArray(buttons) || buttons.length === 0 || buttons.length > 10) {
    throw new GraphFailure(100, { details: 'A template has one to ten buttons.' });
  }
  const list = buttons as Component[];
  for (const button of list) {
    const type = String(button.type);
    if (list.filter((other) => other.type === type).length > (mostOfButton[type] ?? 1)) {
      throw new GraphFailure(100, { details: `Too many buttons of type ${type}.` });
    }
    if (typeof button.text === 'string' && button.text.length > 25) {
      throw templateFailure(2388040, 'Character limit exceeded', 'A button has at most 25 characters.');
    }
    if (type === 'URL' && typeof button.url !== 'string') {
      throw new GraphFailure(100, { details: 'A button of type URL needs url.' });
    }
    if (type === 'URL' && /\{\{\w+\}\}./.test(String(button.url))) {
      throw new GraphFailure(100, { details: 'The variable of a link stands at its end.' });
    }
  }
  const isQuick = list.map((button) => button.type === 'QUICK_REPLY');
  const changes = isQuick.filter((quick, at) => at > 0 && quick !== isQuick[at - 1]).length;
  if (changes > 1) throw new GraphFailure(100, { details: 'Quick replies must be grouped together.' });
}

/** Meta's page of limited-time offers: marketing only, no footer, 16 characters, and a code first where the offer ends. */
function checkOffer(component: Component, all: readonly Component[], category: string): void {
  const offer = (component.limited_time_offer ?? {}) as Record<string, unknown>;
  const typeOf = (one: Component) => asText(one.type).toUpperCase();
  const text = asText(offer.text);
  if (text === '' || text.length > 16) {
    throw templateFailure(
      2388040,
      'Character limit exceeded',
      'The text of an offer has 1 to 16 characters.',
    );
  }
  if (category !== 'MARKETING' || all.some((one) => typeOf(one) === 'FOOTER')) {
    throw new GraphFailure(100, { details: 'A limited-time offer is MARKETING and has no footer.' });
  }
  const buttons = (all.find((one) => typeOf(one) === 'BUTTONS')?.buttons ?? []) as Component[];
  if (offer.has_expiration === true && asText(buttons[0]?.type).toUpperCase() !== 'COPY_CODE') {
    throw new GraphFailure(100, { details: 'The first button of an offer that ends is COPY_CODE.' });
  }
}

/** Meta's pages of carousels: 2 to 10 cards with the same parts, a picture, video or product at the top of each. */
function checkCarousel(component: Component, parameterFormat: string): void {
  const cards = (Array.isArray(component.cards) ? component.cards : []) as { components?: Component[] }[];
  if (cards.length < 2 || cards.length > 10) {
    throw new GraphFailure(100, { details: 'A carousel has two to ten cards.' });
  }
  const shapes = cards.map(({ components = [] }) => components.map(shapeOfCardPart).join(' '));
  if (shapes.some((shape) => shape !== shapes[0])) {
    throw new GraphFailure(100, { details: 'All cards of a carousel have the same components.' });
  }
  for (const { components = [] } of cards) {
    const header = components.find(({ type }) => asText(type).toUpperCase() === 'HEADER');
    if (!['IMAGE', 'VIDEO', 'PRODUCT'].includes(asText(header?.format).toUpperCase())) {
      throw new GraphFailure(100, { details: 'A card begins with an IMAGE, a VIDEO or a PRODUCT.' });
    }
    const body = components.find(({ type }) => asText(type).toUpperCase() === 'BODY');
    if (body) checkSamples(body, variablesOf(asText(body.text)), 'body_text', parameterFormat);
    if (asText(body?.text).length > 160) {
      throw templateFailure(
        2388040,
        'Character limit exceeded',
        'The text of a card has 160 characters at most.',
      );
    }
  }
}

function shapeOfCardPart({ type, format, buttons }: Component): string {
  const kinds = (Array.isArray(buttons) ? (buttons as Component[]) : []).map((button) => asText(button.type));
  return [type, format, ...kinds].map((word) => asText(word).toUpperCase()).join('/');
}
