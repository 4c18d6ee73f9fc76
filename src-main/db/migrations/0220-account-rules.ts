import type { Database } from 'better-sqlite3';

/** How an account is looked after: hours, automatic messages, when a wait is brought before everybody. */
export function up(db: Database): void {
  db.exec(`
    -- An account without a row is always open and does nothing by itself.
    CREATE TABLE account_rules (
      account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
      -- JSON, as the contract says it.
      rules TEXT NOT NULL
    ) STRICT;

    -- Why a message went out that no person wrote. Kept on the message, so that it is written together with its job, and
    -- comes along when two people turn out to be one.
    ALTER TABLE messages ADD COLUMN automatic TEXT CHECK (automatic IN ('away', 'greeting', 'program'));
  `);
}
