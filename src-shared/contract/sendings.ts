import { z } from 'zod';
import {
  accountIdSchema,
  clientIdSchema,
  contactIdSchema,
  conversationIdSchema,
  labelIdSchema,
  mediaIdSchema,
  messageIdSchema,
  operatorIdSchema,
  sendingIdSchema,
  sendingRecipientIdSchema,
  templateIdSchema,
} from '../domain/ids.ts';
import {
  leftOutReasonSchema,
  recipientStateSchema,
  sendingStateSchema,
  sendObstacleSchema,
} from '../domain/sending.ts';
import { longestAnswer } from '../domain/template-values.ts';
import { admin, limitSchema, operator, pageOf, sentenceSchema, timeSchema, viewer } from './base.ts';
import { messageSchema } from './messages.ts';
import { recordQuerySchema } from './records.ts';

/** To whom one message goes. */
export const sendTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversation'), conversationId: conversationIdSchema }),
  z.object({ kind: z.literal('contact'), contactId: contactIdSchema }),
  z.object({ kind: z.literal('record'), type: z.string(), key: z.string() }),
]);
export type SendTarget = z.infer<typeof sendTargetSchema>;

/** What a person adds when sending, by `placeKey`; a header's file or place where the template asks for one. */
export const sendAnswersSchema = z.object({
  values: z.record(z.string().max(120), z.string().max(longestAnswer)).default({}),
  header: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('file'), mediaId: mediaIdSchema }),
      z.object({
        kind: z.literal('place'),
        latitude: z.number().min(-90).max(90),
        longitude: z.number().min(-180).max(180),
        name: z.string().max(200),
        address: z.string().max(300),
      }),
    ])
    .nullable()
    .default(null),
  /** The picture or video of a carousel's card by its number from 0; without one it has the sample that Meta keeps, or its own source. */
  cards: z
    .record(
      z.string().regex(/^\d$/),
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('file'), mediaId: mediaIdSchema }),
        z.object({ kind: z.literal('link'), link: z.url({ protocol: /^https$/ }).max(2_000) }),
      ]),
    )
    .optional(),
});
export type SendAnswers = z.infer<typeof sendAnswersSchema>;
export type CardAnswer = NonNullable<SendAnswers['cards']>[string];

/** A template filled for one person, before it is sent. */
export const filledTemplateSchema = z.object({
  values: z.array(
    z.object({
      key: z.string(),
      /** In the format and language of the template; null when there is none. */
      value: z.string().nullable(),
      source: z.enum(['ask', 'field', 'operator', 'link']),
      /** The question for a person, or the field's name as a person reads it. */
      label: sentenceSchema,
      /** Why this value cannot be sent: nothing there, a line break, too long... */
      problem: sentenceSchema.nullable(),
    }),
  ),
  header: z.object({
    isNeeded: z.boolean(),
    /** A file or place is there. */
    isFilled: z.boolean(),
    /** As the customer sees it, of a document. */
    fileName: z.string().nullable(),
    problem: sentenceSchema.nullable(),
  }),
  /** The tops of a carousel's cards, in their order; missing where there are no cards. */
  cards: z
    .array(
      z.object({
        isNeeded: z.boolean(),
        isFilled: z.boolean(),
        fileName: z.string().nullable(),
        /** What Meta keeps of the approved template is sent. */
        isSample: z.boolean(),
        problem: sentenceSchema.nullable(),
      }),
    )
    .optional(),
  /** The number or id it goes to, as a person reads it; null when there is none. */
  recipient: z
    .object({ name: z.string(), phone: z.string().nullable(), contactId: contactIdSchema.nullable() })
    .nullable(),
  /** Why this person cannot get it; null when nothing stands in the way. */
  obstacle: z.object({ reason: sendObstacleSchema, sentence: sentenceSchema }).nullable(),
});
export type FilledTemplate = z.infer<typeof filledTemplateSchema>;

/** Who gets a sending. */
export const recipientSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('records'), type: z.string(), keys: z.array(z.string()).min(1).max(20_000) }),
  /** All records that fit, as they are when the sending is prepared. */
  z.object({ kind: z.literal('record_query'), query: recordQuerySchema }),
  z.object({ kind: z.literal('contacts'), contactIds: z.array(contactIdSchema).min(1).max(20_000) }),
  /** Everybody with a conversation that carries the label. */
  z.object({ kind: z.literal('label'), labelId: labelIdSchema }),
]);
export type RecipientSource = z.infer<typeof recipientSourceSchema>;

const recipientCountsSchema = z.object({
  total: z.number().int(),
  leftOut: z.number().int(),
  waiting: z.number().int(),
  /** Handed to the outbox, Meta has not answered yet. */
  queued: z.number().int(),
  accepted: z.number().int(),
  delivered: z.number().int(),
  read: z.number().int(),
  failed: z.number().int(),
  /** Lost on the way to Meta: never sent again by itself. */
  unconfirmed: z.number().int(),
  cancelled: z.number().int(),
  /** Wrote within 24 hours after it arrived; counted beside the state. */
  answered: z.number().int(),
});

export const sendingSchema = z.object({
  id: sendingIdSchema,
  accountId: accountIdSchema,
  templateId: templateIdSchema,
  templateName: z.string(),
  templateLanguage: z.string(),
  /** What a person calls it. */
  title: z.string(),
  state: sendingStateSchema,
  /** What was answered for everybody when it was prepared. */
  answers: sendAnswersSchema,
  /** Why it stands still, of a paused one: somebody's deed, the limit of the day, the account, the template. */
  pause: z
    .object({
      /** `account`: whoever mends the account lets it go on; `wait`: it goes on by itself. */
      kind: z.enum(['person', 'wait', 'account', 'trouble', 'failed']),
      sentence: sentenceSchema,
      until: timeSchema.nullable(),
    })
    .nullable(),
  counts: recipientCountsSchema,
  /**
   * Of the unconfirmed: `ready` are those of whom nothing was heard for ten minutes although Meta reported on others sent later, so
   * that they may be sent again (`resendUnheard`); `nextAt` is when the next ones will be. Neither while Meta is silent altogether.
   * Null when nobody is unconfirmed.
   */
  unheard: z.object({ ready: z.number().int(), nextAt: timeSchema.nullable() }).nullable(),
  /**
   * Of the failed: `ready` can be sent again now (`retry`), `later` from `nextAt` on, one after the other; the rest stays refused.
   * Null when nobody failed.
   */
  again: z
    .object({ ready: z.number().int(), later: z.number().int(), nextAt: timeSchema.nullable() })
    .nullable(),
  leftOutBy: z.array(z.object({ reason: leftOutReasonSchema, count: z.number().int() })),
  price: z.object({
    currency: z.string().nullable(),
    /** Of the recipients whose price is known. */
    amount: z.number().nullable(),
    unknownCount: z.number().int(),
  }),
  /**
   * How many people a day Meta lets this number write to first, and how many it wrote to in the last 24 hours; null when there
   * is no limit or nobody knows it. What exceeds it waits: the sending pauses and goes on by itself.
   */
  dailyLimit: z.object({ perDay: z.number().int(), startedToday: z.number().int() }).nullable(),
  createdBy: operatorIdSchema.nullable(),
  createdAt: timeSchema,
  startedAt: timeSchema.nullable(),
  endedAt: timeSchema.nullable(),
});
export type Sending = z.infer<typeof sendingSchema>;

export const sendingRecipientSchema = z.object({
  id: sendingRecipientIdSchema,
  name: z.string(),
  phone: z.string().nullable(),
  contactId: contactIdSchema.nullable(),
  conversationId: conversationIdSchema.nullable(),
  messageId: messageIdSchema.nullable(),
  /** The record it was filled from. */
  record: z.object({ type: z.string(), key: z.string() }).nullable(),
  state: recipientStateSchema,
  leftOut: leftOutReasonSchema.nullable(),
  /** Why it was left out or failed. */
  sentence: sentenceSchema.nullable(),
  canRetry: z.boolean(),
  /** UTC milliseconds before which a retry makes no sense (Meta's cap for marketing: a day). */
  retryNotBefore: timeSchema.nullable(),
  isAnswered: z.boolean(),
  updatedAt: timeSchema,
});
export type SendingRecipient = z.infer<typeof sendingRecipientSchema>;

/** Of one message; whatever the currency, nobody pays more, and sums stay numbers. */
const priceSchema = z.number().min(0).max(1_000_000).nullable();

/** Meta's price of one delivered template, by country and category. */
export const pricesSchema = z.object({
  currency: z.string().regex(/^[A-Za-z]{3}$/),
  rates: z
    .array(
      z.object({
        /** ISO 3166, or `*` for all others. */
        country: z.string().regex(/^([A-Z]{2}|\*)$/),
        marketing: priceSchema,
        utility: priceSchema,
        authentication: priceSchema,
      }),
    )
    .max(300),
  updatedAt: timeSchema.nullable(),
});
export type Prices = z.infer<typeof pricesSchema>;

export const optOutWordsSchema = z.object({
  /** A message that consists of one of these words takes the customer off marketing, and of those back on. */
  stop: z.array(z.string().trim().min(1).max(60)).max(50),
  start: z.array(z.string().trim().min(1).max(60)).max(50),
  isOn: z.boolean(),
});
export type OptOutWords = z.infer<typeof optOutWordsSchema>;

const byId = z.object({ id: sendingIdSchema });
const filling = z.object({
  templateId: templateIdSchema,
  target: sendTargetSchema,
  answers: sendAnswersSchema.default({ values: {}, header: null }),
});

export const sendings = {
  /** What a template would say to one person; sends nothing. */
  fill: viewer.input(filling).output(filledTemplateSchema),
  /**
   * Sends a template to one person; refused while a value is missing, and for operators whom the template is not for (admins and the
   * local interface may always). A call repeated with the same `clientId` changes nothing.
   */
  sendOne: operator
    .route({ method: 'POST', path: '/templates/{templateId}/send', successStatus: 201 })
    .input(filling.extend({ clientId: clientIdSchema.optional() }))
    .output(messageSchema),

  list: viewer
    .route({ method: 'GET', path: '/sendings' })
    .input(
      z.object({
        templateId: templateIdSchema.optional(),
        cursor: z.string().optional(),
        limit: limitSchema.default(50),
      }),
    )
    .output(pageOf(sendingSchema)),
  get: viewer.route({ method: 'GET', path: '/sendings/{id}' }).input(byId).output(sendingSchema),
  /** Whom it was prepared for, as it was asked; by itself, since it may name thousands. */
  source: viewer.input(byId).output(recipientSourceSchema),
  /** Finds the recipients and says of each one why it is left out; nothing is sent until `start`. */
  prepare: operator
    .route({ method: 'POST', path: '/sendings', successStatus: 201 })
    .input(
      z.object({
        templateId: templateIdSchema,
        title: z.string().trim().max(200).default(''),
        source: recipientSourceSchema,
        answers: sendAnswersSchema.default({ values: {}, header: null }),
        /** For programs: a call repeated with the same one gives the same sending. */
        clientId: clientIdSchema.optional(),
      }),
    )
    .output(sendingSchema),
  /** Also takes a new look at the recipients of a `ready` one that is older than a few minutes. */
  start: operator.route({ method: 'POST', path: '/sendings/{id}/start' }).input(byId).output(sendingSchema),
  pause: operator.route({ method: 'POST', path: '/sendings/{id}/pause' }).input(byId).output(sendingSchema),
  resume: operator.route({ method: 'POST', path: '/sendings/{id}/resume' }).input(byId).output(sendingSchema),
  /** What has not been handed over is not sent; a `ready` one is removed. */
  cancel: operator.route({ method: 'POST', path: '/sendings/{id}/cancel' }).input(byId).output(sendingSchema),
  /** Sends again to those that failed and can be tried again now; without `recipientIds` to all of them. */
  retry: operator
    .input(byId.extend({ recipientIds: z.array(sendingRecipientIdSchema).max(1000).optional() }))
    .output(z.object({ retried: z.number().int() })),
  /**
   * Sends again to those who are `unheard`, and only to them: a decision of a person, since somebody who got it after all gets it
   * twice.
   */
  resendUnheard: operator
    .route({ method: 'POST', path: '/sendings/{id}/resend-unheard' })
    .input(byId)
    .output(z.object({ retried: z.number().int() })),
  recipients: viewer
    .route({ method: 'GET', path: '/sendings/{id}/recipients' })
    .input(
      byId.extend({
        state: recipientStateSchema.or(z.literal('answered')).optional(),
        /** Only those left out for this reason. */
        leftOut: leftOutReasonSchema.optional(),
        search: z.string().max(200).optional(),
        cursor: z.string().optional(),
        limit: limitSchema.default(100),
      }),
    )
    .output(pageOf(sendingRecipientSchema)),
  /** One page of the result as cells of text for a CSV; the first page begins with the header. */
  exportRows: viewer
    .input(byId.extend({ language: z.enum(['uk', 'en']), cursor: z.string().optional() }))
    .output(z.object({ rows: z.array(z.array(z.string())), next: z.string().nullable() })),

  prices: viewer.output(pricesSchema),
  setPrices: admin.input(pricesSchema.omit({ updatedAt: true })).output(pricesSchema),
  optOutWords: viewer.output(optOutWordsSchema),
  setOptOutWords: admin.input(optOutWordsSchema).output(optOutWordsSchema),
};
