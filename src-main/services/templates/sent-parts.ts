import { z } from 'zod';

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
  limited_time_offer: z
    .looseObject({ text: z.string().catch(''), has_expiration: z.boolean().catch(false) })
    .optional()
    .catch(undefined),
  cards: z
    .array(z.looseObject({ components: z.array(z.unknown()) }))
    .optional()
    .catch(undefined),
});
const fallbackSchema = z.object({ fallback_value: z.string() }).optional().catch(undefined);
const parameterSchema = z.looseObject({
  parameter_name: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  currency: fallbackSchema,
  date_time: fallbackSchema,
  coupon_code: z.string().optional().catch(undefined),
  limited_time_offer: z.object({ expiration_time_ms: z.coerce.number() }).optional().catch(undefined),
  product: z.object({ product_retailer_id: z.string() }).optional().catch(undefined),
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
  cards: z
    .array(z.looseObject({ card_index: z.coerce.number(), components: z.array(z.unknown()) }))
    .optional()
    .catch(undefined),
});

export type Component = z.infer<typeof componentSchema>;
export type SentComponent = z.infer<typeof sentComponentSchema>;

/** The text with its values in their places. */
export function fill(text: string, parameters: SentComponent['parameters']): string {
  return text.replace(placeholder, (place, name: string) => {
    const parameter =
      parameters.find((candidate) => candidate.parameter_name === name) ?? parameters[Number(name) - 1];
    return (
      parameter?.text ?? parameter?.currency?.fallback_value ?? parameter?.date_time?.fallback_value ?? place
    );
  });
}

/** How many values a header or a body wants. */
export function placesOf(component: Component): number {
  const format = component.format?.toUpperCase() ?? 'TEXT';
  // A picture, video, document or place at the top is a value of its own.
  if (component.type === 'HEADER' && format !== 'TEXT') return 1;
  return new Set([...(component.text ?? '').matchAll(placeholder)].map(([, name]) => name)).size;
}

/** The values that were sent for a part; those of a button by its number. */
export function parametersOf(
  sent: readonly SentComponent[],
  type: string,
  index?: number,
): SentComponent['parameters'] {
  return (
    sent.find((component) => component.type === type && (index === undefined || component.index === index))
      ?.parameters ?? []
  );
}

/** A template's parts. */
export const parseComponents = (components: readonly unknown[]): Component[] =>
  components.flatMap((component) => componentSchema.safeParse(component).data ?? []);

/** The parts of a message with it. */
export const parseSent = (components: readonly unknown[]): SentComponent[] =>
  components.flatMap((component) => sentComponentSchema.safeParse(component).data ?? []);

/** One card of a carousel, as it was approved and as it was sent; null where nothing was sent for it. */
export interface CardPair {
  components: readonly unknown[];
  sent: readonly unknown[] | null;
}

/** The cards of a template, in their order, each with what was sent for it. */
export function cardsOf(template: readonly Component[], sent: readonly SentComponent[]): CardPair[] {
  const approved = template.find(({ type }) => type === 'CAROUSEL')?.cards ?? [];
  const filled = sent.find(({ type }) => type === 'CAROUSEL')?.cards ?? [];
  return approved.map(({ components }, index) => ({
    components,
    sent: filled.find(({ card_index }) => card_index === index)?.components ?? null,
  }));
}
