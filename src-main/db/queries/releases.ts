import type { OperatorId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

/** Somebody who is being taken out of their conversations. */
export interface Release {
  operatorId: OperatorId;
  /** Who takes over what is open; null: everybody of the accounts' lists. */
  heirId: OperatorId | null;
}

const COLUMNS = 'operator_id AS operatorId, heir_id AS heirId';

/** Writes down that somebody is to be taken out of their conversations, so that it is done whatever happens meanwhile. */
export function insertRelease(db: Db, { operatorId, heirId }: Release): void {
  run(
    db,
    'INSERT INTO releases (operator_id, heir_id) VALUES (?, ?) ON CONFLICT DO UPDATE SET heir_id = excluded.heir_id',
    [operatorId, heirId],
  );
}

/** Null when it is done, or was called off. */
export const getRelease = (db: Db, operatorId: number): Release | null =>
  getRow<Release>(db, `SELECT ${COLUMNS} FROM releases WHERE operator_id = ?`, [operatorId]) ?? null;

export const listReleases = (db: Db): Release[] =>
  listRows<Release>(db, `SELECT ${COLUMNS} FROM releases ORDER BY operator_id`);

export function deleteRelease(db: Db, operatorId: number): void {
  run(db, 'DELETE FROM releases WHERE operator_id = ?', [operatorId]);
}

/** An operator takes part in so many conversations fewer, whatever their state; false when there were none left. */
export const forgetParticipations = (db: Db, operatorId: number, limit: number): boolean =>
  run(
    db,
    `DELETE FROM conversation_participants WHERE operator_id = :operatorId AND conversation_id IN (
       SELECT conversation_id FROM conversation_participants WHERE operator_id = :operatorId LIMIT :limit)`,
    { operatorId, limit },
  ).changes > 0;

/** An operator has so much less to read; false when there was nothing left. */
export const forgetUnread = (db: Db, operatorId: number, limit: number): boolean =>
  run(
    db,
    `DELETE FROM unread WHERE operator_id = :operatorId AND conversation_id IN (
       SELECT conversation_id FROM unread WHERE operator_id = :operatorId LIMIT :limit)`,
    { operatorId, limit },
  ).changes > 0;

/**
 * Of the conversations with ids after one, so many ids further on, an operator is nobody's assignee any more. Gives the last
 * id that was looked at, or null at the end: what is done has no index by who was assigned.
 */
export function forgetAssignments(
  db: Db,
  operatorId: number,
  { after, limit }: { after: number; limit: number },
): number | null {
  const last = getRow<{ id: number | null }>(
    db,
    'SELECT max(id) AS id FROM (SELECT id FROM conversations WHERE id > ? ORDER BY id LIMIT ?)',
    [after, limit],
  )?.id;
  if (last == null) return null;
  run(db, 'UPDATE conversations SET assignee_id = NULL WHERE assignee_id = ? AND id > ? AND id <= ?', [
    operatorId,
    after,
    last,
  ]);
  return last;
}
