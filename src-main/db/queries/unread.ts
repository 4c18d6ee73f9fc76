import type { OperatorId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

/** A conversation, with the account that it belongs to: what is unread is counted by account. */
export interface UnreadPlace {
  conversationId: number;
  accountId: number;
}

/** How many conversations an operator has to read, over all accounts and whatever their state: the number on the icon. */
export const countUnread = (db: Db, operatorId: number): number =>
  getRow<{ count: number }>(
    db,
    'SELECT coalesce(sum(count), 0) AS count FROM unread_tallies WHERE operator_id = ?',
    [operatorId],
  )?.count ?? 0;

/** How many messages of a conversation an operator has not read. */
export const getUnread = (db: Db, conversationId: number, operatorId: number): number =>
  getRow<{ count: number }>(db, 'SELECT count FROM unread WHERE conversation_id = ? AND operator_id = ?', [
    conversationId,
    operatorId,
  ])?.count ?? 0;

/** Who has how much unread in a conversation, in the order of their ids. */
export const listUnread = (db: Db, conversationId: number): { operatorId: OperatorId; count: number }[] =>
  listRows(
    db,
    'SELECT operator_id AS operatorId, count FROM unread WHERE conversation_id = ? ORDER BY operator_id',
    [conversationId],
  );

/** One more message that these operators have not read. */
export function raiseUnread(db: Db, place: UnreadPlace, operatorIds: readonly number[]): void {
  for (const operatorId of operatorIds) {
    run(
      db,
      `INSERT INTO unread (operator_id, account_id, conversation_id, count) VALUES (?, ?, ?, 1)
       ON CONFLICT DO UPDATE SET count = count + 1`,
      [operatorId, place.accountId, place.conversationId],
    );
  }
}

/** Marks a conversation for later; one that is unread already keeps its count. False when nothing had to be changed. */
export const markUnread = (db: Db, place: UnreadPlace, operatorId: number): boolean =>
  run(
    db,
    `INSERT INTO unread (operator_id, account_id, conversation_id, count) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING`,
    [operatorId, place.accountId, place.conversationId],
  ).changes === 1;

/** An operator has read a conversation; false when there was nothing to clear. */
export const clearUnread = (db: Db, conversationId: number, operatorId: number): boolean =>
  run(db, 'DELETE FROM unread WHERE conversation_id = ? AND operator_id = ?', [conversationId, operatorId])
    .changes === 1;

/** Takes the mark from everybody but these. */
export function clearUnreadOfOthers(db: Db, conversationId: number, operatorIds: readonly number[]): void {
  run(
    db,
    'DELETE FROM unread WHERE conversation_id = ? AND operator_id NOT IN (SELECT value FROM json_each(?))',
    [conversationId, JSON.stringify(operatorIds)],
  );
}

/** Sets the count itself; 0 takes the mark away. */
export function setUnread(db: Db, place: UnreadPlace, operatorId: number, count: number): void {
  if (count <= 0) clearUnread(db, place.conversationId, operatorId);
  else
    run(
      db,
      `INSERT INTO unread (operator_id, account_id, conversation_id, count) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET count = excluded.count`,
      [operatorId, place.accountId, place.conversationId, count],
    );
}
