import { z } from 'zod';
import { quietHoursSchema } from '../domain/hours.ts';
import { conversationIdSchema, mediaIdSchema, operatorIdSchema } from '../domain/ids.ts';
import { roleSchema } from '../domain/roles.ts';
import { admin, givenTimeSchema, timeSchema, viewer } from './base.ts';

/** Of the person who works at a seat; each operator has their own. */
export const settingsSchema = z.object({
  /** `system` follows the computer. */
  language: z.enum(['system', 'uk', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  enterSends: z.boolean(),
  notificationText: z.boolean(),
  /** Whether customers see "typing" while an operator writes; per account the blue ticks decide as well. */
  showsTyping: z.boolean(),
  density: z.enum(['comfortable', 'compact']),
  /** Whether this operator is told at all, and whether it rings. */
  notifies: z.boolean(),
  sounds: z.boolean(),
  /** Nothing pops up or rings then, except for conversations with an urgent label. */
  quietHours: quietHoursSchema.nullable(),
  doNotDisturbUntil: givenTimeSchema.nullable(),
  /** The seat asks for the PIN again after this long without a key or the mouse; null: never by itself. */
  locksAfterMinutes: z.number().int().min(1).max(480).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const operatorSchema = z.object({ id: operatorIdSchema, name: z.string(), role: roleSchema });
export type Operator = z.infer<typeof operatorSchema>;

/** An operator as colleagues see them; one who was removed stays the author of what they wrote. */
export const colleagueSchema = operatorSchema.extend({
  pictureMediaId: mediaIdSchema.nullable(),
  removedAt: timeSchema.nullable(),
});
export type Colleague = z.infer<typeof colleagueSchema>;

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
  updateSettings: viewer.input(settingsSchema.partial()).output(settingsSchema),
  /** Everybody who works or worked here, in the order of their names. */
  operators: viewer.route({ method: 'GET', path: '/operators' }).output(z.array(colleagueSchema)),
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
