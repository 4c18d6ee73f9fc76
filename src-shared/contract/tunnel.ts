import { z } from 'zod';
import { accountIdSchema } from '../domain/ids.ts';
import { admin, sentenceSchema, timeSchema, viewer } from './base.ts';

/** `own`: an address of the owner's, such as a reverse proxy. `none`: nothing is open; enough for the sandbox. */
export const tunnelProviders = ['localtunnel', 'cloudflared', 'ngrok', 'tailscale', 'own', 'none'] as const;
export const tunnelProviderSchema = z.enum(tunnelProviders);
export type TunnelProviderName = z.infer<typeof tunnelProviderSchema>;

/** Why Meta cannot reach this computer, as far as it can be told from here. */
export const tunnelTroubles = [
  'relay_unreachable',
  'relay_refused',
  'name_taken',
  'no_answer',
  'foreign_page',
  'somebody_else',
  'tls',
  'dns',
  'program_missing',
  'program_ended',
  'no_network',
] as const;
export const tunnelTroubleSchema = z.enum(tunnelTroubles);
export type TunnelTrouble = z.infer<typeof tunnelTroubleSchema>;

export const tunnelStateSchema = z.object({
  provider: tunnelProviderSchema,
  /** The owner has read what the free relay means. */
  consentGiven: z.boolean(),
  /** The relay's host for `localtunnel`, the https address for `own`. */
  host: z.string().nullable(),
  /** Another provider may be tried by itself when this one fails for long. */
  mayFallBack: z.boolean(),
  health: z.enum(['off', 'starting', 'online', 'degraded', 'down']),
  trouble: tunnelTroubleSchema.nullable(),
  /** What is wrong and what to do; null while all is well. */
  sentence: sentenceSchema.nullable(),
  /** Without the webhook's path and without a slash at its end; the last known one while it is down. */
  publicUrl: z.string().nullable(),
  /** Since when it has been in this health. */
  since: timeSchema,
  /** The last time that our own question came back through the public address. */
  lastProofAt: timeSchema.nullable(),
  lastProofMs: z.number().nullable(),
  nextAttemptAt: timeSchema.nullable(),
  /** Programs that this computer has, for the choice of a provider. */
  candidates: z.array(
    z.object({ provider: tunnelProviderSchema, isFound: z.boolean(), version: z.string().nullable() }),
  ),
  /** Messages that came late after an outage; `isDone` when no more are expected. Null when there is nothing to tell. */
  caughtUp: z
    .object({ count: z.number(), since: timeSchema, until: timeSchema, isDone: z.boolean() })
    .nullable(),
  /** What happened, newest first: opened, lost, moved, registered again. */
  log: z.array(z.object({ at: timeSchema, sentence: sentenceSchema })),
});
export type TunnelState = z.infer<typeof tunnelStateSchema>;

export const registrationStepSchema = z.object({
  step: z.enum(['address', 'app_subscription', 'fields', 'waba_subscription', 'handshake', 'effective']),
  state: z.enum(['waiting', 'running', 'ok', 'failed']),
  sentence: sentenceSchema,
  at: timeSchema.nullable(),
});
export type RegistrationStep = z.infer<typeof registrationStepSchema>;

/** How far Meta has been told where an account's webhooks go. */
export const registrationSchema = z.object({
  accountId: accountIdSchema,
  /** `foreign`: another tool's address stands there; nothing is changed until the owner says so. */
  state: z.enum(['off', 'waiting', 'running', 'registered', 'foreign', 'failed']),
  callbackUrl: z.string().nullable(),
  /** Where Meta sends now, read back: number before account before app. */
  effectiveUrl: z.string().nullable(),
  effectiveLevel: z.enum(['number', 'waba', 'app']).nullable(),
  foreignUrl: z.string().nullable(),
  steps: z.array(registrationStepSchema),
  fields: z.object({ subscribed: z.array(z.string()), missing: z.array(z.string()) }),
});
export type Registration = z.infer<typeof registrationSchema>;

export const tunnel = {
  state: viewer.route({ method: 'GET', path: '/tunnel' }).output(tunnelStateSchema),
  /** Chooses how Meta reaches this computer and opens it. `localtunnel` needs `consent`: refused as TUNNEL_CONSENT_NEEDED. */
  choose: admin
    .route({ method: 'PUT', path: '/tunnel' })
    .input(
      z.object({
        provider: tunnelProviderSchema,
        host: z.string().trim().max(300).nullable().default(null),
        consent: z.boolean().default(false),
        mayFallBack: z.boolean().default(false),
      }),
    )
    .output(tunnelStateSchema),
  /** Tries now instead of at `nextAttemptAt`. */
  retryNow: admin.output(tunnelStateSchema),
  /** The computer woke or its network changed: a seat that sees it says so, and the address is proved at once. */
  nudge: viewer.output(z.void()),
  dismissCaughtUp: viewer.output(z.void()),
  registrations: viewer
    .route({ method: 'GET', path: '/tunnel/registrations' })
    .output(z.array(registrationSchema)),
  /** Tells Meta where this account's webhooks go, step by step; another tool's address is left alone. */
  register: admin
    .route({ method: 'POST', path: '/accounts/{accountId}/webhook/register' })
    .input(z.object({ accountId: accountIdSchema }))
    .output(registrationSchema),
  /** The same, although another tool's address stands there. */
  takeOver: admin
    .route({ method: 'POST', path: '/accounts/{accountId}/webhook/take-over' })
    .input(z.object({ accountId: accountIdSchema }))
    .output(registrationSchema),
};
