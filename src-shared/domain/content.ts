import { z } from 'zod';
import { mediaIdSchema, operatorIdSchema } from './ids.ts';
import { notePieces } from './mentions.ts';
import { sentTemplateSchema } from './sent-template.ts';

const media = { mediaId: mediaIdSchema, caption: z.string().nullable() };

const contactCardSchema = z.object({
  name: z.string(),
  phones: z.array(z.object({ phone: z.string(), waId: z.string().nullable(), label: z.string().nullable() })),
  emails: z.array(z.string()),
  organization: z.string().nullable(),
});

export const interactiveButtonSchema = z.object({
  id: z.string().min(1).max(256),
  title: z.string().min(1).max(20),
});
export const interactiveSectionSchema = z.object({
  title: z.string().max(24),
  rows: z.array(
    z.object({
      id: z.string().min(1).max(200),
      title: z.string().min(1).max(24),
      description: z.string().max(72).nullable(),
    }),
  ),
});

/**
 * What a message says, by kind: one shape for both directions, filled from Meta's payloads (`research/api.md` 3.2)
 * and from what operators send. Everything in it that came from a stranger is plain data.
 */
export const messageContentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), body: z.string() }),
  z.object({ kind: z.literal('image'), ...media }),
  z.object({ kind: z.literal('video'), ...media }),
  z.object({ kind: z.literal('audio'), mediaId: mediaIdSchema, isVoice: z.boolean() }),
  z.object({ kind: z.literal('document'), ...media, fileName: z.string().nullable() }),
  z.object({ kind: z.literal('sticker'), mediaId: mediaIdSchema, isAnimated: z.boolean() }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().nullable(),
    address: z.string().nullable(),
    url: z.string().nullable(),
  }),
  z.object({ kind: z.literal('contacts'), cards: z.array(contactCardSchema) }),
  z.object({ kind: z.literal('button'), text: z.string(), payload: z.string().nullable() }),
  z.object({
    kind: z.literal('interactive_reply'),
    replyKind: z.enum(['button', 'list']),
    id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
  }),
  z.object({ kind: z.literal('flow_reply'), name: z.string(), body: z.string(), response: z.string() }),
  z.object({ kind: z.literal('call_permission_reply'), response: z.string(), isPermanent: z.boolean() }),
  z.object({
    kind: z.literal('call'),
    outcome: z.enum(['ringing', 'completed', 'unanswered']),
    durationMs: z.number().int().nullable(),
  }),
  z.object({ kind: z.literal('reaction'), targetWamid: z.string(), emoji: z.string().nullable() }),
  z.object({
    kind: z.literal('order'),
    catalogId: z.string().nullable(),
    text: z.string().nullable(),
    items: z.array(
      z.object({ productId: z.string(), quantity: z.number(), price: z.number(), currency: z.string() }),
    ),
  }),
  z.object({
    kind: z.literal('system'),
    /** `opted_out`, `opted_in`: by a word that the customer wrote. */
    event: z.enum([
      'number_changed',
      'user_id_changed',
      'identity_changed',
      'opted_out',
      'opted_in',
      'other',
    ]),
    body: z.string(),
    newWaId: z.string().nullable(),
    newUserId: z.string().nullable(),
  }),
  /** For colleagues only: nothing ever sends it. The words `@[12]` in it stand for the operator of that id. */
  z.object({ kind: z.literal('note'), text: z.string(), mentions: z.array(operatorIdSchema) }),
  /** What colleagues did with the conversation; `operatorId` is whom it concerns, null the account's whole list. */
  z.object({
    kind: z.literal('team_event'),
    event: z.enum([
      'joined',
      'added',
      'left',
      'taken_over',
      'handed_over',
      'assigned',
      'escalated',
      'lapsed',
    ]),
    operatorId: operatorIdSchema.nullable(),
    note: z.string(),
  }),
  z.object({ kind: z.literal('edit'), originalWamid: z.string(), body: z.string().nullable() }),
  z.object({ kind: z.literal('revoke'), originalWamid: z.string() }),
  z.object({ kind: z.literal('request_welcome') }),
  z.object({
    kind: z.literal('interactive'),
    form: z.enum(['buttons', 'list', 'other']),
    header: z.string().nullable(),
    body: z.string(),
    footer: z.string().nullable(),
    buttonLabel: z.string().nullable(),
    buttons: z.array(interactiveButtonSchema),
    sections: z.array(interactiveSectionSchema),
  }),
  z.object({
    kind: z.literal('template'),
    name: z.string(),
    language: z.string(),
    /** The text as the customer reads it, with the values filled in; empty when the template is not known here. */
    body: z.string(),
    components: z.array(z.unknown()),
    /** Its parts one by one; missing where `body` is empty, and on messages that were sent before they were kept. */
    shown: sentTemplateSchema.optional(),
  }),
  z.object({
    kind: z.literal('unsupported'),
    /** Meta's name of the kind (`poll_creation`, `gif`...), or the unknown `type` itself. */
    type: z.string().nullable(),
    errorCode: z.number().nullable(),
    detail: z.string().nullable(),
  }),
]);

export type MessageContent = z.infer<typeof messageContentSchema>;
export type MessageKind = MessageContent['kind'];
export type ContactCard = z.infer<typeof contactCardSchema>;

/**
 * The words of a message that search and previews use; empty where there are none. Composed: some keyboards write й as и and a
 * mark, and the index would take the mark away.
 */
export function contentText(content: MessageContent): string {
  return writtenText(content).normalize('NFC');
}

function writtenText(content: MessageContent): string {
  switch (content.kind) {
    case 'text':
    case 'template':
    case 'interactive':
      return content.body;
    case 'image':
    case 'video':
      return content.caption ?? '';
    case 'document':
      return content.caption ?? content.fileName ?? '';
    case 'location':
      return [content.name, content.address].filter(Boolean).join(', ');
    case 'contacts':
      return content.cards.map((card) => card.name).join(', ');
    case 'button':
      return content.text;
    case 'interactive_reply':
      return content.title;
    case 'flow_reply':
    case 'system':
      return content.body;
    case 'reaction':
      return content.emoji ?? '';
    case 'order':
      return content.text ?? '';
    case 'note':
      // Who is called stands in it as an id, which nobody looks for and nobody can read.
      return notePieces(content.text)
        .flatMap((piece) => (piece.kind === 'words' ? piece.text : []))
        .join('')
        .trim();
    case 'team_event':
      return content.note;
    case 'edit':
      return content.body ?? '';
    default:
      return '';
  }
}
