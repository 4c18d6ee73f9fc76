import type { Change } from '#shared/contract/events.ts';
import type { MessageId } from '#shared/domain/ids.ts';
import type { Db } from '../../db/open.ts';
import type { MessageRow } from '../../db/queries/messages.ts';
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

/** Has seats told of a message and of its conversation, in whose line of the list it may stand. */
export function tellOfMessage(
  { changes }: Pick<Consequences, 'changes'>,
  message: { id: number; conversationId: number; accountId: number },
  name: 'message.received' | 'message.sent' | 'message.changed',
): void {
  const { id, conversationId, accountId } = message;
  changes.push({ entity: 'message', id, conversationId, name });
  changes.push({ entity: 'conversation', id: conversationId, accountId });
}

/** The same of a message that is there and says something else now. */
export const tellOfChange = (
  context: Pick<Consequences, 'changes'>,
  row: Pick<MessageRow, 'id' | 'conversation_id' | 'account_id'>,
): void =>
  tellOfMessage(
    context,
    { id: row.id, conversationId: row.conversation_id, accountId: row.account_id },
    'message.changed',
  );

/** Adds what follows from an item; null stands for an item that failed. */
export function addConsequences(to: Consequences, from: Consequences | null): void {
  if (!from) return;
  to.changes.push(...from.changes);
  to.received.push(...from.received);
  to.hasNewMedia ||= from.hasNewMedia;
}
