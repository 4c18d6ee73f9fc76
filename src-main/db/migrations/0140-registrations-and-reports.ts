import type { Database } from 'better-sqlite3';

/** Where Meta was told to send webhooks, and the doctor's last reports. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE webhook_registrations (
      account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
      -- JSON of the contract's Registration.
      registration TEXT NOT NULL,
      moved_at INTEGER,
      handshake_at INTEGER
    ) STRICT;

    CREATE TABLE doctor_reports (
      -- 0: this computer; otherwise the account.
      subject INTEGER PRIMARY KEY,
      checked_at INTEGER,
      -- JSON of the contract's DoctorCheck[].
      checks TEXT NOT NULL,
      -- JSON, newest first.
      log TEXT NOT NULL
    ) STRICT;
  `);
}
