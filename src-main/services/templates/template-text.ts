import { z } from 'zod';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { Template } from '#shared/contract/templates.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { type SentTemplate, shownButton } from '#shared/domain/sent-template.ts';
import { fromComponents } from '#shared/domain/template-components.ts';

type TemplateContent = Extract<OutgoingContent, { kind: 'template' }>;

const placeholder = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

// Meta's own JSON, read loosely: what is not understood here is Meta's to judge.
const buttonSchema = z.looseObject({
  type: z.string().catch(''),
  url: z.string().optional().catch(undefined),
});
const componentSchema = z.looseObject({
  type: z.string().transform((type) => type.toUpperCase()),
  format: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  buttons: z.array(buttonSchema).optional().catch(undefined),
});
const fallbackSchema = z.object({ fallback_value: z.string() }).optional().catch(undefined);
const parameterSchema = z.looseObject({
  parameter_name: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  currency: fallbackSchema,
  date_time: fallbackSchema,
  document: z.object({ filename: z.string() }).optional().catch(undefined),
  location: z
    .object({ name: z.string().optional(), address: z.string().optional() })
    .optional()
    .catch(undefined),
});
const sentComponentSchema = z.looseObject({
  type: z.string().transform((type) => type.toUpperCase()),
  sub_type: z.string().optional().catch(undefined),
  index: z.coerce.number().optional().catch(undefined),
  parameters: z.array(parameterSchema).catch([]),
});

type Component = z.infer<typeof componentSchema>;
type SentComponent = z.infer<typeof sentComponentSchema>;

/**
 * Whether a template may be sent with these values. Throws TEMPLATE_NOT_APPROVED, or TEMPLATE_VALUES_MISSING where a
 * header, the body or a button gets more or fewer values than it has places (Meta's 132000, found before the network).
 */
export function checkTemplateSend(template: Template, content: TemplateContent): void {
  if (template.status !== 'APPROVED') {
    throw new Refusal('TEMPLATE_NOT_APPROVED', { name: template.name, status: template.status });
  }
  const sent = parseSent(content);
  let expected = 0;
  let given = 0;
  let isRight = true;
  const compare = (wanted: number, parameters: number) => {
    expected += wanted;
    given += parameters;
    isRight &&= wanted === parameters;
  };
  for (const component of parseComponents(template)) {
    if (component.type === 'HEADER' || component.type === 'BODY') {
      compare(placesOf(component), parametersOf(sent, component.type).length);
    }
    for (const [index, button] of (component.buttons ?? []).entries()) {
      const isUrlWithValue = button.type.toUpperCase() === 'URL' && /\{\{/.test(button.url ?? '');
      if (isUrlWithValue) compare(1, parametersOf(sent, 'BUTTON', index).length);
    }
  }
  // An authentication template's body is Meta's own, its places are not told.
  if (!isRight && template.category !== 'AUTHENTICATION') {
    throw new Refusal('TEMPLATE_VALUES_MISSING', { name: template.name, expected, given });
  }
}

/** The template as the customer reads it: header, body and footer with the values in their places. */
export function templateBody(template: Template, content: TemplateContent): string {
  const sent = parseSent(content);
  const lines = parseComponents(template)
    .filter(({ type, text }) => ['HEADER', 'BODY', 'FOOTER'].includes(type) && text !== undefined)
    .map(({ type, text = '' }) => fill(text, parametersOf(sent, type)));
  return lines.join('\n');
}

/** The parts of a template as this one customer sees them. */
export function sentTemplate(template: Template, content: TemplateContent): SentTemplate {
  const { category, parameterFormat, components } = template;
  const sent = parseSent(content);
  const parts = parseComponents(template);
  const wordsOf = (wanted: string) =>
    fill(parts.find(({ type }) => type === wanted)?.text ?? '', parametersOf(sent, wanted));
  return {
    header: sentHeader(parts, sent, content.headerMediaId ?? null),
    body: wordsOf('BODY'),
    footer: wordsOf('FOOTER'),
    buttons: fromComponents({ category, parameterFormat, components }).text.buttons.map(shownButton),
  };
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

function fill(text: string, parameters: SentComponent['parameters']): string {
  return text.replace(placeholder, (place, name: string) => {
    const parameter =
      parameters.find((candidate) => candidate.parameter_name === name) ?? parameters[Number(name) - 1];
    return (
      parameter?.text ?? parameter?.currency?.fallback_value ?? parameter?.date_time?.fallback_value ?? place
    );
  });
}

function placesOf(component: Component): number {
  const format = component.format?.toUpperCase() ?? 'TEXT';
  // A picture, video, document or place at the top is a value of its own.
  if (component.type === 'HEADER' && format !== 'TEXT') return 1;
  return new Set([...(component.text ?? '').matchAll(placeholder)].map(([, name]) => name)).size;
}

function parametersOf(
  sent: readonly SentComponent[],
  type: string,
  index?: number,
): SentComponent['parameters'] {
  return (
    sent.find((component) => component.type === type && (index === undefined || component.index === index))
      ?.parameters ?? []
  );
}

const parseComponents = (template: Template): Component[] =>
  template.components.flatMap((component) => componentSchema.safeParse(component).data ?? []);

const parseSent = (content: TemplateContent): SentComponent[] =>
  content.components.flatMap((component) => sentComponentSchema.safeParse(component).data ?? []);
