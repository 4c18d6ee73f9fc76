import type { OperatorId } from '#shared/domain/ids.ts';
import { type Db, getRow, run } from '../statements.ts';
import { IS_BULK } from './message-writes.ts';

/** Takes a note away; false when it was no note, or gone already. */
export const deleteNote = (db: Db, id: number): boolean =>
  run(db, "DELETE FROM messages WHERE id = ? AND kind = 'note'", [id]).changes === 1;

/**
 * The colleague who wrote to the customer last, after a message that somebody else had before their eyes; null for nobody.
 * What came here later has the higher id, whatever its time says. A reaction, what no person wrote, and one message of a sending
 * to many are no answers.
 */
export const getAnswererAfter = (
  db: Db,
  after: { conversationId: number; messageId: number; operatorId: number },
): OperatorId | null =>
  getRow<{ operatorId: OperatorId }>(db, ANSWERER_AFTER_SQL, [
    after.conversationId,
    after.messageId,
    after.operatorId,
  ])?.operatorId ?? null;

/** Exported for the test that looks at its plan. */
export const ANSWERER_AFTER_SQL = `SELECT operator_id AS operatorId FROM messages INDEXED BY messages_in_order
  WHERE conversation_id = ? AND id > ? AND operator_id <> ? AND direction = 'out' AND kind <> 'reaction' AND automatic IS NULL
    AND NOT (${IS_BULK})
  ORDER BY id DESC LIMIT 1`;
