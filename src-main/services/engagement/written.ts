import type { Change } from '#shared/contract/events.ts';
import type { AccountId, ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { ENGAGEMENT_MS, type Told, whoIsTold } from '#shared/domain/who-is-told.ts';
import {
  deleteParticipantsBefore,
  getToldFacts,
  insertParticipant,
  listParticipants,
  noteOperatorWrote,
  noteWaiting,
} from '../../db/queries/participants.ts';
import { clearUnread, clearUnreadOfOthers, raiseUnread } from '../../db/queries/unread.ts';
import type { Db } from '../../db/statements.ts';
import { type Deed, tellTeam } from './deed.ts';
import { toldOf } from './told-of.ts';

export interface CustomerWrote {
  conversationId: ConversationId;
  accountId: AccountId;
  /** By the account's clock. */
  sentAt: number;
  receivedAt: number;
}

/**
 * A customer wrote: those who are told have one more message to read, and the customer waits. When nobody has written to them
 * for 15 days, nobody takes part any more. Runs in the caller's transaction, before what was put away is opened again.
 */
export function noteCustomerWrote(db: Db, wrote: CustomerWrote): { told: Told; changes: Change[] } {
  const { conversationId, sentAt } = wrote;
  noteWaiting(db, conversationId, sentAt);
  const facts = getToldFacts(db, conversationId);
  if (facts === null) throw new Error('a conversation in which a customer wrote is there');
  const told = whoIsTold({ ...facts, now: sentAt });
  raiseUnread(db, wrote, told.operatorIds);
  // The line stands above the message that it is about.
  const deed: Deed = { ...wrote, by: null, now: sentAt - 1 };
  const changes = told.reason === 'lapsed' ? endEngagement(db, deed, facts.lastOperatorAt) : [];
  return { told, changes };
}

function endEngagement(db: Db, deed: Deed, lastOperatorAt: number | null): Change[] {
  const until = (lastOperatorAt ?? 0) + ENGAGEMENT_MS;
  if (deleteParticipantsBefore(db, deed.conversationId, until) === 0) return [];
  return tellTeam(db, deed, { event: 'lapsed', operatorId: null });
}

export interface OperatorWrote {
  conversationId: ConversationId;
  accountId: AccountId;
  operatorId: OperatorId;
  /** By the account's clock. */
  now: number;
  receivedAt: number;
  /** One of a sending to many. */
  isBulk: boolean;
}

/**
 * An operator wrote to the customer: they take part, the customer waits no longer, and who is told no longer has nothing to read
 * there. One of a sending to many begins a conversation, but is no answer to anybody: where somebody waits or takes part, it
 * changes nothing. Runs in the caller's transaction.
 */
export function noteOperatorAnswered(db: Db, wrote: OperatorWrote): Change[] {
  const { conversationId, operatorId, now, isBulk } = wrote;
  const facts = getToldFacts(db, conversationId);
  if (facts === null) throw new Error('a conversation in which an operator wrote is there');
  const { reason } = whoIsTold({ ...facts, now });
  if (isBulk && (facts.waitingSince !== null || reason === 'participants')) return [];
  if (reason === 'lapsed') {
    deleteParticipantsBefore(db, conversationId, (facts.lastOperatorAt ?? 0) + ENGAGEMENT_MS);
  }
  const others = listParticipants(db, conversationId).length;
  const isNew = insertParticipant(db, {
    conversationId,
    operatorId,
    joinedAt: now,
    how: 'wrote',
    addedBy: null,
  });
  noteOperatorWrote(db, conversationId, now);
  if (isBulk) return [];
  clearUnreadOfOthers(db, conversationId, toldOf(db, conversationId, now).operatorIds);
  clearUnread(db, conversationId, operatorId);
  if (!isNew || others === 0) return [];
  return tellTeam(db, { ...wrote, by: operatorId }, { event: 'joined', operatorId });
}
