import type { Change } from '#shared/contract/events.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import type { Db } from '../../db/open.ts';
import type { ReceivedMessage } from '../../ports.ts';

/** Where an item came from, for what is made of it. */
export interface DeliveryContext {
  seq: number;
  accountKey: string;
  receivedAt: number;
}

/** What follows from an item once it is committed. */
export interface Consequences {
  changes: Change[];
  received: ReceivedMessage[];
  hasNewMedia: boolean;
}

export const noConsequences = (): Consequences => ({ changes: [], received: [], hasNewMedia: false });

export interface IngestContext extends Consequences {
  db: Db;
  delivery: DeliveryContext;
  /** Settles a send whose answer was lost, inside the running transaction; null when the client id is not ours. */
  outboxSettle: (input: { clientId: string; accountId: number; wamid: string }) => MessageId | null;
}

/** Adds what follows from an item; null stands for an item that failed. */
export function addConsequences(to: Consequences, from: Consequences | null): void {
  if (!from) return;
  to.changes.push(...from.changes);
  to.received.push(...from.received);
  to.hasNewMedia ||= from.hasNewMedia;
}
