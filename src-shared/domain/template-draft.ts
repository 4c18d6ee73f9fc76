import { z } from 'zod';
import { longestFieldPath } from './field-path.ts';
import { accountIdSchema, mediaIdSchema, operatorIdSchema } from './ids.ts';

export const templateCategorySchema = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']);
export type TemplateCategory = z.infer<typeof templateCategorySchema>;

/**
 * What is written may be unfinished or wrong: a draft is always kept, the checks (`template-checks.ts`) say what Meta would
 * refuse. The bounds here only keep out what nobody has typed.
 */
const typed = (max: number) => z.string().max(max);

/** Several times what Meta takes: what goes beyond it is told, and kept all the same. */
export const longestBody = 8_000;

/** A form written into a template as a whole: larger ones are made in WhatsApp Manager and named by their id. */
export const longestFlowJson = 100_000;

export const templateHeaderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('text'), text: typed(1_000) }),
  /** `sampleMediaId`: the file that Meta's reviewers see; it is uploaded to Meta before the template is submitted. */
  z.object({ kind: z.literal('image'), sampleMediaId: mediaIdSchema.nullable() }),
  z.object({ kind: z.literal('video'), sampleMediaId: mediaIdSchema.nullable() }),
  z.object({ kind: z.literal('document'), sampleMediaId: mediaIdSchema.nullable() }),
  z.object({ kind: z.literal('location') }),
]);
export type TemplateHeader = z.infer<typeof templateHeaderSchema>;

export const templateButtonSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quick_reply'), text: typed(200) }),
  /** A website; with one place at its very end it is dynamic. */
  z.object({ kind: z.literal('url'), text: typed(200), url: typed(4_000) }),
  z.object({ kind: z.literal('phone_number'), text: typed(200), phoneNumber: typed(60) }),
  /** Its words are Meta's ("Copy code"); `sample` is the code that reviewers see. */
  z.object({ kind: z.literal('copy_code'), sample: typed(100) }),
  z.object({
    kind: z.literal('flow'),
    text: typed(200),
    /** By which of the three Meta is told the form, one and no other; what stands in the other two is kept here only. */
    flowBy: z.enum(['id', 'name', 'json']).default('id'),
    flowId: typed(100),
    flowName: typed(200).default(''),
    flowJson: typed(longestFlowJson).default(''),
    flowAction: z.enum(['navigate', 'data_exchange']),
    navigateScreen: typed(200),
  }),
  z.object({ kind: z.literal('catalog'), text: typed(200) }),
  z.object({ kind: z.literal('mpm'), text: typed(200) }),
  z.object({ kind: z.literal('spm'), text: typed(200) }),
  z.object({ kind: z.literal('voice_call'), text: typed(200), ttlMinutes: z.number().int().nullable() }),
  z.object({ kind: z.literal('request_contact_info') }),
  z.object({
    kind: z.literal('otp'),
    otpType: z.enum(['COPY_CODE', 'ONE_TAP', 'ZERO_TAP']),
    /** Empty: Meta's own words in the template's language. */
    text: typed(200),
    autofillText: typed(200),
    supportedApps: z.array(z.object({ packageName: typed(300), signatureHash: typed(100) })).max(10),
    hasAcceptedZeroTapTerms: z.boolean(),
  }),
]);
export type TemplateButton = z.infer<typeof templateButtonSchema>;

/** What a card of a carousel has; its words and buttons are those of a small template of its own. */
export const templateCardSchema = z.object({
  header: z.object({ kind: z.enum(['image', 'video', 'product']) }),
  /** Empty: its cards have pictures and buttons only. */
  body: typed(1_000),
  buttons: z.array(templateButtonSchema).max(10),
});
export type TemplateCard = z.infer<typeof templateCardSchema>;

/** The line above the words of a limited-time offer. */
export const templateOfferSchema = z.object({
  text: typed(200),
  /** WhatsApp counts down to an end that is told with each message, and shows the code. */
  hasExpiration: z.boolean(),
});
export type TemplateOffer = z.infer<typeof templateOfferSchema>;

/** What Meta sees of a template. Sample values of its places stand in the binding, beside where the real values come from. */
export const templateTextSchema = z.object({
  category: templateCategorySchema,
  parameterFormat: z.enum(['POSITIONAL', 'NAMED']),
  header: templateHeaderSchema,
  /** Empty for AUTHENTICATION: its body is Meta's own. */
  body: typed(longestBody),
  footer: typed(1_000),
  buttons: z.array(templateButtonSchema).max(30),
  /** Missing: it is no offer. Texts that were written down before there were offers have none. */
  offer: templateOfferSchema.optional(),
  /** The cards of a carousel, in their order; missing: there is none. */
  cards: z.array(templateCardSchema).max(10).optional(),
  /** Counts for AUTHENTICATION only. */
  authentication: z.object({
    hasSecurityAdvice: z.boolean(),
    /** Minutes, 1 to 90; null: the footer says nothing. */
    codeExpirationMinutes: z.number().int().nullable(),
  }),
  /** How long Meta tries to deliver it, in seconds; null: Meta's default. */
  ttlSeconds: z.number().int().nullable(),
});
export type TemplateText = z.infer<typeof templateTextSchema>;

/** Names of fields, from a record to the value: `['customer', 'name']`. Each but the last is a reference. */
export const fieldPathSchema = z.array(z.string().min(1).max(100)).min(1).max(longestFieldPath);
export type FieldPath = z.infer<typeof fieldPathSchema>;

/** WhatsApp writes it by the rules of the customer's phone where it can, and as we wrote it where it cannot. */
const isLocalized = z.boolean().optional();

/** How a value is written: by the rules of the template's own language, unless it is `isLocalized`. */
export const valueFormatSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text') }),
  /** `decimals` null: as many as there are. */
  z.object({ kind: z.literal('number'), decimals: z.number().int().min(0).max(6).nullable() }),
  z.object({
    kind: z.literal('money'),
    currency: z.enum(['symbol', 'code', 'name', 'none']),
    isLocalized,
  }),
  z.object({
    kind: z.literal('date'),
    style: z.enum(['short', 'medium', 'long', 'full', 'time', 'long_time']),
    isLocalized,
  }),
]);
export type ValueFormat = z.infer<typeof valueFormatSchema>;

/** Where the value of a place comes from when the template is sent. */
export const valueSourceSchema = z.discriminatedUnion('kind', [
  /** Asked from whoever sends it; `label` is the question, empty: the name of the place. */
  z.object({ kind: z.literal('ask'), label: typed(200) }),
  z.object({ kind: z.literal('field'), path: fieldPathSchema }),
  z.object({ kind: z.literal('operator'), fact: z.enum(['name', 'phone']) }),
  /** An address whose `{field.path}` places are filled from the record. */
  z.object({ kind: z.literal('link'), pattern: typed(2_000) }),
]);
export type ValueSource = z.infer<typeof valueSourceSchema>;

export const templateVariableSchema = z.object({
  sample: typed(1_500),
  source: valueSourceSchema,
  format: valueFormatSchema,
});
export type TemplateVariable = z.infer<typeof templateVariableSchema>;

/** The file or place at the top of a message that is sent: Meta wants it with each one. */
export const headerSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ask') }),
  /** The same file for everybody. */
  z.object({ kind: z.literal('file'), mediaId: mediaIdSchema }),
  /** A link to the file in a field of the record. */
  z.object({ kind: z.literal('field'), path: fieldPathSchema }),
  z.object({
    kind: z.literal('place'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: typed(200),
    address: typed(300),
  }),
]);
export type HeaderSource = z.infer<typeof headerSourceSchema>;

/** Where the picture or video of a card comes from. */
export const cardSourceSchema = z.discriminatedUnion('kind', [
  /** The file that the template was approved with, as Meta keeps it. */
  z.object({ kind: z.literal('sample') }),
  z.object({ kind: z.literal('ask') }),
  z.object({ kind: z.literal('file'), mediaId: mediaIdSchema }),
  z.object({ kind: z.literal('field'), path: fieldPathSchema }),
]);
export type CardSource = z.infer<typeof cardSourceSchema>;

/** What only we know of a template: where its values come from and who may send it. */
export const templateBindingSchema = z.object({
  /** Name of a record type; null: nothing of a record is used. */
  appliesTo: z.string().max(100).nullable(),
  /** Leads to a phone field of that type, or of what it refers to; null: the type's own first phone. */
  phonePath: fieldPathSchema.nullable(),
  /** By `placeKey`: `header:1`, `body:order_number`, `button:0`, `card:0:body:1`. */
  variables: z.record(z.string().max(120), templateVariableSchema),
  headerSource: headerSourceSchema,
  /** By the number of a card, from 0; without one it is the sample. */
  cardSources: z.record(z.string().regex(/^\d$/), cardSourceSchema).optional(),
  /** Operators who may send it, beside the admins, who always may; null: everybody. */
  operatorIds: z.array(operatorIdSchema).max(500).nullable(),
});
export type TemplateBinding = z.infer<typeof templateBindingSchema>;

/** Everything that the editor edits. Name, language and account are fixed once Meta has it. */
export const templateDraftSchema = z.object({
  accountId: accountIdSchema,
  name: typed(600),
  language: typed(20),
  text: templateTextSchema,
  binding: templateBindingSchema,
});
export type TemplateDraft = z.infer<typeof templateDraftSchema>;

export type PlacePart = 'header' | 'body' | 'button' | 'offer';

/** A hole in a template that is filled at sending. */
export interface TemplatePlace {
  part: PlacePart;
  /** `1` or `order_number`; of a button: its number among all buttons, from 0; of an offer: `end`; of a card's header: `product`. */
  name: string;
  /** The card of a carousel that it stands on, from 0; missing: it stands on none. */
  card?: number;
}

export const placeKey = ({ part, name, card }: TemplatePlace): string =>
  card === undefined ? `${part}:${name}` : `card:${card}:${part}:${name}`;

/** The place that a key names; null for what is none. */
export function placeOfKey(key: string): TemplatePlace | null {
  const match = /^(?:card:(\d):)?(header|body|button|offer):(.+)$/su.exec(key);
  const [, card, part, name] = match ?? [];
  if (part === undefined || name === undefined) return null;
  // The pattern names the parts.
  const place = { part: part as PlacePart, name };
  return card === undefined ? place : { ...place, card: Number(card) };
}

/** A template before anything was written into it. */
export const emptyTemplateText: TemplateText = {
  category: 'UTILITY',
  parameterFormat: 'POSITIONAL',
  header: { kind: 'none' },
  body: '',
  footer: '',
  buttons: [],
  authentication: { hasSecurityAdvice: true, codeExpirationMinutes: null },
  ttlSeconds: null,
};

export const emptyTemplateBinding: TemplateBinding = {
  appliesTo: null,
  phonePath: null,
  variables: {},
  headerSource: { kind: 'ask' },
  operatorIds: null,
};
