import { z } from 'zod';
import {
  interactiveButtonSchema,
  interactiveSectionSchema,
  messageContentSchema,
} from '../domain/content.ts';
import {
  accountIdSchema,
  clientIdSchema,
  conversationIdSchema,
  mediaIdSchema,
  messageIdSchema,
  operatorIdSchema,
} from '../domain/ids.ts';
import { outgoingStatusSchema } from '../domain/message-status.ts';
import { limitSchema, operator, templateComponentSchema, timeSchema, viewer } from './base.ts';
import { mediaSchema } from './media.ts';

/** Why an outgoing message failed: Meta's code (or our own word), read through the error catalogue. */
export const messageErrorSchema = z.object({
  code: z.number().nullable(),
  subcode: z.number().nullable(),
  title: z.string().nullable(),
  details: z.string().nullable(),
  sentence: z.object({ uk: z.string(), en: z.string() }),
  retry: z.enum(['no', 'yes', 'later']),
});
export type MessageError = z.infer<typeof messageErrorSchema>;

export const messageSchema = z.object({
  id: messageIdSchema,
  conversationId: conversationIdSchema,
  accountId: accountIdSchema,
  direction: z.enum(['in', 'out', 'system']),
  kind: z.string(),
  content: messageContentSchema,
  /** Meta's id; null until Meta has accepted an outgoing message. */
  wamid: z.string().nullable(),
  clientId: z.string().nullable(),
  /** Meta's timestamp for what came in, ours for what goes out. */
  sentAt: timeSchema,
  receivedAt: timeSchema,
  status: outgoingStatusSchema.nullable(),
  statusAt: timeSchema.nullable(),
  error: messageErrorSchema.nullable(),
  operatorId: operatorIdSchema.nullable(),
  /** False for a message that another tool sent from the same number. */
  isOurs: z.boolean(),
  quoted: z
    .object({
      wamid: z.string(),
      id: messageIdSchema.nullable(),
      direction: z.enum(['in', 'out', 'system']).nullable(),
      kind: z.string().nullable(),
      text: z.string().nullable(),
    })
    .nullable(),
  forwarded: z.enum(['no', 'once', 'many']),
  referral: z
    .object({
      sourceUrl: z.string().nullable(),
      headline: z.string().nullable(),
      body: z.string().nullable(),
      sourceType: z.string().nullable(),
    })
    .nullable(),
  reactions: z.array(z.object({ by: z.enum(['customer', 'us']), emoji: z.string(), at: timeSchema })),
  /** For a reaction: whether the message it belongs to is here (then it is drawn on that bubble). */
  reactionTargetId: messageIdSchema.nullable(),
  media: mediaSchema.nullable(),
  editedAt: timeSchema.nullable(),
  revokedAt: timeSchema.nullable(),
  /** No person wrote it: the account's own rules, or other software (`program`). Missing on everything else. */
  automatic: z.enum(['away', 'greeting', 'program']).optional(),
});
export type Message = z.infer<typeof messageSchema>;

/** What an operator can send; limits are Meta's (`research/api.md` 4.1) and checked by the hub with a sentence each. */
export const outgoingContentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), body: z.string(), previewUrl: z.boolean().default(false) }),
  z.object({
    kind: z.literal('media'),
    mediaId: mediaIdSchema,
    caption: z.string().max(1024).nullable().default(null),
    isVoice: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('reaction'), targetMessageId: messageIdSchema, emoji: z.string().max(16) }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().max(200).nullable().default(null),
    address: z.string().max(300).nullable().default(null),
  }),
  z.object({
    kind: z.literal('contacts'),
    cards: z
      .array(z.object({ name: z.string().min(1), firstName: z.string().min(1), phone: z.string().min(3) }))
      .min(1)
      .max(257),
  }),
  z.object({
    kind: z.literal('buttons'),
    body: z.string().min(1).max(1024),
    footer: z.string().max(60).nullable().default(null),
    buttons: z.array(interactiveButtonSchema).min(1).max(3),
  }),
  z.object({
    kind: z.literal('list'),
    body: z.string().min(1).max(4096),
    footer: z.string().max(60).nullable().default(null),
    buttonLabel: z.string().min(1).max(20),
    sections: z.array(interactiveSectionSchema).min(1).max(10),
  }),
  z.object({
    kind: z.literal('template'),
    name: z.string(),
    language: z.string(),
    /** Meta's `components` array of a template message, as in its documentation. */
    components: z.array(templateComponentSchema).default([]),
    /** The file of its header where it lies here: it is brought to Meta first, and its id put into the header's component. */
    headerMediaId: mediaIdSchema.optional(),
    /** The same for the cards of a carousel, by their numbers from 0. */
    cardMedia: z
      .array(z.object({ card: z.number().int().min(0).max(9), mediaId: mediaIdSchema }))
      .max(10)
      .optional(),
  }),
]);
export type OutgoingContent = z.infer<typeof outgoingContentSchema>;

const sendInput = z.object({
  conversationId: conversationIdSchema,
  clientId: clientIdSchema,
  content: outgoingContentSchema,
  quotedMessageId: messageIdSchema.nullable().default(null),
  /**
   * The newest message that the writer had before their eyes. When a colleague has answered after it, nothing is sent
   * (ANSWERED_MEANWHILE), and the writer decides. Left out: sent whatever happened.
   */
  seenUpTo: messageIdSchema.optional(),
});

/** Sends to a phone number or contact that may have no conversation yet. */
const sendToInput = z.object({
  accountId: accountIdSchema,
  to: z.string().describe('A phone number in international form, a wa_id or a business-scoped user id'),
  clientId: clientIdSchema.optional(),
  content: outgoingContentSchema,
});

const byId = z.object({ id: messageIdSchema });
const noteFields = {
  text: z.string().trim().min(1).max(4096),
  mentions: z.array(operatorIdSchema).max(50).default([]),
};

export const messages = {
  /**
   * Messages of a conversation in Meta's order, oldest first within the page. Without a cursor: the newest.
   * `before` and `after` are the cursors that a page gives; `around` opens the page at one message, `unread` at the
   * oldest of so many newest messages of the customer, which `firstUnreadId` then names.
   */
  list: viewer
    .route({ method: 'GET', path: '/conversations/{conversationId}/messages' })
    .input(
      z.object({
        conversationId: conversationIdSchema,
        before: z.string().optional(),
        after: z.string().optional(),
        around: messageIdSchema.optional(),
        unread: z.number().int().min(1).optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(
      z.object({
        items: z.array(messageSchema),
        before: z.string().nullable(),
        after: z.string().nullable(),
        firstUnreadId: messageIdSchema.optional(),
      }),
    ),
  get: viewer.route({ method: 'GET', path: '/messages/{id}' }).input(byId).output(messageSchema),
  /** Everything that is known of one message: time stamps, ids, prices, errors, the raw payload. */
  info: viewer
    .route({ method: 'GET', path: '/messages/{id}/info' })
    .input(byId)
    .output(
      z.object({
        message: messageSchema,
        statuses: z.array(
          z.object({
            status: z.string(),
            at: timeSchema,
            receivedAt: timeSchema,
            priceCategory: z.string().nullable(),
            isBillable: z.boolean().nullable(),
            error: messageErrorSchema.nullable(),
          }),
        ),
        raw: z.unknown(),
      }),
    ),
  /** Repeating a call with the same `clientId` changes nothing and gives the same message. */
  send: operator
    .route({ method: 'POST', path: '/conversations/{conversationId}/messages', successStatus: 201 })
    .input(sendInput)
    .output(messageSchema),
  sendTo: operator
    .route({ method: 'POST', path: '/messages', successStatus: 201 })
    .input(sendToInput)
    .output(messageSchema),
  /** Sends a failed message again, or an unconfirmed one after the operator decided so. */
  retry: operator.route({ method: 'POST', path: '/messages/{id}/retry' }).input(byId).output(messageSchema),
  /** Removes a message that was never accepted by Meta. */
  discard: operator
    .route({ method: 'DELETE', path: '/messages/{id}' })
    .input(byId)
    .output(z.object({ discarded: z.boolean() })),
  /** A note for colleagues: it stands in the conversation and is never sent. Whom it mentions takes part and is told. */
  addNote: operator
    .route({ method: 'POST', path: '/conversations/{conversationId}/notes', successStatus: 201 })
    .input(z.object({ conversationId: conversationIdSchema, clientId: clientIdSchema, ...noteFields }))
    .output(messageSchema),
  /** One's own notes only (NOT_YOURS). */
  editNote: operator
    .route({ method: 'PATCH', path: '/notes/{id}' })
    .input(byId.extend(noteFields))
    .output(messageSchema),
  deleteNote: operator
    .route({ method: 'DELETE', path: '/notes/{id}' })
    .input(byId)
    .output(z.object({ deleted: z.boolean() })),
};
