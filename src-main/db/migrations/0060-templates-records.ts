import type { Database } from 'better-sqlite3';

/** Templates as Meta has them, and the business's own records. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE templates (
      id INTEGER PRIMARY KEY,
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      meta_template_id TEXT,
      name TEXT NOT NULL,
      language TEXT NOT NULL,
      category TEXT NOT NULL,
      status TEXT NOT NULL,
      quality_score TEXT,
      rejected_reason TEXT,
      parameter_format TEXT NOT NULL DEFAULT 'POSITIONAL',
      components TEXT NOT NULL,
      raw TEXT,
      updated_at INTEGER NOT NULL,
      UNIQUE (account_id, name, language)
    ) STRICT;
    CREATE INDEX templates_by_meta_id ON templates (meta_template_id) WHERE meta_template_id IS NOT NULL;

    CREATE TABLE record_types (
      name TEXT PRIMARY KEY,
      definition TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE records (
      id INTEGER PRIMARY KEY,
      type TEXT NOT NULL REFERENCES record_types (name),
      key TEXT NOT NULL,
      fields TEXT NOT NULL,
      search_text TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      UNIQUE (type, key)
    ) STRICT;
  `);
}
