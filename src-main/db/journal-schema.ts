import type { Migration } from './migrate.ts';
import type { Db } from './statements.ts';

/**
 * The journal's only data: webhook bodies as they came. `chain` = sha256(previous chain, body hash, and what else the
 * row says), so a change or a cut in the middle is noticed.
 */
function createTables(db: Db): void {
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

    -- Kept beside, since counting would walk over every body.
    CREATE TABLE totals (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      deliveries INTEGER NOT NULL,
      repeats INTEGER NOT NULL
    ) STRICT;
    INSERT INTO totals (id, deliveries, repeats) VALUES (1, 0, 0);
  `);
}

/** The steps of journal.db. */
export const journalMigrations: readonly Migration[] = [{ version: 10, up: createTables }];
