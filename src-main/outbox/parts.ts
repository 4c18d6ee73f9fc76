import type { Change } from '#shared/contract/events.ts';
import type { OutgoingContent } from '#shared/contract/messages.ts';
import type { SaidTemplate } from '#shared/domain/outgoing.ts';
import type { Db } from '../db/statements.ts';
import type { Clock, GraphClient, GraphTarget, Log, MediaStore, Publish } from '../ports.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Timer } from './lanes.ts';
import type { Uploaded } from './upload.ts';

/** Where the requests of an account go. */
export interface AccountTarget {
  target: GraphTarget;
  phoneNumberId: string;
}

export interface OutboxOptions {
  db: Db;
  clock: Clock;
  log: Log;
  publish: Publish;
  graph: GraphClient;
  /** Null while an account cannot be spoken for: its token is missing, or its sandbox is off. */
  target(accountId: number): AccountTarget | null;
  /** The account's own time (the sandbox's clock runs ahead), UTC milliseconds. */
  accountNow(accountId: number): number;
  media: Pick<MediaStore, 'locate'>;
  /** A template as the customer reads it, with its values; null when it is not known here. */
  sayTemplate(
    accountId: number,
    content: Extract<OutgoingContent, { kind: 'template' }>,
  ): SaidTemplate | null;
  /** Messages a second that Meta takes from an account; 80 unless it said otherwise (`research/api.md` 4.5). */
  perSecond?(accountId: number): number;
  timer?: Timer;
}

/** What the parts of the outbox share. */
export interface OutboxParts extends Omit<OutboxOptions, 'timer' | 'perSecond'> {
  /** Files that are on their way to Meta, so that a sending does not bring the same one twenty times at once. */
  uploads: Map<string, Promise<Uploaded>>;
  /** For sendings to many: the writes of one turn together. */
  together: GroupCommit;
  /** True once the outbox stopped waiting for what runs: nothing may be written after that. */
  isDead(): boolean;
}

/** The change events of an outgoing message: its bubble and the list of conversations. */
export const messageChanges = (
  message: { id: number; conversationId: number; accountId: number },
  name: 'message.sent' | 'message.changed' | 'message.discarded',
): Change[] => [
  { entity: 'message', id: message.id, conversationId: message.conversationId, name },
  { entity: 'conversation', id: message.conversationId, accountId: message.accountId },
];

/**
 * Does `work` when no transaction is open: at once, or after the caller's. Transactions are synchronous, so the next
 * microtask is after their end.
 */
export function afterCommit(db: Db, work: () => void): void {
  if (db.inTransaction) queueMicrotask(work);
  else work();
}
