import { z } from 'zod';

/**
 * Where an outgoing message stands. `queued` to `unconfirmed` are ours, the rest is told by Meta's status webhooks.
 * `unconfirmed`: the request left, the answer was lost; only a status or a person settles it.
 */
export const outgoingStatusSchema = z.enum([
  'queued',
  'sending',
  'unconfirmed',
  'accepted',
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
]);
export type OutgoingStatus = z.infer<typeof outgoingStatusSchema>;

/** Statuses that Meta's webhooks carry, in the order in which a message passes them; `failed` stands beside. */
export type MetaStatus = 'sent' | 'delivered' | 'read' | 'played' | 'failed';

const rank: Record<OutgoingStatus, number> = {
  queued: 0,
  sending: 1,
  unconfirmed: 2,
  accepted: 3,
  sent: 4,
  failed: 5,
  delivered: 6,
  read: 7,
  played: 8,
};

/**
 * The status after `next` was heard while `current` stood. It never steps backwards: webhooks arrive in any order,
 * twice, or before the answer to the request. `failed` loses to proof of delivery and beats everything before it.
 */
export function advanceStatus(current: OutgoingStatus, next: OutgoingStatus): OutgoingStatus {
  return rank[next] > rank[current] ? next : current;
}

export const isMetaStatus = (value: string): value is MetaStatus =>
  value === 'sent' || value === 'delivered' || value === 'read' || value === 'played' || value === 'failed';
