import type { OutgoingStatus } from '#shared/domain/message-status.ts';
import type { TickMarkKind } from '../ui/TickMark.tsx';

const kinds: Record<OutgoingStatus, TickMarkKind> = {
  queued: 'waiting',
  sending: 'waiting',
  unconfirmed: 'unconfirmed',
  // Meta has it, but no phone network yet: still a clock would worry, so it is one tick like "sent".
  accepted: 'sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'played',
  failed: 'failed',
};

/** The drawing for where an outgoing message stands. */
export const tickKind = (status: OutgoingStatus): TickMarkKind => kinds[status];
