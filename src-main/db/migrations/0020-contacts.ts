import type { Database } from 'better-sqlite3';

/** Contacts and every id under which they were ever seen. A phone number is never the key. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE contacts (
      id INTEGER PRIMARY KEY,
      custom_name TEXT,
      profile_name TEXT,
      username TEXT,
      -- The current ids, repeated from contact_aliases so that a list needs no join.
      wa_id TEXT,
      bsuid TEXT,
      -- Lower-cased names and numbers for look-up by part.
      search_text TEXT NOT NULL DEFAULT '',
      -- The best name known, folded for ordering: lists page by (sort_name, id).
      sort_name TEXT NOT NULL DEFAULT '',
      created_at INTEGER NOT NULL,
      -- When the profile name was last told (Meta's time): an older webhook must not undo a newer name.
      profile_seen_at INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX contacts_by_name ON contacts (sort_name, id);

    CREATE TABLE contact_aliases (
      id INTEGER PRIMARY KEY,
      contact_id INTEGER NOT NULL REFERENCES contacts (id),
      kind TEXT NOT NULL CHECK (kind IN ('wa_id', 'bsuid', 'parent_bsuid')),
      value TEXT NOT NULL,
      first_seen_at INTEGER NOT NULL,
      superseded_at INTEGER
    ) STRICT;
    -- An id belongs to one person at a time, but a number that was given up may later be somebody else's.
    CREATE UNIQUE INDEX contact_aliases_current ON contact_aliases (kind, value) WHERE superseded_at IS NULL;
    CREATE INDEX contact_aliases_by_value ON contact_aliases (kind, value, superseded_at);
    CREATE INDEX contact_aliases_by_contact ON contact_aliases (contact_id, kind);

    -- Two contacts that one webhook proved to be one person: shown, never merged silently.
    CREATE TABLE contact_matches (
      contact_id INTEGER NOT NULL REFERENCES contacts (id),
      other_contact_id INTEGER NOT NULL REFERENCES contacts (id),
      reason TEXT NOT NULL,
      seen_at INTEGER NOT NULL,
      PRIMARY KEY (contact_id, other_contact_id)
    ) STRICT, WITHOUT ROWID;
  `);
}
