import { type Db, getRow, run } from '../statements.ts';
import { IS_BULK } from './message-writes.ts';

/** Takes a note away; false when it was no note, or gone already. */
export const deleteNote = (db: Db, id: number): boolean =>
  run(db, "DELETE FROM messages WHERE id = ? AND kind = 'note'", [id]).changes === 1;

/**
 * The name of the colleague who wrote to the customer last, after a message that somebody else had before their eyes; null for
 * nobody. What came here later has the higher id, whatever its time says. A reaction, what no person wrote, and one message of a
 * sending to many are no answers.
 */
export const getNewAnswerer = (
  db: Db,
  seen: { conversationId: number; after: number; operatorId: number },
): string | null => getRow<{ name: string }>(db, NEW_ANSWERER_SQL, { ...seen })?.name ?? null;

/** Exported for the test that looks at its plan. */
export const NEW_ANSWERER_SQL = `SELECT name FROM messages INDEXED BY messages_in_order
  JOIN operators ON operators.id = operator_id
  WHERE conversation_id = :conversationId AND messages.id > :after AND operator_id <> :operatorId AND direction = 'out'
    AND kind <> 'reaction' AND automatic IS NULL AND NOT (${IS_BULK})
  ORDER BY messages.id DESC LIMIT 1`;
