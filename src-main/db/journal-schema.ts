import type { Database } from 'better-sqlite3';

/** The journal's only table: webhook bodies as they came. `chain` = sha256(previous chain + body hash), so a cut is noticed. */
export function createJournalTables(db: Database): void {
  db.exec(`
    CREATE TABLE deliveries (
      seq INTEGER PRIMARY KEY,
      account_key TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      sha256 BLOB NOT NULL,
      chain BLOB NOT NULL,
      repeats INTEGER NOT NULL DEFAULT 0,
      body BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX deliveries_once ON deliveries (sha256, account_key);
  `);
}
