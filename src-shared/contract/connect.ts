import { z } from 'zod';
import { connectFailures } from '../domain/connect-failures.ts';
import { accountIdSchema } from '../domain/ids.ts';
import { accountColorSchema } from './accounts.ts';
import { admin, sentenceSchema, timeSchema, viewer } from './base.ts';

/** The steps of the wizard in their order; `webhook` to `finish` work on an account. */
export const connectSteps = [
  'prepare',
  'values',
  'number',
  'webhook',
  'health',
  'loop',
  'token',
  'live',
  'finish',
] as const;
export const connectStepSchema = z.enum(connectSteps);
export type ConnectStep = z.infer<typeof connectStepSchema>;

/** What real calls told of one value that was entered. */
export const valueCheckSchema = z.object({
  field: z.enum(['appId', 'appSecret', 'accessToken', 'wabaId', 'phoneNumberId']),
  state: z.enum(['missing', 'checking', 'ok', 'warning', 'failed']),
  sentence: sentenceSchema.nullable(),
  failure: z.enum(connectFailures).nullable(),
  /** A value that would be right instead, such as the id behind a phone number. */
  proposal: z.string().nullable(),
});
export type ValueCheck = z.infer<typeof valueCheckSchema>;

/** What Meta tells of a token; times are null when it never ends. */
export const tokenFactsSchema = z.object({
  kind: z.enum(['temporary', 'sixty_days', 'permanent']),
  type: z.string().nullable(),
  expiresAt: timeSchema.nullable(),
  scopes: z.array(z.string()),
  missingScopes: z.array(z.string()),
});
export type TokenFacts = z.infer<typeof tokenFactsSchema>;

export const numberCardSchema = z.object({
  wabaId: z.string(),
  wabaName: z.string().nullable(),
  phoneNumberId: z.string(),
  displayPhoneNumber: z.string().nullable(),
  verifiedName: z.string().nullable(),
  qualityRating: z.string().nullable(),
  mode: z.enum(['live', 'test']),
  status: z.string().nullable(),
  /** The account that has this number here already. */
  accountId: accountIdSchema.nullable(),
});
export type NumberCard = z.infer<typeof numberCardSchema>;

/** A set-up that was begun; what was entered stays until it is finished or thrown away. Secrets are in the keychain. */
export const connectDraftSchema = z.object({
  id: z.number().int().positive(),
  /** `sandbox`: a rehearsal against the pretend Meta, which changes nothing at Meta's. */
  kind: z.enum(['live', 'sandbox']),
  step: connectStepSchema,
  /** The steps that are done or were left aside. */
  done: z.array(connectStepSchema),
  /** The ticks of the list "what you need". */
  ticked: z.array(z.string()),
  appId: z.string(),
  appName: z.string().nullable(),
  appSecretHint: z.string().nullable(),
  accessTokenHint: z.string().nullable(),
  wabaId: z.string(),
  phoneNumberId: z.string(),
  token: tokenFactsSchema.nullable(),
  checks: z.array(valueCheckSchema),
  numbers: z.array(numberCardSchema),
  accountId: accountIdSchema.nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
});
export type ConnectDraft = z.infer<typeof connectDraftSchema>;

/** How a number stands with Meta, in Meta's words (`research/api.md` 1.4). */
export const numberFactsSchema = z.object({
  displayPhoneNumber: z.string().nullable(),
  verifiedName: z.string().nullable(),
  status: z.string().nullable(),
  codeVerificationStatus: z.string().nullable(),
  nameStatus: z.string().nullable(),
  newName: z.string().nullable(),
  newNameStatus: z.string().nullable(),
  qualityRating: z.string().nullable(),
  accountMode: z.string().nullable(),
  platformType: z.string().nullable(),
  throughput: z.string().nullable(),
  messagingLimit: z.string().nullable(),
  isPinEnabled: z.boolean().nullable(),
  isOnBusinessApp: z.boolean().nullable(),
  isRegistered: z.boolean(),
  isVerified: z.boolean(),
  /** Tries to register that Meta still allows in 72 hours, as counted here. */
  registrationsLeft: z.number(),
  /** Wrong PINs in a row, as counted here. */
  wrongPins: z.number(),
});
export type NumberFacts = z.infer<typeof numberFactsSchema>;

/** The industries that Meta knows. */
export const businessVerticals = [
  'UNDEFINED',
  'OTHER',
  'AUTO',
  'BEAUTY',
  'APPAREL',
  'EDU',
  'ENTERTAIN',
  'EVENT_PLAN',
  'FINANCE',
  'GROCERY',
  'GOVT',
  'HOTEL',
  'HEALTH',
  'NONPROFIT',
  'PROF_SERVICES',
  'RETAIL',
  'TRAVEL',
  'RESTAURANT',
  'NOT_A_BIZ',
] as const;

/** The profile that customers see; lengths are Meta's. */
export const businessProfileSchema = z.object({
  about: z.string().max(139),
  address: z.string().max(256),
  description: z.string().max(512),
  email: z.string().max(128),
  websites: z.array(z.string().max(256)).max(2),
  vertical: z.enum(businessVerticals),
  /** Only read; a new picture goes up through `setPicture`. */
  pictureUrl: z.string().nullable(),
});
export type BusinessProfile = z.infer<typeof businessProfileSchema>;

export const loopTestSchema = z.object({
  accountId: accountIdSchema,
  state: z.enum(['off', 'waiting', 'received', 'answered', 'failed']),
  /** The one-time word that the owner sends from a phone of their own. */
  word: z.string(),
  /** Opens WhatsApp with the word written already; the QR code says the same. */
  link: z.string(),
  startedAt: timeSchema,
  receivedAt: timeSchema.nullable(),
  /** From Meta's time stamp to the journal, in milliseconds; never below zero. */
  tookMs: z.number().nullable(),
  /** How far our answer came. */
  answer: z.enum(['none', 'sent', 'delivered', 'read', 'failed']),
  sentence: sentenceSchema,
});
export type LoopTest = z.infer<typeof loopTestSchema>;

const draftId = z.object({ id: z.number().int().positive() });
const ofAccount = z.object({ accountId: accountIdSchema });

export const connect = {
  drafts: admin.output(z.array(connectDraftSchema)),
  get: admin.input(draftId).output(connectDraftSchema),
  /** A new set-up, or one that goes on with an account which stands already (from the doctor). */
  start: admin
    .input(
      z.object({
        kind: z.enum(['live', 'sandbox']).default('live'),
        accountId: accountIdSchema.nullable().default(null),
        step: connectStepSchema.default('prepare'),
      }),
    )
    .output(connectDraftSchema),
  /** Throws a set-up away with its secrets; an account that came of it stays. */
  discard: admin.input(draftId).output(z.void()),
  /** Where the owner is, and what is done. */
  saveStep: admin
    .input(
      draftId.extend({
        step: connectStepSchema.optional(),
        done: z.array(connectStepSchema).optional(),
        ticked: z.array(z.string().max(60)).max(40).optional(),
      }),
    )
    .output(connectDraftSchema),
  /** Takes values as they are entered (an empty one is forgotten) and checks all that are there by real calls. */
  setValues: admin
    .input(
      draftId.extend({
        appId: z.string().max(600).optional(),
        appSecret: z.string().max(600).optional(),
        accessToken: z.string().max(4000).optional(),
        wabaId: z.string().max(600).optional(),
        phoneNumberId: z.string().max(600).optional(),
      }),
    )
    .output(connectDraftSchema),
  /** Asks again, with what is saved. */
  recheck: admin.input(draftId).output(connectDraftSchema),
  /** Makes the account (or goes on with the one that has this number) and keeps the secrets under it. */
  chooseNumber: admin
    .input(
      draftId.extend({
        wabaId: z.string(),
        phoneNumberId: z.string(),
        name: z.string().trim().min(1).max(60),
        color: accountColorSchema,
        department: z.string().trim().max(60).nullable().optional(),
      }),
    )
    .output(connectDraftSchema),
  /** Everything is done: the draft and its secrets go, the account stays. */
  finish: admin.input(draftId).output(z.void()),

  number: admin.input(ofAccount).output(numberFactsSchema),
  requestCode: admin
    .input(ofAccount.extend({ method: z.enum(['SMS', 'VOICE']), language: z.enum(['uk', 'en_US']) }))
    .output(z.void()),
  verifyCode: admin.input(ofAccount.extend({ code: z.string().max(20) })).output(numberFactsSchema),
  /** Counts the tries; the second wrong PIN is refused as PIN_AT_RISK unless `despiteRisk`. */
  register: admin
    .input(ofAccount.extend({ pin: z.string().max(20), despiteRisk: z.boolean().default(false) }))
    .output(numberFactsSchema),
  setPin: admin.input(ofAccount.extend({ pin: z.string().max(20) })).output(z.void()),
  profile: admin.input(ofAccount).output(businessProfileSchema),
  setProfile: admin
    .input(ofAccount.extend({ profile: businessProfileSchema.omit({ pictureUrl: true }).partial() }))
    .output(businessProfileSchema),
  /** A picture that was uploaded to the hub as media (square, JPEG or PNG); goes up to Meta in pieces. */
  setPicture: admin
    .input(ofAccount.extend({ mediaId: z.number().int().positive() }))
    .output(businessProfileSchema),

  startLoop: admin.input(ofAccount).output(loopTestSchema),
  loop: viewer.input(ofAccount).output(loopTestSchema),
  endLoop: admin.input(ofAccount).output(z.void()),

  /** Looks at a new token by real calls and takes it only when it can do what the old one is needed for. */
  replaceToken: admin.input(ofAccount.extend({ accessToken: z.string().max(4000) })).output(tokenFactsSchema),
  /** What is known of the saved token. */
  token: viewer.input(ofAccount).output(tokenFactsSchema.nullable()),
};
