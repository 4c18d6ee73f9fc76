import type { Database } from 'better-sqlite3';

/** The people who work here, where they sit, and what they did; labels that ring in quiet hours. */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE operators ADD COLUMN picture_media_id INTEGER REFERENCES media (id);
    -- JSON: BCP 47 tags.
    ALTER TABLE operators ADD COLUMN languages TEXT NOT NULL DEFAULT '[]';
    -- JSON: seven lists of spans, Monday first; null: not said.
    ALTER TABLE operators ADD COLUMN working_hours TEXT;
    -- scrypt, with its salt and cost; null: no PIN.
    ALTER TABLE operators ADD COLUMN pin_hash TEXT;
    ALTER TABLE operators ADD COLUMN pin_failures INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE operators ADD COLUMN pin_retry_at INTEGER;
    -- They stay the author of what they wrote, so a row never goes.
    ALTER TABLE operators ADD COLUMN removed_at INTEGER;

    -- Who has left serves no account that comes later.
    DROP TRIGGER account_operators_begin;
    CREATE TRIGGER account_operators_begin AFTER INSERT ON accounts BEGIN
      INSERT INTO account_operators SELECT new.id, id FROM operators WHERE removed_at IS NULL;
    END;

    CREATE TABLE seat_sessions (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('desktop', 'browser')),
      -- SHA-256 of what the browser's cookie holds; null for the window on this computer.
      secret_hash TEXT UNIQUE,
      label TEXT NOT NULL,
      -- Null: nobody sits there now.
      operator_id INTEGER REFERENCES operators (id),
      -- The only one who may sit there; null: everybody.
      bound_to INTEGER REFERENCES operators (id),
      created_at INTEGER NOT NULL,
      last_seen_at INTEGER NOT NULL
    ) STRICT;
    -- There is one window on a computer.
    CREATE UNIQUE INDEX seat_sessions_desktop ON seat_sessions (kind) WHERE kind = 'desktop';
    CREATE INDEX seat_sessions_by_operator ON seat_sessions (operator_id);
    CREATE INDEX seat_sessions_by_bound ON seat_sessions (bound_to);
    CREATE TABLE seat_invitations (
      code_hash TEXT PRIMARY KEY,
      operator_id INTEGER NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
      expires_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Lines are only ever added; each holds a hash over itself and the line before.
    CREATE TABLE audit_log (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      operator_id INTEGER NOT NULL,
      seat TEXT NOT NULL CHECK (seat IN ('desktop', 'browser', 'api')),
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_log_stays BEFORE UPDATE ON audit_log BEGIN
      SELECT RAISE(ABORT, 'lines of the audit log are never changed');
    END;
    CREATE TRIGGER audit_log_is_kept BEFORE DELETE ON audit_log BEGIN
      SELECT RAISE(ABORT, 'lines of the audit log are never deleted');
    END;
    CREATE INDEX audit_log_by_operator ON audit_log (operator_id, id);
    CREATE INDEX audit_log_by_action ON audit_log (action, id);

    ALTER TABLE labels ADD COLUMN is_urgent INTEGER NOT NULL DEFAULT 0 CHECK (is_urgent IN (0, 1));
  `);
}
