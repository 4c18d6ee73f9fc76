import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { Template } from '#shared/contract/templates.ts';

type TemplateContent = Extract<OutgoingContent, { kind: 'template' }>;

/** A place in a template that wants a value: `{{1}}` in the body, or `{{order_id}}`. */
export interface TemplatePlace {
  readonly part: 'header' | 'body' | 'button';
  /** `1` or a name, without the braces. */
  readonly name: string;
  /** For a button: its place among the buttons. */
  readonly buttonIndex: number | null;
  /** A sample that was submitted to Meta with the template. */
  readonly example: string;
}

export type TemplateValues = Readonly<Record<string, string>>;

export const placeKey = (place: TemplatePlace): string =>
  `${place.part}:${place.buttonIndex ?? ''}:${place.name}`;

const places = /\{\{\s*([\w]+)\s*\}\}/g;

type Component = Template['components'][number];

const componentOf = (template: Template, type: string): Component | undefined =>
  template.components.find((component) => String(component.type).toUpperCase() === type);

const textOf = (component: Component | undefined): string => wordsOf(component?.text);

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function buttonsOf(template: Template): readonly Record<string, unknown>[] {
  const buttons = componentOf(template, 'BUTTONS')?.buttons;
  return Array.isArray(buttons) ? (buttons as Record<string, unknown>[]) : []; // an array of objects in Meta's reference
}

/** Every place of a template that wants a value, in reading order, each once. */
export function templatePlaces(template: Template): readonly TemplatePlace[] {
  const header = componentOf(template, 'HEADER');
  const body = componentOf(template, 'BODY');
  return [
    ...placesIn(textOf(header), 'header', null, examplesOf(header, 'header_text')),
    ...placesIn(textOf(body), 'body', null, examplesOf(body, 'body_text')),
    ...buttonsOf(template).flatMap((button, index) => {
      const url = typeof button.url === 'string' ? button.url : '';
      return placesIn(url, 'button', index, []);
    }),
  ];
}

function placesIn(
  text: string,
  part: TemplatePlace['part'],
  buttonIndex: number | null,
  examples: readonly string[],
): readonly TemplatePlace[] {
  const names = [...new Set([...text.matchAll(places)].map((match) => match[1] ?? ''))];
  return names.map((name, index) => ({ part, name, buttonIndex, example: examples[index] ?? '' }));
}

/** Meta keeps samples as `[[...]]` for a body, `[...]` for a header, and `[{param_name, example}]` for named ones. */
function examplesOf(component: Component | undefined, field: string): readonly string[] {
  const example = component?.example;
  if (typeof example !== 'object' || example === null) return [];
  const named = (example as Record<string, unknown>)[`${field}_named_params`];
  if (Array.isArray(named))
    return named.map((item: unknown) => wordsOf((item as Record<string, unknown>).example));
  const samples = (example as Record<string, unknown>)[field];
  const flat = Array.isArray(samples) ? samples.flat() : [];
  return flat.map(wordsOf);
}

/** What keeps a template from being sent from the simple dialog: a file in its header, or buttons that need more than text. */
export function isSendableByText(template: Template): boolean {
  const format = componentOf(template, 'HEADER')?.format;
  const hasPlainHeader = format === undefined || format === 'TEXT';
  const needsMore = ['CAROUSEL', 'LIMITED_TIME_OFFER'].some((type) => componentOf(template, type));
  const hasCode = buttonsOf(template).some((button) =>
    ['COPY_CODE', 'OTP', 'FLOW', 'CATALOG', 'MPM'].includes(String(button.type)),
  );
  return hasPlainHeader && !needsMore && !hasCode;
}

/** The template as the customer will read it; a place without a value keeps its braces. */
export function previewTemplate(template: Template, values: TemplateValues) {
  const fill = (text: string, part: TemplatePlace['part']) =>
    text.replace(places, (braces, name: string) => values[`${part}::${name}`]?.trim() || braces);
  return {
    header: fill(textOf(componentOf(template, 'HEADER')), 'header'),
    body: fill(textOf(componentOf(template, 'BODY')), 'body'),
    footer: textOf(componentOf(template, 'FOOTER')),
    buttons: buttonsOf(template).map((button) => wordsOf(button.text)),
  };
}

/** The message that sends a template with its values, with Meta's `components` (research/api.md 5.6). */
export function templateMessage(template: Template, values: TemplateValues): TemplateContent {
  const wanted = templatePlaces(template);
  const parametersOf = (list: readonly TemplatePlace[]) =>
    list.map((place) => ({
      type: 'text',
      ...(template.parameterFormat === 'NAMED' && place.part !== 'button'
        ? { parameter_name: place.name }
        : {}),
      text: values[placeKey(place)]?.trim() ?? '',
    }));
  const components: TemplateContent['components'] = [];
  for (const part of ['header', 'body'] as const) {
    const list = wanted.filter((place) => place.part === part);
    if (list.length > 0) components.push({ type: part, parameters: parametersOf(list) });
  }
  for (const place of wanted.filter((item) => item.part === 'button')) {
    components.push({
      type: 'button',
      sub_type: 'url',
      index: String(place.buttonIndex),
      parameters: parametersOf([place]),
    });
  }
  return { kind: 'template', name: template.name, language: template.language, components };
}
