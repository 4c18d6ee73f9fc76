import type { Database } from 'better-sqlite3';

/** Records that can be listed by age, the references between them, and imports that outlive a restart. */
export function up(db: Database): void {
  db.exec(`
    CREATE INDEX records_by_age ON records (type, updated_at, id);

    CREATE TABLE record_references (
      record_id INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
      field TEXT NOT NULL,
      to_type TEXT NOT NULL,
      to_key TEXT NOT NULL,
      PRIMARY KEY (record_id, field)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX record_references_by_target ON record_references (to_type, to_key);
    INSERT INTO record_references (record_id, field, to_type, to_key)
    SELECT records.id, field.value ->> 'name', field.value ->> 'referenceTo',
      json_extract(records.fields, '$."' || (field.value ->> 'name') || '"')
    FROM records JOIN record_types ON record_types.name = records.type
    CROSS JOIN json_each(record_types.definition, '$.fields') AS field
    WHERE field.value ->> 'kind' = 'reference' AND field.value ->> 'referenceTo' IS NOT NULL
      AND json_extract(records.fields, '$."' || (field.value ->> 'name') || '"') IS NOT NULL;

    -- When somebody last changed what is known of a person; null: never since the contact was made.
    ALTER TABLE contacts ADD COLUMN updated_at INTEGER;
    CREATE INDEX contacts_by_age ON contacts (coalesce(updated_at, created_at), id) WHERE merged_into_id IS NULL;

    -- The name of the field for programs, made once from its first name; null only until the hub has started once.
    ALTER TABLE contact_fields ADD COLUMN slug TEXT;
    CREATE UNIQUE INDEX contact_fields_by_slug ON contact_fields (slug) WHERE slug IS NOT NULL;

    CREATE TABLE record_imports (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      type TEXT NOT NULL,
      file_name TEXT NOT NULL,
      stored_name TEXT NOT NULL,
      byte_size INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('mapping', 'running', 'done', 'cancelled', 'failed')),
      reading TEXT NOT NULL,
      mapping TEXT NOT NULL,
      sheets TEXT NOT NULL,
      read_rows INTEGER NOT NULL DEFAULT 0,
      share REAL NOT NULL DEFAULT 0,
      inserted INTEGER NOT NULL DEFAULT 0,
      updated INTEGER NOT NULL DEFAULT 0,
      unchanged INTEGER NOT NULL DEFAULT 0,
      skipped INTEGER NOT NULL DEFAULT 0,
      failed INTEGER NOT NULL DEFAULT 0,
      -- JSON: the sentence in both languages.
      problem TEXT,
      operator_id INTEGER,
      created_at INTEGER NOT NULL,
      ended_at INTEGER
    ) STRICT;

    CREATE TABLE record_import_errors (
      import_id INTEGER NOT NULL REFERENCES record_imports (id) ON DELETE CASCADE,
      line INTEGER NOT NULL,
      -- A row may have several.
      number INTEGER NOT NULL,
      cells TEXT NOT NULL,
      column_name TEXT,
      problem TEXT NOT NULL,
      PRIMARY KEY (import_id, line, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE record_import_mappings (
      type TEXT NOT NULL,
      header TEXT NOT NULL,
      mapping TEXT NOT NULL,
      used_at INTEGER NOT NULL,
      PRIMARY KEY (type, header)
    ) STRICT, WITHOUT ROWID;
  `);
}
