import { z } from 'zod';
import { connectFailures } from '../domain/connect-failures.ts';
import { operator, timeSchema, viewer } from './base.ts';

/** One line on the pretend customer's phone, seen from the customer's side (`in` = from the business). */
export const phoneMessageSchema = z.object({
  wamid: z.string(),
  from: z.enum(['customer', 'business']),
  at: timeSchema,
  kind: z.string(),
  text: z.string(),
  media: z.object({ url: z.string(), mimeType: z.string(), fileName: z.string().nullable() }).nullable(),
  buttons: z.array(z.object({ id: z.string(), title: z.string() })),
  quotedWamid: z.string().nullable(),
  reaction: z.object({ customer: z.string().nullable(), business: z.string().nullable() }),
  /** How far the customer's own message, or the business's message on this phone, has come. */
  state: z.enum(['sent', 'delivered', 'read']),
});
export type PhoneMessage = z.infer<typeof phoneMessageSchema>;

export const pretendCustomerSchema = z.object({
  id: z.string(),
  name: z.string(),
  language: z.enum(['uk', 'en']),
  waId: z.string().nullable(),
  userId: z.string(),
  /** One sentence about who this is. */
  about: z.object({ uk: z.string(), en: z.string() }),
  isScripted: z.boolean(),
  isTyping: z.boolean(),
  /** Whether the business's typing indicator is on. */
  businessIsTyping: z.boolean(),
  /** Opens the chat by itself when the business writes, so that ticks turn blue. */
  readsAtOnce: z.boolean(),
  isOnline: z.boolean(),
  lastMessage: z.string().nullable(),
  unread: z.number(),
});
export type PretendCustomer = z.infer<typeof pretendCustomerSchema>;

/** Failures that the pretend Meta plays on demand; `count` times or until switched off (null). */
export const faultSchema = z.object({
  kind: z.enum([
    'graph_error',
    'graph_timeout',
    'graph_drop_after_accept',
    'graph_html',
    'status_failed',
    'no_statuses',
    'duplicate_webhooks',
    'out_of_order_statuses',
    'media_cut',
    'media_wrong_hash',
    'webhook_wrong_signature',
    'slow',
  ]),
  /**
   * Meta's error code for `graph_error` and `status_failed`; milliseconds for `slow`; the HTTP status for `graph_html`:
   * 502 when none is given, 200 is the login page of a firewall.
   */
  code: z.number().nullable(),
  /**
   * Which Graph calls the `graph_*` faults and `slow` concern; messages when it is not said. `templates` are those that
   * write, `uploads` the pieces of a sample.
   */
  on: z.enum(['messages', 'media', 'templates', 'uploads', 'any']).optional(),
  count: z.number().int().min(1).nullable(),
  /** How often it happens where it could, 0 to 1; always when it is not said. */
  chance: z.number().min(0).max(1).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

const customerId = z.object({ customerId: z.string() });

/**
 * What a pretend customer can be made to do. The screen sends it with the customer's id, a program outside to the address
 * of the customer.
 */
export const customerDeeds = {
  write: z.object({
    text: z.string().min(1).max(4096),
    quotedWamid: z.string().nullable().default(null),
  }),
  /** One of the built-in sample files, a sticker, a place or a contact card. */
  sendSample: z.object({
    sample: z.enum([
      'image',
      'video',
      'voice',
      'document',
      'sticker',
      'location',
      'contact',
      'order',
      'unsupported',
      'ad_referral',
    ]),
  }),
  tapButton: z.object({ wamid: z.string(), buttonId: z.string() }),
  /** An empty emoji takes the reaction back. */
  react: z.object({ wamid: z.string(), emoji: z.string() }),
  setCustomer: z.object({ readsAtOnce: z.boolean().optional(), isOnline: z.boolean().optional() }),
};
export type SampleName = z.infer<typeof customerDeeds.sendSample>['sample'];

/** Meta's reasons for not approving a template (research/api.md 5.8). */
export const templateRejections = [
  'INCORRECT_CATEGORY',
  'INVALID_FORMAT',
  'ABUSIVE_CONTENT',
  'PROMOTIONAL',
  'SCAM',
  'TAG_CONTENT_MISMATCH',
] as const;
const templateNamed = { name: z.string(), language: z.string() };

/** What can be done to the pretend world as a whole. */
export const worldDeeds = {
  /** Moves the sandbox's clock forward: 25 hours of silence close every window of its account. */
  passTime: z.object({
    hours: z
      .number()
      .positive()
      .max(24 * 40),
  }),
  setDemo: z.object({ isRunning: z.boolean() }),
  setFaults: z.object({ faults: z.array(faultSchema) }),
  setConnectFailures: z.object({
    failures: z.array(z.enum(connectFailures)).max(connectFailures.length),
  }),
  reviewTemplate: z.object({
    name: z.string(),
    language: z.string(),
    decision: z.enum([
      'APPROVED',
      'REJECTED',
      'PAUSED',
      'DISABLED',
      'FLAGGED',
      'REINSTATED',
      'LIMIT_EXCEEDED',
      'IN_APPEAL',
      'ARCHIVED',
      'UNARCHIVED',
    ]),
    /** Of a rejection. */
    reason: z.enum(templateRejections).default('INCORRECT_CATEGORY'),
  }),
  /** What happens to a template at Meta's side: by Meta itself, or by somebody in WhatsApp Manager. */
  changeTemplate: z.discriminatedUnion('deed', [
    z.object({
      deed: z.literal('quality'),
      ...templateNamed,
      score: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']),
    }),
    z.object({
      deed: z.literal('category'),
      ...templateNamed,
      category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']),
      /** Meta says it a day before it does it. */
      isAnnouncement: z.boolean().default(false),
    }),
    z.object({ deed: z.literal('delete'), ...templateNamed }),
    /** Made or edited there; anything goes, since Meta has parts that nobody here knows. */
    z.object({
      deed: z.literal('put'),
      ...templateNamed,
      category: z.string().default('UTILITY'),
      status: z.string().default('APPROVED'),
      parameterFormat: z.enum(['POSITIONAL', 'NAMED']).default('POSITIONAL'),
      components: z.array(z.record(z.string(), z.unknown())),
      /** Whether a webhook tells of it. */
      isTold: z.boolean().default(false),
    }),
  ]),
};

export const sandbox = {
  state: viewer.output(
    z.object({
      isRunning: z.boolean(),
      url: z.string().nullable(),
      accountId: z.number().nullable(),
      now: timeSchema,
      clockOffsetMs: z.number(),
      demoIsRunning: z.boolean(),
      customers: z.array(pretendCustomerSchema),
      faults: z.array(faultSchema),
      /** The ways in which connecting goes wrong that are switched on. */
      connectFailures: z.array(z.enum(connectFailures)),
      pendingWebhooks: z.number(),
    }),
  ),
  /** Starts the pretend Meta and connects its account; harmless when it runs already. */
  start: operator.output(z.object({ accountId: z.number() })),
  phone: viewer.input(customerId).output(z.array(phoneMessageSchema)),
  write: operator.input(customerId.extend(customerDeeds.write.shape)).output(z.void()),
  sendSample: operator.input(customerId.extend(customerDeeds.sendSample.shape)).output(z.void()),
  tapButton: operator.input(customerId.extend(customerDeeds.tapButton.shape)).output(z.void()),
  react: operator.input(customerId.extend(customerDeeds.react.shape)).output(z.void()),
  read: operator.input(customerId).output(z.void()),
  setCustomer: operator.input(customerId.extend(customerDeeds.setCustomer.shape)).output(z.void()),
  passTime: operator.input(worldDeeds.passTime).output(z.void()),
  setDemo: operator.input(worldDeeds.setDemo).output(z.void()),
  setFaults: operator.input(worldDeeds.setFaults).output(z.void()),
  /** Makes the pretend Meta fail in these ways of connecting, and in no others. */
  setConnectFailures: operator.input(worldDeeds.setConnectFailures).output(z.void()),
  /** What an owner would copy from Meta's console: worth nothing outside the sandbox. */
  metaConsole: operator.output(
    z.object({
      appId: z.string(),
      appSecret: z.string(),
      accessToken: z.string(),
      wabaId: z.string(),
      phoneNumberId: z.string(),
      /** The code that the pretend SMS or call brings. */
      verificationCode: z.string(),
      pin: z.string(),
    }),
  ),
  reviewTemplate: operator.input(worldDeeds.reviewTemplate).output(z.void()),
  changeTemplate: operator.input(worldDeeds.changeTemplate).output(z.void()),
  /** Forgets everything that happened in the sandbox, here and at the pretend Meta. */
  reset: operator.output(z.void()),
};
