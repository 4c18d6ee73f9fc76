import { z } from 'zod';
import { mediaIdSchema } from './ids.ts';
import type { TemplateButton } from './template-draft.ts';

const shownButtonSchema = z.object({
  kind: z.enum([
    'quick_reply',
    'url',
    'phone_number',
    'copy_code',
    'otp_autofill',
    'flow',
    'catalog',
    'voice_call',
    'contact_info',
  ]),
  /** Empty where Meta writes the word itself. */
  text: z.string(),
});
export type ShownButton = z.infer<typeof shownButtonSchema>;

const shownCardSchema = z.object({
  header: z.discriminatedUnion('kind', [
    /** `mediaId` is null for a file that Meta fetched or keeps itself. */
    z.object({ kind: z.enum(['image', 'video']), mediaId: mediaIdSchema.nullable() }),
    /** The product's code in the catalogue; WhatsApp shows its picture, name and price. */
    z.object({ kind: z.literal('product'), productId: z.string() }),
  ]),
  body: z.string(),
  buttons: z.array(shownButtonSchema),
});
export type ShownCard = z.infer<typeof shownCardSchema>;

const shownOfferSchema = z.object({
  text: z.string(),
  /** Empty where it has none. */
  code: z.string(),
  /** UTC milliseconds; null: it does not end. */
  endsAt: z.number().nullable(),
});
export type ShownOffer = z.infer<typeof shownOfferSchema>;

/** The parts of a template as one customer got them, so that its bubble stays right when the template changes later. */
export const sentTemplateSchema = z.object({
  header: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text: z.string() }),
      /** `mediaId` is null for a file that Meta fetched or keeps itself. */
      z.object({
        kind: z.enum(['image', 'video', 'document']),
        mediaId: mediaIdSchema.nullable(),
        fileName: z.string().nullable(),
      }),
      z.object({ kind: z.literal('location'), name: z.string(), address: z.string() }),
    ])
    .nullable(),
  body: z.string(),
  footer: z.string(),
  buttons: z.array(shownButtonSchema),
  /** Missing where the template is no offer, or has no cards. */
  offer: shownOfferSchema.optional(),
  cards: z.array(shownCardSchema).optional(),
});
export type SentTemplate = z.infer<typeof sentTemplateSchema>;

/** What is seen of a button of a template. */
export function shownButton(button: TemplateButton): ShownButton {
  switch (button.kind) {
    case 'quick_reply':
    case 'url':
    case 'phone_number':
    case 'flow':
    case 'catalog':
    case 'voice_call':
      return { kind: button.kind, text: button.text };
    case 'mpm':
    case 'spm':
      return { kind: 'catalog', text: button.text };
    case 'copy_code':
      return { kind: 'copy_code', text: '' };
    case 'request_contact_info':
      return { kind: 'contact_info', text: '' };
    case 'otp':
      return button.otpType === 'COPY_CODE'
        ? { kind: 'copy_code', text: button.text }
        : { kind: 'otp_autofill', text: button.autofillText };
  }
}
