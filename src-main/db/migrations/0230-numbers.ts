import type { Database } from 'better-sqlite3';

/** What the owner's numbers are counted in: messages are walked once, in the order in which they were stored. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE traffic (
      -- The calendar of the computer at the time of counting.
      day TEXT NOT NULL,
      account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      -- 0: a program, an automatic message, the business's own phone; and what customers wrote.
      operator_id INTEGER NOT NULL,
      hour INTEGER NOT NULL,
      received INTEGER NOT NULL,
      sent INTEGER NOT NULL,
      PRIMARY KEY (day, account_id, operator_id, hour)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE first_answers (
      -- The day of the answer.
      day TEXT NOT NULL,
      message_id INTEGER NOT NULL,
      account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      operator_id INTEGER NOT NULL,
      waited_ms INTEGER NOT NULL,
      PRIMARY KEY (day, message_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE unanswered (
      conversation_id INTEGER PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE,
      account_id INTEGER NOT NULL,
      -- Meta's time of the first message that nobody has answered.
      since INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE numbers_counted (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      message_id INTEGER NOT NULL
    ) STRICT;
    INSERT INTO numbers_counted VALUES (1, 0);
  `);
}
