import { z } from 'zod';
import { connectFailures } from '../domain/connect-failures.ts';
import { checkStates, doctorChecks } from '../domain/doctor-checks.ts';
import { accountIdSchema, messageIdSchema } from '../domain/ids.ts';
import { admin, operator, sentenceSchema, timeSchema, viewer } from './base.ts';

export const doctorCheckIdSchema = z.enum(doctorChecks);
export const checkStateSchema = z.enum(checkStates);

/** The one thing to do about a check; the screen writes the button's words for `step`, `help` and `address`. */
export const doctorActionSchema = z.discriminatedUnion('kind', [
  /** `doctor.repair` does it. */
  z.object({ kind: z.literal('repair'), label: sentenceSchema }),
  /** A page of Meta's, https only. */
  z.object({ kind: z.literal('link'), label: sentenceSchema, url: z.url({ protocol: /^https$/ }) }),
  /** A step of the wizard for this account. */
  z.object({
    kind: z.literal('step'),
    step: z.enum(['values', 'webhook', 'number', 'loop', 'token', 'live']),
  }),
  /** An article of the help. */
  z.object({ kind: z.literal('help'), article: z.string() }),
  /** How Meta reaches this computer. */
  z.object({ kind: z.literal('address') }),
]);
export type DoctorAction = z.infer<typeof doctorActionSchema>;

export const doctorCheckSchema = z.object({
  id: doctorCheckIdSchema,
  state: checkStateSchema,
  sentence: sentenceSchema,
  action: doctorActionSchema.nullable(),
  /** The known way of failing that this is. */
  failure: z.enum(connectFailures).nullable(),
  /** Meta's code and trace and plain figures, for support; never a secret, a name or a number. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  checkedAt: timeSchema,
});
export type DoctorCheck = z.infer<typeof doctorCheckSchema>;

export const doctorReportSchema = z.object({
  /** Null for this computer. */
  accountId: accountIdSchema.nullable(),
  state: checkStateSchema,
  isRunning: z.boolean(),
  checkedAt: timeSchema.nullable(),
  checks: z.array(doctorCheckSchema),
  /** What changed or was repaired, newest first. */
  log: z.array(z.object({ at: timeSchema, sentence: sentenceSchema })),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;

const ofAccount = z.object({ accountId: accountIdSchema.nullable() });

export const doctor = {
  /** The last reports, the computer's first; nothing is asked of Meta. */
  reports: viewer.route({ method: 'GET', path: '/doctor' }).output(z.array(doctorReportSchema)),
  /** Looks at everything (or at some checks) now and answers when all is known. It asks Meta, which counts what it is asked. */
  run: operator
    .route({ method: 'POST', path: '/doctor/run' })
    .input(ofAccount.extend({ checks: z.array(doctorCheckIdSchema).optional() }))
    .output(doctorReportSchema),
  repair: admin
    .route({ method: 'POST', path: '/doctor/repair' })
    .input(ofAccount.extend({ check: doctorCheckIdSchema }))
    .output(doctorReportSchema),
  /** Plain text to send to somebody who helps: states, codes, traces, versions; no secret, no name, no number, no message. */
  support: viewer
    .route({ method: 'GET', path: '/doctor/support' })
    .input(ofAccount)
    .output(z.object({ text: z.string() })),
  /** What Meta tells of the way of one outgoing message, step by step (its `message_history`). */
  trail: operator
    .route({ method: 'GET', path: '/messages/{messageId}/trail' })
    .input(z.object({ messageId: messageIdSchema }))
    .output(
      z.object({
        sentence: sentenceSchema,
        events: z.array(
          z.object({
            at: timeSchema.nullable(),
            delivery: z.string(),
            /** Whether Meta has told us of it, in its words. */
            webhook: z.string().nullable(),
            webhookUrl: z.string().nullable(),
            error: z.string().nullable(),
          }),
        ),
      }),
    ),
};
