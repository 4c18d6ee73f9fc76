import type { Database } from 'better-sqlite3';

/** What says something about another message, or belongs to colleagues only, as it was when this step was written. */
const QUIET = "'reaction', 'edit', 'revoke', 'system', 'request_welcome', 'note', 'team_event'";
const dayOf = (row: 'old' | 'new') => `strftime('%Y-%m-%d', ${row}.sent_at / 1000, 'unixepoch', 'localtime')`;
const hourOf = (row: 'old' | 'new') =>
  `CAST(strftime('%H', ${row}.sent_at / 1000, 'unixepoch', 'localtime') AS INTEGER)`;
const placeOf = (row: 'old' | 'new') =>
  `${dayOf(row)}, ${row}.account_id, iif(${row}.automatic IS NULL, coalesce(${row}.operator_id, 0), 0), ${hourOf(row)}`;
const takeOut = `UPDATE traffic SET sent = max(0, sent - 1)
        WHERE old.status IS NOT 'failed' AND (day, account_id, operator_id, hour) = (${placeOf('old')});`;

/** Those who leave are taken out of their conversations step by step; what failed was not sent; a program sends to many. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE releases (
      operator_id INTEGER PRIMARY KEY REFERENCES operators (id) ON DELETE CASCADE,
      -- Null: what was theirs goes back to the accounts' lists.
      heir_id INTEGER REFERENCES operators (id) ON DELETE SET NULL
    ) STRICT;

    ALTER TABLE sendings ADD COLUMN is_program INTEGER NOT NULL DEFAULT 0 CHECK (is_program IN (0, 1));

    -- Counted answers that failed since, or went out in the end: whether the customer waits is looked at once more.
    CREATE TABLE answers_changed (message_id INTEGER PRIMARY KEY) STRICT;
    CREATE INDEX first_answers_by_message ON first_answers (message_id);
    CREATE TRIGGER messages_sent_recount AFTER UPDATE OF status, sent_at ON messages
      WHEN new.direction = 'out' AND (old.status IS 'failed', old.sent_at) IS NOT (new.status IS 'failed', new.sent_at)
        AND new.kind NOT IN (${QUIET}) AND new.id <= (SELECT message_id FROM numbers_counted)
    BEGIN
      ${takeOut}
      INSERT INTO traffic (day, account_id, operator_id, hour, received, sent)
        SELECT ${placeOf('new')}, 0, 1 WHERE new.status IS NOT 'failed'
        ON CONFLICT DO UPDATE SET sent = sent + 1;
      INSERT INTO answers_changed VALUES (new.id) ON CONFLICT DO NOTHING;
    END;
    -- Taken back before it went out.
    CREATE TRIGGER messages_unsent_recount AFTER DELETE ON messages
      WHEN old.direction = 'out' AND old.wamid IS NULL AND old.kind NOT IN (${QUIET})
        AND old.id <= (SELECT message_id FROM numbers_counted)
    BEGIN
      ${takeOut}
    END;

    -- Counted anew, in the background: what failed so far stands among what was sent.
    DELETE FROM traffic;
    DELETE FROM first_answers;
    DELETE FROM unanswered;
    UPDATE numbers_counted SET message_id = 0;
  `);
}
