import type { Database } from 'better-sqlite3';

/**
 * The highest ids that conversations and messages have had. SQLite gives the id of a deleted newest row to the next one: a
 * merge could then not be undone, and a seat that still shows the conversation that is gone would write to somebody else.
 */
export function up(db: Database): void {
  db.exec(`CREATE TABLE retired_ids (of TEXT PRIMARY KEY, id INTEGER NOT NULL) STRICT, WITHOUT ROWID;`);
  for (const table of ['conversations', 'messages']) {
    db.exec(`
      CREATE TRIGGER ${table}_retire_id AFTER DELETE ON ${table} BEGIN
        INSERT INTO retired_ids VALUES ('${table}', old.id) ON CONFLICT DO UPDATE SET id = max(id, excluded.id);
      END;
    `);
  }
}
