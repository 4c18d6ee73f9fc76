import { z } from 'zod';
import { conversationIdSchema, operatorIdSchema } from '../domain/ids.ts';
import { roleSchema } from '../domain/roles.ts';
import { admin, operator, timeSchema, viewer } from './base.ts';

export const settingsSchema = z.object({
  /** `system` follows the computer. */
  language: z.enum(['system', 'uk', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  enterSends: z.boolean(),
  notificationText: z.boolean(),
  /** Whether customers see "typing" while an operator writes; per account the blue ticks decide as well. */
  showsTyping: z.boolean(),
  density: z.enum(['comfortable', 'compact']),
});
export type Settings = z.infer<typeof settingsSchema>;

export const operatorSchema = z.object({ id: operatorIdSchema, name: z.string(), role: roleSchema });
export type Operator = z.infer<typeof operatorSchema>;

export const app = {
  /** What a seat needs before its first screen. */
  bootstrap: viewer.output(
    z.object({
      version: z.string(),
      seat: z.enum(['desktop', 'browser', 'api']),
      operator: operatorSchema,
      settings: settingsSchema,
      dataDir: z.string(),
      secrets: z.object({
        kind: z.enum(['keychain', 'memory']),
        persisted: z.boolean(),
        reason: z.string().nullable(),
      }),
      sandbox: z.object({ isRunning: z.boolean(), url: z.string().nullable() }),
      webhookUrl: z.string(),
      apiUrl: z.string(),
    }),
  ),
  updateSettings: operator.input(settingsSchema.partial()).output(settingsSchema),
  /** Everybody who works here, in the order of their names. */
  operators: viewer.route({ method: 'GET', path: '/operators' }).output(z.array(operatorSchema)),
  /** Tells the hub what a seat shows, so that nobody is notified of what is before their eyes. */
  setView: viewer
    .input(z.object({ conversationId: conversationIdSchema.nullable(), isFocused: z.boolean() }))
    .output(z.void()),
  /** For the local HTTP interface; shown to an admin in the settings. */
  apiToken: admin.output(z.object({ apiUrl: z.string(), token: z.string() })),
  health: viewer.route({ method: 'GET', path: '/health' }).output(
    z.object({
      ok: z.boolean(),
      version: z.string(),
      startedAt: timeSchema,
      now: timeSchema,
      journalBacklog: z.number(),
      outbox: z.object({
        queued: z.number(),
        sending: z.number(),
        unconfirmed: z.number(),
        failed: z.number(),
      }),
      media: z.object({ waiting: z.number(), failed: z.number() }),
      secrets: z.object({ kind: z.enum(['keychain', 'memory']), persisted: z.boolean() }),
      freeDiskBytes: z.number().nullable(),
      lastWebhookAt: timeSchema.nullable(),
    }),
  ),
};
