import type { Change } from '#shared/contract/events.ts';
import type { OperatorId } from '#shared/domain/ids.ts';
import { setConversationAssignee, type WorkflowRow } from '../../db/queries/conversation-changes.ts';
import {
  deleteParticipant,
  deleteParticipantsBut,
  getToldFacts,
  listParticipants,
} from '../../db/queries/participants.ts';
import { clearUnread, clearUnreadOfOthers, raiseUnread } from '../../db/queries/unread.ts';
import type { Db } from '../../db/statements.ts';
import { bringIn, type Deed, tellTeam } from './deed.ts';
import { toldOf } from './told-of.ts';

/** What somebody does with a conversation that is there; `by` of these deeds is always a person. */
export interface OwnDeed extends Deed {
  by: OperatorId;
}

/** Whoever did it takes part no longer. When nobody is left, a customer who waits is everybody's again. */
export function leave(db: Db, deed: OwnDeed, row: WorkflowRow): Change[] {
  const { conversationId, by } = deed;
  const tookPart = deleteParticipant(db, conversationId, by);
  const isAssignee = row.assigneeId === by;
  if (!tookPart && !isAssignee) return [];
  if (isAssignee) setConversationAssignee(db, conversationId, null);
  giveBack(db, deed, false);
  return tellTeam(db, deed, { event: 'left', operatorId: by });
}

/** The conversation is theirs alone. */
export function takeOver(db: Db, deed: OwnDeed, row: WorkflowRow): Change[] {
  const { conversationId, by, now } = deed;
  const removed = deleteParticipantsBut(db, conversationId, by);
  const isNew = bringIn(db, deed, by, 'took_over');
  const isOfAnother = row.assigneeId !== null && row.assigneeId !== by;
  if (isOfAnother) setConversationAssignee(db, conversationId, by);
  if (removed === 0 && !isNew && !isOfAnother) return [];
  clearUnreadOfOthers(db, conversationId, [...toldOf(db, conversationId, now).operatorIds, by]);
  return tellTeam(db, deed, { event: 'taken_over', operatorId: by });
}

/** To a colleague, or with null to everybody of the account's list; what was the giver's is no longer. */
export function handOver(
  db: Db,
  deed: OwnDeed,
  { row, to, note }: { row: WorkflowRow; to: OperatorId | null; note: string },
): Change[] {
  const { conversationId, by } = deed;
  if (row.assigneeId === by) setConversationAssignee(db, conversationId, to);
  if (to === null) {
    deleteParticipantsBut(db, conversationId, null);
    giveBack(db, deed, note !== '');
  } else {
    deleteParticipant(db, conversationId, by);
    clearUnread(db, conversationId, by);
    // Who takes part already is told of it all the same: from now on it is for them to answer.
    if (!bringIn(db, deed, to, 'handed_over')) raiseUnread(db, deed, [to]);
  }
  return tellTeam(db, deed, { event: 'handed_over', operatorId: to, note });
}

/** Makes somebody the one who answers, or nobody; they take part and are told of it. */
export function assign(
  db: Db,
  deed: Deed,
  operatorId: OperatorId | null,
): { hasJoined: boolean; changes: Change[] } {
  setConversationAssignee(db, deed.conversationId, operatorId);
  const hasJoined = operatorId !== null && bringIn(db, deed, operatorId, 'assigned');
  return { hasJoined, changes: tellTeam(db, deed, { event: 'assigned', operatorId }) };
}

/**
 * One takes part no longer. When nobody else does, those of the list see it as unread where the customer waits or there is
 * something to be read for them. Nothing is ever left to nobody: who alone would be told keeps the mark.
 */
function giveBack(db: Db, deed: OwnDeed, hasNote: boolean): void {
  const { conversationId, by, now } = deed;
  const others = toldOf(db, conversationId, now).operatorIds.filter((id) => id !== by);
  const isWaiting = getToldFacts(db, conversationId)?.waitingSince != null;
  const isNobodys = listParticipants(db, conversationId).length === 0;
  if (isNobodys && (isWaiting || hasNote)) raiseUnread(db, deed, others);
  if (others.length > 0) clearUnread(db, conversationId, by);
}

/** An operator who answers here no longer gives away what was theirs in one open conversation. */
export function release(
  db: Db,
  deed: OwnDeed,
  { row, to }: { row: WorkflowRow; to: OperatorId | null },
): Change[] {
  const { conversationId, by } = deed;
  deleteParticipant(db, conversationId, by);
  if (row.assigneeId === by) setConversationAssignee(db, conversationId, to);
  if (to !== null) {
    bringIn(db, deed, to, 'handed_over');
    return tellTeam(db, deed, { event: 'handed_over', operatorId: to });
  }
  giveBack(db, deed, false);
  return tellTeam(db, deed, { event: 'left', operatorId: by });
}
