import { z } from 'zod';
import { officeHoursSchema } from '../domain/hours.ts';
import { accountIdSchema, operatorIdSchema } from '../domain/ids.ts';
import { admin, sentenceSchema, timeSchema, viewer } from './base.ts';
import { soundSchema } from './events.ts';

export const accountColors = [
  'cornflower',
  'terracotta',
  'moss',
  'plum',
  'amber',
  'teal',
  'rose',
  'slate',
] as const;
export const accountColorSchema = z.enum(accountColors);
export type AccountColor = z.infer<typeof accountColorSchema>;

export const accountSchema = z.object({
  id: accountIdSchema,
  /** The last part of the webhook path. */
  key: z.string(),
  kind: z.enum(['live', 'sandbox']),
  name: z.string(),
  color: accountColorSchema,
  /** Who answers here, such as "Sales"; only words. */
  department: z.string().nullable(),
  state: z.enum(['active', 'paused', 'disconnected']),
  phoneNumberId: z.string(),
  wabaId: z.string(),
  appId: z.string(),
  displayPhoneNumber: z.string().nullable(),
  verifiedName: z.string().nullable(),
  qualityRating: z.string().nullable(),
  /** The last four characters of the saved secret, or null when none is available. The secret itself never leaves the hub. */
  accessTokenHint: z.string().nullable(),
  appSecretHint: z.string().nullable(),
  /** When the saved token ends, as Meta last told; null when it never does or nobody asked yet. */
  tokenExpiresAt: timeSchema.nullable(),
  webhookUrl: z.string(),
  /** What Meta last told about the number and the business account, newest first. */
  notices: z.array(z.object({ field: z.string(), event: z.string(), detail: z.string(), at: timeSchema })),
  sendsReadReceipts: z.boolean(),
  /** How far the sandbox's clock is ahead of this computer's; 0 for a live account. Windows are computed with it. */
  clockOffsetMs: z.number(),
  createdAt: timeSchema,
});
export type Account = z.infer<typeof accountSchema>;

/** The plain fields, in Meta's words. Ids are checked by the hub, which answers with a sentence for each mistake. */
export const accountFormSchema = z.object({
  name: z.string().trim().min(1).max(60),
  color: accountColorSchema.default('cornflower'),
  phoneNumberId: z.string().trim(),
  wabaId: z.string().trim(),
  appId: z.string().trim(),
  appSecret: z.string().trim(),
  accessToken: z.string().trim(),
});
export type AccountForm = z.infer<typeof accountFormSchema>;

export const connectionCheckSchema = z.object({
  check: z.enum(['app', 'token', 'phone_number', 'waba', 'number_in_waba', 'templates', 'subscription']),
  outcome: z.enum(['ok', 'failed', 'warning', 'skipped']),
  sentence: sentenceSchema,
  /** The form field that the outcome concerns. */
  field: z.enum(['phoneNumberId', 'wabaId', 'appId', 'appSecret', 'accessToken']).nullable(),
});
export type ConnectionCheck = z.infer<typeof connectionCheckSchema>;
const testResult = z.object({
  ok: z.boolean(),
  checks: z.array(connectionCheckSchema),
  displayPhoneNumber: z.string().nullable(),
  verifiedName: z.string().nullable(),
});

/** How an account's conversations are looked after. */
export const accountRulesSchema = z.object({
  /** Null: always open. */
  officeHours: officeHoursSchema.nullable(),
  /** Sent when a customer writes outside the hours; never twice to one person in a day. */
  away: z.object({ isOn: z.boolean(), text: z.string().trim().max(4096) }),
  /** Sent to whoever writes for the first time, or again after 15 days; never twice to one person in a day. */
  greeting: z.object({ isOn: z.boolean(), text: z.string().trim().max(4096) }),
  /** A customer who waits longer than this is brought before everybody of the list; null: never. Counted in office hours. */
  escalateAfterMinutes: z.number().int().min(1).max(10_080).nullable(),
  sound: soundSchema,
});
export type AccountRules = z.infer<typeof accountRulesSchema>;

export const accounts = {
  list: viewer.route({ method: 'GET', path: '/accounts' }).output(z.array(accountSchema)),
  create: admin
    .route({ method: 'POST', path: '/accounts', successStatus: 201 })
    .input(accountFormSchema)
    .output(accountSchema),
  /** Real calls to Meta with values that are not saved yet. */
  testForm: admin
    .route({ method: 'POST', path: '/accounts/test' })
    .input(accountFormSchema)
    .output(testResult),
  /** The same calls with the saved values. */
  test: admin
    .route({ method: 'POST', path: '/accounts/{id}/test' })
    .input(z.object({ id: accountIdSchema }))
    .output(testResult),
  update: admin
    .route({ method: 'PATCH', path: '/accounts/{id}' })
    .input(
      z.object({
        id: accountIdSchema,
        name: z.string().trim().min(1).max(60).optional(),
        color: accountColorSchema.optional(),
        department: z.string().trim().max(60).nullable().optional(),
        state: z.enum(['active', 'paused']).optional(),
        sendsReadReceipts: z.boolean().optional(),
        accessToken: z.string().trim().optional(),
        appSecret: z.string().trim().optional(),
      }),
    )
    .output(accountSchema),
  /**
   * Takes our webhook away at Meta, erases the secrets and stops the account; its chats stay. What Meta would not undo is
   * told in `left`, and the account is disconnected all the same.
   */
  disconnect: admin
    .route({ method: 'POST', path: '/accounts/{id}/disconnect' })
    .input(z.object({ id: accountIdSchema }))
    .output(accountSchema.extend({ left: z.array(sentenceSchema) })),
  /** Another number takes this account's place: conversations, labels and settings stay where they are. */
  changeNumber: admin
    .route({ method: 'POST', path: '/accounts/{id}/number' })
    .input(z.object({ id: accountIdSchema, wabaId: z.string().trim(), phoneNumberId: z.string().trim() }))
    .output(accountSchema),
  /** Who is told of this account's conversations. */
  operators: viewer
    .route({ method: 'GET', path: '/accounts/{id}/operators' })
    .input(z.object({ id: accountIdSchema }))
    .output(z.array(operatorIdSchema)),
  setOperators: admin
    .route({ method: 'PUT', path: '/accounts/{id}/operators' })
    .input(z.object({ id: accountIdSchema, operatorIds: z.array(operatorIdSchema).max(200) }))
    .output(z.array(operatorIdSchema)),
  /** What the owner copies into Meta's webhook form. */
  webhookSetup: admin
    .route({ method: 'GET', path: '/accounts/{id}/webhook' })
    .input(z.object({ id: accountIdSchema }))
    .output(z.object({ callbackPath: z.string(), localUrl: z.string(), verifyToken: z.string() })),
  /** Its hours, automatic messages, sound, and when a wait is brought before everybody. */
  rules: viewer
    .route({ method: 'GET', path: '/accounts/{id}/rules' })
    .input(z.object({ id: accountIdSchema }))
    .output(accountRulesSchema),
  setRules: admin
    .route({ method: 'PUT', path: '/accounts/{id}/rules' })
    .input(
      z.object({
        id: accountIdSchema,
        rules: accountRulesSchema,
        /**
         * What they were when the caller began to change them: parts that somebody else changed meanwhile stay, and what both
         * changed is refused with CHANGED_MEANWHILE. Without it everything is replaced.
         */
        changedFrom: accountRulesSchema.optional(),
      }),
    )
    .output(accountRulesSchema),
};
