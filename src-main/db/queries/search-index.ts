import { type Db, getRow, inTransaction, listRows, run } from '../statements.ts';

interface QueueRow {
  message_id: number;
  is_new: number;
}

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
    const ids = JSON.stringify(rows.map((row) => row.message_id));
    run(
      db,
      `INSERT INTO messages_search (rowid, text, facets) SELECT id, text, facets FROM message_search_rows
       WHERE id IN (SELECT value FROM json_each(?))`,
      [ids],
    );
    run(
      db,
      `INSERT INTO message_months SELECT DISTINCT month FROM message_search_rows
       WHERE id IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING`,
      [ids],
    );
    run(db, 'DELETE FROM messages_to_index WHERE message_id <= ?', [rows.at(-1)?.message_id ?? 0]);
    return rows.length;
  });
}
