import type { Database } from 'better-sqlite3';

const labelsOf = (row: 'old' | 'new') =>
  `SELECT label_id FROM conversation_labels WHERE conversation_id = ${row}.id`;
const takeOut = `UPDATE label_tallies SET count = count - 1
        WHERE old.state = 'open' AND account_id = old.account_id AND label_id IN (${labelsOf('old')});`;

/** How many open conversations of each account carry a label: what is behind it in the list, counted as they change. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE label_tallies (
      label_id INTEGER NOT NULL REFERENCES labels (id) ON DELETE CASCADE,
      account_id INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (label_id, account_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO label_tallies
      SELECT label_id, account_id, count(*) FROM conversation_labels
        JOIN conversations ON conversations.id = conversation_id
        WHERE state = 'open' GROUP BY label_id, account_id;

    CREATE TRIGGER conversation_labels_tally_insert AFTER INSERT ON conversation_labels BEGIN
      INSERT INTO label_tallies
        SELECT new.label_id, account_id, 1 FROM conversations WHERE id = new.conversation_id AND state = 'open'
        ON CONFLICT DO UPDATE SET count = count + 1;
    END;
    -- Of a conversation that is gone already its own trigger has told.
    CREATE TRIGGER conversation_labels_tally_delete AFTER DELETE ON conversation_labels BEGIN
      UPDATE label_tallies SET count = count - 1 WHERE label_id = old.label_id
        AND account_id = (SELECT account_id FROM conversations WHERE id = old.conversation_id AND state = 'open');
    END;
    CREATE TRIGGER conversations_label_tally_update AFTER UPDATE OF state, account_id ON conversations
      WHEN (old.state, old.account_id) IS NOT (new.state, new.account_id)
    BEGIN
      ${takeOut}
      INSERT INTO label_tallies
        SELECT label_id, new.account_id, 1 FROM (${labelsOf('new')}) WHERE new.state = 'open'
        ON CONFLICT DO UPDATE SET count = count + 1;
    END;
    CREATE TRIGGER conversations_label_tally_delete BEFORE DELETE ON conversations BEGIN
      ${takeOut}
    END;
  `);
}
