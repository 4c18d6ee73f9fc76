import { z } from 'zod';

/**
 * `preparing`: recipients are being found. `ready`: nothing has been sent. `paused`: by a person or by what stands in the way.
 * `done`: every recipient has been handed over; states go on changing with Meta's statuses.
 */
export const sendingStateSchema = z.enum([
  'preparing',
  'ready',
  'running',
  'paused',
  'done',
  'cancelled',
  'failed',
]);
export type SendingState = z.infer<typeof sendingStateSchema>;

/**
 * Meta reports on a message it has within seconds. Whose request was lost, and of whom nothing is heard for so long while it speaks
 * of others, may not have got it: a person may send again.
 */
export const HEARD_WITHIN_MS = 10 * 60 * 1000;

export const recipientStateSchema = z.enum([
  'left_out',
  'waiting',
  'queued',
  'accepted',
  'delivered',
  'read',
  'failed',
  'unconfirmed',
  'cancelled',
]);
export type RecipientState = z.infer<typeof recipientStateSchema>;

/** Why somebody does not get a sending; found before anything is sent. */
export const leftOutReasonSchema = z.enum([
  'no_number',
  'opted_out',
  'blocked',
  /** Meta does not deliver marketing to numbers of this country (United States, since 1 April 2025). */
  'marketing_not_delivered',
  /** The same person is in the sending already. */
  'duplicate',
  'missing_value',
  'bad_value',
  'missing_header',
  'daily_limit',
  'record_gone',
  'own_number',
]);
export type LeftOutReason = z.infer<typeof leftOutReasonSchema>;

/** Why one message cannot be sent: what keeps a person out of a sending, or what concerns everybody. */
export const sendObstacleSchema = z.enum([
  ...leftOutReasonSchema.options,
  /** It is not approved, paused, or gone at Meta's side. */
  'template',
  /** The number is paused, disconnected or without a token. */
  'account',
  /** The template is for other operators, or the role is too low. */
  'not_allowed',
]);
export type SendObstacle = z.infer<typeof sendObstacleSchema>;
