import { z } from 'zod';
import { mediaSchema, text } from './body-checks.ts';

const degrees = (most: number) =>
  z
    .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number')])
    .refine((value) => Math.abs(Number(value)) <= most, `must be between -${most} and ${most}`);

const nameSchema = z
  .looseObject({ formatted_name: z.string().min(1) })
  .refine(
    (name) => ['first_name', 'last_name', 'middle_name', 'suffix', 'prefix'].some((part) => name[part]),
    { message: 'missing: first_name or another part of the name' },
  );

const caption = z.string().max(1024).optional();

/** The object of each kind of message, as far as Meta checks it (`research/api.md` 4.1). */
export const kindSchemas = {
  text: z.looseObject({ body: text(4096), preview_url: z.boolean().optional() }),
  image: mediaSchema({ caption }),
  video: mediaSchema({ caption }),
  audio: mediaSchema({ voice: z.boolean().optional() }),
  document: mediaSchema({ caption, filename: z.string().min(1).max(240).optional() }),
  sticker: mediaSchema({}),
  location: z.looseObject({
    latitude: degrees(90),
    longitude: degrees(180),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  contacts: z
    .array(
      z.looseObject({
        name: nameSchema,
        phones: z.array(z.looseObject({ phone: z.string().optional() })).optional(),
        emails: z.array(z.looseObject({ email: z.string().optional() })).optional(),
      }),
    )
    .min(1)
    .max(257),
  reaction: z.looseObject({ message_id: z.string().min(1), emoji: z.string().max(32) }),
} as const;

export type PlainKind = keyof typeof kindSchemas;
export const isPlainKind = (kind: string): kind is PlainKind => kind in kindSchemas;
export const isMediaKind = (kind: string): kind is 'image' | 'video' | 'audio' | 'document' | 'sticker' =>
  ['image', 'video', 'audio', 'document', 'sticker'].includes(kind);

/** Everything around the kind: whom it is for, what it answers, what the business wants echoed. */
export const envelopeSchema = z.looseObject({
  messaging_product: z.literal('whatsapp', 'must be "whatsapp"'),
  recipient_type: z.literal('individual', 'must be "individual"').optional(),
  to: z.union([z.string(), z.number().int()]).optional(),
  recipient: z.string().optional(),
  type: z.string().min(1).optional(),
  context: z.looseObject({ message_id: z.string().min(1) }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
});
