import type { QuickReply } from '#shared/contract/quick-replies.ts';
import type { OperatorId, QuickReplyId } from '#shared/domain/ids.ts';
import { type Db, getRow, listRows, run } from '../statements.ts';

/** A quick reply with its owner; null is everybody's. */
export interface StoredQuickReply {
  id: QuickReplyId;
  ownerId: OperatorId | null;
  shortcut: string;
  body: string;
  updatedAt: number;
}

const SELECT = 'SELECT id, owner_id AS ownerId, shortcut, body, updated_at AS updatedAt FROM quick_replies';

/** Shared ones and the operator's own, by shortcut; of two with the same shortcut the own one comes first. */
export const listQuickReplies = (db: Db, operatorId: number): StoredQuickReply[] =>
  listRows(db, `${SELECT} WHERE owner_id IS NULL OR owner_id = ? ORDER BY shortcut, owner_id IS NULL, id`, [
    operatorId,
  ]);

/** The quick reply of an id, or null. */
export const getQuickReply = (db: Db, id: number): StoredQuickReply | null =>
  getRow<StoredQuickReply>(db, `${SELECT} WHERE id = ?`, [id]) ?? null;

/** Which of the owner's (or, with null, of the shared) quick replies has this shortcut. */
export const getQuickReplyIdByShortcut = (
  db: Db,
  ownerId: number | null,
  shortcut: string,
): QuickReplyId | null =>
  getRow<{ id: QuickReplyId }>(
    db,
    'SELECT id FROM quick_replies WHERE coalesce(owner_id, 0) = ? AND shortcut = ?',
    [ownerId ?? 0, shortcut],
  )?.id ?? null;

/** Adds a quick reply; `now` in UTC milliseconds. */
export function insertQuickReply(
  db: Db,
  reply: Pick<StoredQuickReply, 'ownerId' | 'shortcut' | 'body'>,
  now: number,
): QuickReplyId {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO quick_replies (owner_id, shortcut, body, created_at, updated_at)
     VALUES (:ownerId, :shortcut, :body, :now, :now)`,
    { ...reply, now },
  );
  // Row ids of this table are ids of quick replies.
  return Number(lastInsertRowid) as QuickReplyId;
}

/** Replaces everything but its age. */
export function updateQuickReply(db: Db, reply: StoredQuickReply): void {
  run(
    db,
    `UPDATE quick_replies SET owner_id = :ownerId, shortcut = :shortcut, body = :body, updated_at = :updatedAt
     WHERE id = :id`,
    { ...reply },
  );
}

/** False when there was none. */
export const deleteQuickReply = (db: Db, id: number): boolean =>
  run(db, 'DELETE FROM quick_replies WHERE id = ?', [id]).changes === 1;

/** As seats see it. */
export const toQuickReply = ({ ownerId, ...reply }: StoredQuickReply): QuickReply => ({
  ...reply,
  isShared: ownerId === null,
});
