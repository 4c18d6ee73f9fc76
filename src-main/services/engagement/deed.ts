import type { Change } from '#shared/contract/events.ts';
import type { MessageContent } from '#shared/domain/content.ts';
import type { AccountId, ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { requireAccount } from '../../db/queries/accounts.ts';
import { getWorkflow, type WorkflowRow } from '../../db/queries/conversation-changes.ts';
import { insertMessage } from '../../db/queries/message-writes.ts';
import { insertParticipant, type JoinedHow } from '../../db/queries/participants.ts';
import { raiseUnread } from '../../db/queries/unread.ts';
import type { Db } from '../../db/statements.ts';

/** Something that is done with one conversation, and by whom; null: by the hub itself. */
export interface Deed {
  conversationId: ConversationId;
  accountId: AccountId;
  by: OperatorId | null;
  /** By the account's clock. */
  now: number;
  /** UTC milliseconds of this computer. */
  receivedAt: number;
}

/** A deed in a conversation, with what operators can change in it; null when it is gone. */
export function startDeed(
  db: Db,
  { conversationId, by, now }: { conversationId: ConversationId; by: OperatorId | null; now: number },
): { deed: Deed; row: WorkflowRow } | null {
  const row = getWorkflow(db, conversationId);
  if (row === null) return null;
  const { accountId } = row;
  const accountNow = now + requireAccount(db, accountId).clockOffsetMs;
  return { row, deed: { conversationId, accountId, by, now: accountNow, receivedAt: now } };
}

/** Has seats fetch the conversation anew. */
export const conversationChange = ({ conversationId, accountId }: Deed): Change => ({
  entity: 'conversation',
  id: conversationId,
  accountId,
});

/** Brings somebody in: they take part, and see the conversation as unread. Nothing happens when they take part already. */
export function bringIn(db: Db, deed: Deed, operatorId: OperatorId, how: JoinedHow): boolean {
  const { conversationId, by, now } = deed;
  const isNew = insertParticipant(db, {
    conversationId,
    operatorId,
    joinedAt: now,
    how,
    addedBy: by === operatorId ? null : by,
  });
  if (isNew && by !== operatorId) raiseUnread(db, deed, [operatorId]);
  return isNew;
}

type TeamEvent = Extract<MessageContent, { kind: 'team_event' }>;

/** Writes down what was done, as a line in the conversation that only colleagues see. */
export function tellTeam(
  db: Db,
  deed: Deed,
  told: { event: TeamEvent['event']; operatorId: OperatorId | null; note?: string },
): Change[] {
  const { conversationId, accountId, by, now, receivedAt } = deed;
  const id = insertMessage(db, {
    conversationId,
    accountId,
    direction: 'system',
    content: { kind: 'team_event', event: told.event, operatorId: told.operatorId, note: told.note ?? '' },
    wamid: null,
    clientId: null,
    sentAt: now,
    receivedAt,
    raw: null,
    quotedWamid: null,
    forwarded: 'no',
    referral: null,
    status: null,
    statusAt: null,
    operatorId: by,
    isOurs: false,
  });
  return id === null
    ? []
    : [{ entity: 'message', id, conversationId, name: 'message.sent' }, conversationChange(deed)];
}
