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
      created_at INTEGER NOT NULL,
      -- When the profile name was last told (Meta's time): an older webhook must not undo a newer name.
      profile_seen_at INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE contact_aliases (
      id INTEGER PRIMARY KEY,
      contact_id INTEGER NOT NULL REFERENCES contacts (id),
      kind TEXT NOT NULL CHECK (kind IN ('wa_id', 'bsuid', 'parent_bsuid')),
      value TEXT NOT NULL,
      first_seen_at INTEGER NOT NULL,
      superseded_at INTEGER,
      UNIQUE (kind, value)
    ) STRICT;
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
