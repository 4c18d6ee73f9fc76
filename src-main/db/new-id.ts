/** The SQL of the id of a new row: higher than that of any row that is there or was (migrations/0110-ids-given-once.ts). */
export const newIdSql = (table: 'conversations' | 'messages'): string =>
  `(SELECT 1 + max(coalesce((SELECT max(id) FROM ${table}), 0),
     coalesce((SELECT id FROM retired_ids WHERE of = '${table}'), 0)))`;
