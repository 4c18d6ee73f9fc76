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
  for (const parameter of components.flatMap((component) => component.parameters ?? [])) {
    refuseBrokenText(parameter);
  }
  if (isStandIn(message.name) || isStandIn(message.language.code)) {
    return { category: 'utility', text: `[${message.name}]`, media: null, buttons: [] };
  }
  const record = requireTemplate(world, message.name, message.language.code);
  const values = {
    header: fillHeader(world, record, parametersOf(components, 'header')),
    body: fillText(record, 'BODY', parametersOf(components, 'body')),
  };
  checkButtons(
    record,
    components.filter((component) => component.type.toLowerCase() === 'button'),
  );
  const footer = componentOf(record, 'FOOTER')?.text;
  const parts = [values.header.text, values.body, typeof footer === 'string' ? footer : ''];
  const text = parts.filter(Boolean).join('\n\n');
  if (values.body.length > 1024)
    throw new GraphFailure(132005, { details: 'The body exceeds 1024 characters.' });
  return {
    category: record.category.toLowerCase(),
    text,
    media: values.header.media,
    buttons: buttonsOf(record, components),
  };
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
function refuseBrokenText(parameter: Parameter): void {
  const { text } = parameter;
  if (typeof text === 'string' && /[\n\r\t]| {5,}/.test(text)) throw new GraphFailure(132018);
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
