import type { Database } from 'better-sqlite3';

/** What an account has besides its number: a department, the end of its token, and the people who are told of its chats. */
export function up(db: Database): void {
  db.exec(`
    ALTER TABLE accounts ADD COLUMN department TEXT;
    ALTER TABLE accounts ADD COLUMN token_expires_at INTEGER;
    CREATE TABLE account_operators (
      account_id INTEGER NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
      operator_id INTEGER NOT NULL REFERENCES operators(id) ON DELETE CASCADE,
      PRIMARY KEY (account_id, operator_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO account_operators SELECT accounts.id, operators.id FROM accounts, operators;
    CREATE TRIGGER account_operators_begin AFTER INSERT ON accounts BEGIN
      INSERT INTO account_operators SELECT new.id, id FROM operators;
    END;
  `);
}
