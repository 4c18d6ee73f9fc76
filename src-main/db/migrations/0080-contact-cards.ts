import type { Database } from 'better-sqlite3';

/** What a business knows of a person beyond the name: own fields, notes, consent, and which contacts were joined. */
export function up(db: Database): void {
  db.exec(`
    -- When the person asked not to be written to first, and how that became known.
    ALTER TABLE contacts ADD COLUMN opted_out_at INTEGER;
    ALTER TABLE contacts ADD COLUMN opt_out_source TEXT CHECK (opt_out_source IN ('operator', 'import', 'meta', 'word'));
    -- Set while this contact is part of another one; its row stays, so that the joining can be undone.
    ALTER TABLE contacts ADD COLUMN merged_into_id INTEGER REFERENCES contacts (id);
    CREATE INDEX contacts_merged ON contacts (merged_into_id) WHERE merged_into_id IS NOT NULL;
    -- What the spellings of one number have in common (numberKey in src-shared/domain/phone.ts) and its end; both are
    -- repeated from wa_id, as an index over an expression covers nothing and pairs are looked for over all contacts.
    ALTER TABLE contacts ADD COLUMN number_key TEXT;
    ALTER TABLE contacts ADD COLUMN number_tail TEXT NOT NULL DEFAULT '';
    UPDATE contacts SET number_tail = substr(wa_id, -7), number_key = CASE
      WHEN length(wa_id) = 13 AND wa_id GLOB '55[1-9][1-9]9[6-9]*' THEN substr(wa_id, 1, 4) || substr(wa_id, 6)
      WHEN length(wa_id) = 13 AND (wa_id GLOB '521*' OR wa_id GLOB '549*') THEN substr(wa_id, 1, 2) || substr(wa_id, 4)
      ELSE wa_id END
    WHERE wa_id IS NOT NULL;
    CREATE INDEX contacts_by_number ON contacts (number_key, merged_into_id) WHERE number_key IS NOT NULL;
    -- People of one name and one number, or none at all.
    CREATE INDEX contacts_by_name_and_number ON contacts (sort_name, number_tail, merged_into_id);

    CREATE TABLE contact_fields (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'email', 'link')),
      position INTEGER NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE contact_field_values (
      contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
      field_id INTEGER NOT NULL REFERENCES contact_fields (id) ON DELETE CASCADE,
      value TEXT NOT NULL,
      PRIMARY KEY (contact_id, field_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contact_field_values_by_field ON contact_field_values (field_id);

    CREATE TABLE contact_notes (
      id INTEGER PRIMARY KEY,
      contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
      operator_id INTEGER REFERENCES operators (id) ON DELETE SET NULL,
      body TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX contact_notes_newest ON contact_notes (contact_id, created_at DESC, id DESC);

    -- Everything that was moved when two contacts became one, so that it can be moved back.
    CREATE TABLE contact_merges (
      id INTEGER PRIMARY KEY,
      kept_contact_id INTEGER NOT NULL REFERENCES contacts (id),
      merged_contact_id INTEGER NOT NULL REFERENCES contacts (id),
      operator_id INTEGER REFERENCES operators (id) ON DELETE SET NULL,
      merged_at INTEGER NOT NULL,
      undone_at INTEGER,
      -- JSON: rows as they were before (conversations, aliases, field values, notes).
      snapshot TEXT NOT NULL
    ) STRICT;
    CREATE INDEX contact_merges_by_kept ON contact_merges (kept_contact_id, merged_at DESC) WHERE undone_at IS NULL;
    CREATE TABLE contact_merge_messages (
      merge_id INTEGER NOT NULL REFERENCES contact_merges (id) ON DELETE CASCADE,
      message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
      PRIMARY KEY (merge_id, message_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contact_merge_messages_by_message ON contact_merge_messages (message_id);

    -- Pairs that somebody looked at and said: two people.
    CREATE TABLE contact_distinct (
      contact_id INTEGER NOT NULL REFERENCES contacts (id),
      other_contact_id INTEGER NOT NULL REFERENCES contacts (id),
      decided_at INTEGER NOT NULL,
      PRIMARY KEY (contact_id, other_contact_id),
      CHECK (contact_id < other_contact_id)
    ) STRICT, WITHOUT ROWID;
  `);
}
