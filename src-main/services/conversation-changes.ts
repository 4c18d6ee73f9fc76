import type { ConversationBefore, ConversationChange } from '#shared/contract/conversations.ts';
import type { Change } from '#shared/contract/events.ts';
import { assertNever } from '#shared/domain/assert.ts';
import type { ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireAccount } from '../db/queries/accounts.ts';
import {
  countPinnedConversations,
  setConversationPinned,
  setConversationState,
  type WorkflowRow,
} from '../db/queries/conversation-changes.ts';
import { hasLabel, requireLabel, setConversationLabel } from '../db/queries/labels.ts';
import { requireOperator } from '../db/queries/operators.ts';
import { deleteParticipant } from '../db/queries/participants.ts';
import { clearUnread, getUnread, markUnread, setUnread } from '../db/queries/unread.ts';
import type { Db } from '../db/statements.ts';
import { startDeed } from './engagement/deed.ts';
import { assign } from './engagement/hand-over.ts';

/** More than these at the top leave no list below them. */
const MOST_PINNED = 20;

export interface ChangeGround {
  db: Db;
  /** UTC milliseconds of this computer. */
  now: number;
  /** Whose unread marks are meant, and who assigns. */
  by: OperatorId;
  /** Gathers what else came about, to be told after the commit. */
  changes: Change[];
}

/** Refuses what cannot be done to any conversation. Throws NOT_FOUND for an unknown label or operator. */
export function checkChange({ db }: ChangeGround, change: ConversationChange): void {
  if (change.kind === 'assign' && change.operatorId !== null) requireOperator(db, change.operatorId);
  if (change.kind === 'label') requireLabel(db, change.labelId);
}

/** Refuses what has gone too far with all of the changes together; the caller's transaction takes them back. */
export function checkAfterChange({ db }: ChangeGround, change: ConversationChange): void {
  if (change.kind !== 'pin' || !change.isPinned) return;
  if (countPinnedConversations(db) > MOST_PINNED) throw new Refusal('PIN_LIMIT', { limit: MOST_PINNED });
}

/** Does one change to one conversation; gives what it was before, or null when nothing had to be changed. */
export function applyChange(
  ground: ChangeGround,
  row: WorkflowRow,
  change: ConversationChange,
): ConversationBefore | null {
  const { db, now } = ground;
  const { id } = row;
  switch (change.kind) {
    case 'done':
      return moveTo(db, row, { state: 'done', snoozedUntil: null });
    case 'reopen':
      return moveTo(db, row, { state: 'open', snoozedUntil: null });
    case 'snooze':
      checkSnooze(ground, row, change.until);
      return moveTo(db, row, { state: 'snoozed', snoozedUntil: change.until });
    case 'pin':
      if ((row.pinnedAt !== null) === change.isPinned) return null;
      setConversationPinned(db, id, change.isPinned ? now : null);
      return { id, pinnedAt: row.pinnedAt };
    case 'assign':
      return row.assigneeId === change.operatorId ? null : assignTo(ground, row, change.operatorId);
    case 'label': {
      const { labelId, isOn } = change;
      const isNew = setConversationLabel(db, { conversationId: id, labelId, isOn });
      return isNew ? { id, label: { id: labelId, isOn: !isOn } } : null;
    }
    case 'read':
      return readBy(ground, id);
    case 'unread':
      return markUnread(db, placeOf(row), ground.by) ? { id, unreadCount: 0 } : null;
    default:
      return assertNever(change);
  }
}

const placeOf = ({ id, accountId }: WorkflowRow) => ({ conversationId: id, accountId });

function readBy({ db, by }: ChangeGround, id: ConversationId): ConversationBefore | null {
  const unreadCount = getUnread(db, id, by);
  return clearUnread(db, id, by) ? { id, unreadCount } : null;
}

function assignTo(
  { db, now, by, changes }: ChangeGround,
  row: WorkflowRow,
  operatorId: OperatorId | null,
): ConversationBefore | null {
  const { id, assigneeId } = row;
  const started = startDeed(db, { conversationId: id, by, now });
  if (started === null) return null;
  const { hasJoined, changes: lines } = assign(db, started.deed, operatorId);
  // The conversation itself is told by whoever changes it.
  changes.push(...lines.filter(({ entity }) => entity === 'message'));
  return hasJoined && operatorId !== null ? { id, assigneeId, joinedId: operatorId } : { id, assigneeId };
}

function moveTo(
  db: Db,
  row: WorkflowRow,
  to: Pick<WorkflowRow, 'state' | 'snoozedUntil'>,
): ConversationBefore | null {
  const { id, state, snoozedUntil } = row;
  if (state === to.state && snoozedUntil === to.snoozedUntil) return null;
  setConversationState(db, id, to);
  return { id, state, snoozedUntil };
}

function checkSnooze({ db, now }: ChangeGround, row: WorkflowRow, until: number | null): void {
  const accountNow = now + requireAccount(db, row.accountId).clockOffsetMs;
  if (until !== null && until <= accountNow) throw new Refusal('SNOOZE_IN_THE_PAST');
}

/** Puts back what `before` names, and nothing else; true when that changed something. */
export function restore(ground: ChangeGround, row: WorkflowRow, before: ConversationBefore): boolean {
  const { db } = ground;
  const { id } = row;
  let hasChanged = false;
  if (before.state !== undefined) {
    const { state, snoozedUntil = null } = before;
    hasChanged = moveTo(db, row, { state, snoozedUntil }) !== null || hasChanged;
  }
  if (before.pinnedAt !== undefined && before.pinnedAt !== row.pinnedAt) {
    setConversationPinned(db, id, before.pinnedAt);
    hasChanged = true;
  }
  if (before.assigneeId !== undefined && before.assigneeId !== row.assigneeId) {
    if (before.assigneeId !== null) requireOperator(db, before.assigneeId);
    assignTo(ground, row, before.assigneeId);
    hasChanged = true;
  }
  if (before.joinedId !== undefined && deleteParticipant(db, id, before.joinedId)) {
    // What told a colleague of it goes as well; messages that they have not read stay so.
    if (before.joinedId !== ground.by)
      setUnread(db, placeOf(row), before.joinedId, getUnread(db, id, before.joinedId) - 1);
    hasChanged = true;
  }
  // A label that was deleted in the meantime cannot come back with this.
  if (before.label !== undefined && hasLabel(db, before.label.id)) {
    const { id: labelId, isOn } = before.label;
    hasChanged = setConversationLabel(db, { conversationId: id, labelId, isOn }) || hasChanged;
  }
  return restoreUnread(ground, row, before.unreadCount) || hasChanged;
}

/** Messages that came after the change stay unread. */
function restoreUnread({ db, by }: ChangeGround, row: WorkflowRow, before: number | undefined): boolean {
  if (before === undefined) return false;
  const unreadNow = getUnread(db, row.id, by);
  const unreadCount = before === 0 ? 0 : Math.max(before, unreadNow);
  if (unreadCount === unreadNow) return false;
  setUnread(db, placeOf(row), by, unreadCount);
  return true;
}

/** Each id once, in the order given. */
export const distinctIds = (ids: readonly ConversationId[]): ConversationId[] => [...new Set(ids)];
