import type { Database } from 'better-sqlite3';

/** Set-ups that were begun, the tries of a number that Meta counts, and what Meta told of each account's token. */
export function up(db: Database): void {
  db.exec(`
    -- An id is given once: secrets in the keychain stand under it.
    CREATE TABLE connect_drafts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('live', 'sandbox')),
      step TEXT NOT NULL,
      done TEXT NOT NULL,
      ticked TEXT NOT NULL,
      app_id TEXT NOT NULL,
      waba_id TEXT NOT NULL,
      phone_number_id TEXT NOT NULL,
      app_secret_hint TEXT,
      access_token_hint TEXT,
      findings TEXT NOT NULL,
      account_id INTEGER REFERENCES accounts(id) ON DELETE SET NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX connect_drafts_account ON connect_drafts (account_id);
    CREATE TABLE number_tries (
      id INTEGER PRIMARY KEY,
      phone_number_id TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('asked', 'done', 'wrong_pin', 'refused')),
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX number_tries_number ON number_tries (phone_number_id, at);
    CREATE TABLE account_tokens (
      account_id INTEGER PRIMARY KEY REFERENCES accounts(id) ON DELETE CASCADE,
      facts TEXT NOT NULL,
      looked_at INTEGER NOT NULL
    ) STRICT;
  `);
}
