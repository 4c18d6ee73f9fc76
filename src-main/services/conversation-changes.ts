import type { ConversationBefore, ConversationChange } from '#shared/contract/conversations.ts';
import { assertNever } from '#shared/domain/assert.ts';
import type { ConversationId } from '#shared/domain/ids.ts';
import { Refusal } from '#shared/domain/refusals.ts';
import { requireAccount } from '../db/queries/accounts.ts';
import {
  countPinnedConversations,
  setConversationAssignee,
  setConversationPinned,
  setConversationState,
  setConversationUnreadCount,
  type WorkflowRow,
} from '../db/queries/conversation-changes.ts';
import { markConversationRead, markConversationUnread } from '../db/queries/conversations.ts';
import { hasLabel, requireLabel, setConversationLabel } from '../db/queries/labels.ts';
import { requireOperator } from '../db/queries/operators.ts';
import type { Db } from '../db/statements.ts';

/** More than these at the top leave no list below them. */
const MOST_PINNED = 20;

export interface ChangeGround {
  db: Db;
  /** UTC milliseconds of this computer. */
  now: number;
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
      if (row.assigneeId === change.operatorId) return null;
      setConversationAssignee(db, id, change.operatorId);
      return { id, assigneeId: row.assigneeId };
    case 'label': {
      const { labelId, isOn } = change;
      const isNew = setConversationLabel(db, { conversationId: id, labelId, isOn });
      return isNew ? { id, label: { id: labelId, isOn: !isOn } } : null;
    }
    case 'read':
      return markConversationRead(db, id) ? { id, unreadCount: row.unreadCount } : null;
    case 'unread':
      return markConversationUnread(db, id) ? { id, unreadCount: row.unreadCount } : null;
    default:
      return assertNever(change);
  }
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
export function restore({ db }: ChangeGround, row: WorkflowRow, before: ConversationBefore): boolean {
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
    setConversationAssignee(db, id, before.assigneeId);
    hasChanged = true;
  }
  // A label that was deleted in the meantime cannot come back with this.
  if (before.label !== undefined && hasLabel(db, before.label.id)) {
    const { id: labelId, isOn } = before.label;
    hasChanged = setConversationLabel(db, { conversationId: id, labelId, isOn }) || hasChanged;
  }
  return restoreUnread(db, row, before.unreadCount) || hasChanged;
}

/** Messages that came after the change stay unread. */
function restoreUnread(db: Db, row: WorkflowRow, before: number | undefined): boolean {
  if (before === undefined) return false;
  const unreadCount = before === 0 ? 0 : Math.max(before, row.unreadCount);
  if (unreadCount === row.unreadCount) return false;
  setConversationUnreadCount(db, row.id, unreadCount);
  return true;
}

/** Each id once, in the order given. */
export const distinctIds = (ids: readonly ConversationId[]): ConversationId[] => [...new Set(ids)];
