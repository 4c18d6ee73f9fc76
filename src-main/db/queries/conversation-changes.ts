import type { Conversation } from '#shared/contract/conversations.ts';
import type { AccountId, ConversationId, OperatorId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

/** What an operator can change in a conversation, as it is stored. */
export interface WorkflowRow {
  id: ConversationId;
  accountId: AccountId;
  state: Conversation['state'];
  snoozedUntil: number | null;
  assigneeId: OperatorId | null;
  pinnedAt: number | null;
}

/** What operators can change in a conversation, or null when it is gone. */
export const getWorkflow = (db: Db, id: number): WorkflowRow | null =>
  getRow<WorkflowRow>(
    db,
    `SELECT id, account_id AS accountId, state, snoozed_until AS snoozedUntil, assignee_id AS assigneeId,
       pinned_at AS pinnedAt
     FROM conversations WHERE id = ?`,
    [id],
  ) ?? null;

/** Opens, snoozes or puts away; `snoozedUntil` is kept for what is snoozed only. */
export function setConversationState(
  db: Db,
  id: number,
  { state, snoozedUntil }: Pick<WorkflowRow, 'state' | 'snoozedUntil'>,
): void {
  run(db, 'UPDATE conversations SET state = ?, snoozed_until = ? WHERE id = ?', [
    state,
    state === 'snoozed' ? snoozedUntil : null,
    id,
  ]);
}

/** Opens what was snoozed and brings it up in lists; `wokenAt` by the account's clock. */
export function wakeConversation(db: Db, id: number, wokenAt: number): void {
  run(db, `UPDATE conversations SET state = 'open', snoozed_until = NULL, woken_at = ? WHERE id = ?`, [
    wokenAt,
    id,
  ]);
}

/** `pinnedAt` in UTC milliseconds; null takes the pin off. */
export function setConversationPinned(db: Db, id: number, pinnedAt: number | null): void {
  run(db, 'UPDATE conversations SET pinned_at = ? WHERE id = ?', [pinnedAt, id]);
}

/** Null: nobody's. */
export function setConversationAssignee(db: Db, id: number, operatorId: number | null): void {
  run(db, 'UPDATE conversations SET assignee_id = ? WHERE id = ?', [operatorId, id]);
}

/** How many conversations stand pinned at the top of a list: those that are open. */
export const countPinnedConversations = (db: Db): number =>
  getRow<{ count: number }>(db, COUNT_PINNED_SQL)?.count ?? 0;

/** Exported for the test that looks at its plan. */
export const COUNT_PINNED_SQL = `SELECT count(*) AS count FROM conversations INDEXED BY conversations_pinned
  WHERE pinned_at IS NOT NULL AND state = 'open'`;

/** A customer wrote: what was snoozed or done is open again. */
export function reopenConversation(db: Db, id: number): void {
  run(db, `UPDATE conversations SET state = 'open', snoozed_until = NULL WHERE id = ? AND state <> 'open'`, [
    id,
  ]);
}

/** Snoozed conversations of an account whose time has come; `accountNow` by the account's clock. */
export const listConversationsToWake = (
  db: Db,
  { accountId, accountNow, limit }: { accountId: number; accountNow: number; limit: number },
): ConversationId[] =>
  listRows<{ id: ConversationId }>(db, TO_WAKE_SQL, [accountId, accountNow, limit]).map(({ id }) => id);

/** Exported for the test that looks at its plan. */
export const TO_WAKE_SQL = `SELECT id FROM conversations INDEXED BY conversations_to_wake
  WHERE account_id = ? AND snoozed_until IS NOT NULL AND snoozed_until <= ? ORDER BY snoozed_until LIMIT ?`;

/** When the next snooze of an account ends, by the account's clock; null when none does by itself. */
export const getNextWakeAt = (db: Db, accountId: number): number | null =>
  getRow<{ at: number | null }>(
    db,
    `SELECT min(snoozed_until) AS at FROM conversations INDEXED BY conversations_to_wake
     WHERE account_id = ? AND snoozed_until IS NOT NULL`,
    [accountId],
  )?.at ?? null;
