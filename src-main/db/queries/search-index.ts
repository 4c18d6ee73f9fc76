import { hasFacetsSql, withoutFacets } from '../search-facets.ts';
import { type Db, getRow, inTransaction, listRows, run } from '../statements.ts';

interface QueueRow {
  message_id: number;
  is_new: number;
}

const FROM_QUEUE = `FROM message_search_rows
  WHERE id IN (SELECT message_id FROM messages_to_index WHERE message_id <= ?)`;

/** Whether something changed that the index of messages does not have yet. */
export const hasMessagesToIndex = (db: Db): boolean =>
  getRow(db, 'SELECT 1 FROM messages_to_index LIMIT 1') !== undefined;

/** Brings the index up to date with at most `limit` messages, the oldest first; how many there were. One transaction. */
export function indexMessages(db: Db, limit: number): number {
  return inTransaction(db, () => {
    const rows = listRows<QueueRow>(
      db,
      'SELECT message_id, is_new FROM messages_to_index ORDER BY message_id LIMIT ?',
      [limit],
    );
    if (rows.length === 0) return 0;
    const known = rows.filter((row) => row.is_new === 0).map((row) => row.message_id);
    for (const id of known) run(db, 'DELETE FROM messages_search WHERE rowid = ?', [id]);
    const last = rows.at(-1)?.message_id ?? 0;
    run(db, `INSERT INTO messages_search (rowid, text) SELECT id, facets || ' ' || text ${FROM_QUEUE}`, [
      last,
    ]);
    cleanMarked(db, last);
    run(db, `INSERT INTO message_months SELECT DISTINCT month ${FROM_QUEUE} ON CONFLICT DO NOTHING`, [last]);
    run(db, 'DELETE FROM messages_to_index WHERE message_id <= ?', [last]);
    return rows.length;
  });
}

/** Puts the few messages in which somebody wrote marks of facets into the index again, without these. */
function cleanMarked(db: Db, last: number): void {
  const marked = listRows<{ id: number; facets: string; text: string }>(
    db,
    `SELECT id, facets, text ${FROM_QUEUE} AND ${hasFacetsSql('words')}`,
    [last],
  );
  for (const { id, facets, text } of marked) {
    run(db, 'DELETE FROM messages_search WHERE rowid = ?', [id]);
    const words = `${facets} ${withoutFacets(text)}`;
    run(db, 'INSERT INTO messages_search (rowid, text) VALUES (?, ?)', [id, words]);
  }
}
