import type { Database } from 'better-sqlite3';

/** Accounts, operators and settings. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE accounts (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('live', 'sandbox')),
      name TEXT NOT NULL,
      color TEXT NOT NULL,
      state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'disconnected')),
      phone_number_id TEXT NOT NULL UNIQUE,
      waba_id TEXT NOT NULL,
      app_id TEXT NOT NULL,
      display_phone_number TEXT,
      verified_name TEXT,
      quality_rating TEXT,
      access_token_hint TEXT,
      app_secret_hint TEXT,
      sends_read_receipts INTEGER NOT NULL DEFAULT 1,
      clock_offset_ms INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX accounts_by_waba ON accounts (waba_id);

    -- What Meta tells about an account, its number, its templates: kept whole, in the order of arrival.
    CREATE TABLE account_events (
      id INTEGER PRIMARY KEY,
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      field TEXT NOT NULL,
      event TEXT NOT NULL,
      detail TEXT NOT NULL,
      -- What it is about within the account (a template's id or name): an older event must not undo a newer one.
      subject TEXT NOT NULL DEFAULT '',
      occurred_at INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      raw TEXT NOT NULL,
      UNIQUE (account_id, fingerprint)
    ) STRICT;
    CREATE INDEX account_events_newest ON account_events (account_id, occurred_at DESC, id DESC);
    CREATE INDEX account_events_by_subject ON account_events (account_id, field, subject, occurred_at);

    CREATE TABLE operators (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('admin', 'operator', 'viewer')),
      created_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
