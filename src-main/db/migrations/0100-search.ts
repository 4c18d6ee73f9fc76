import type { Database } from 'better-sqlite3';
import { foldedSql } from '../search-text.ts';

/** Kinds that say something about another message and have no words of their own. */
export const WORDLESS = "('reaction', 'edit', 'revoke', 'request_welcome')";
/** Roughly what the screen makes a link of; the few that are none do no harm. */
export const HAS_LINK = `(instr(lower(text), '://') > 0 OR instr(lower(text), 'www.') > 0 OR instr(lower(text), '.com') > 0
  OR instr(lower(text), '.ua') > 0 OR instr(lower(text), '.org') > 0 OR instr(lower(text), '.net') > 0)`;

/** What a message is found by: its words, the name of its file, what stands on its cards and buttons. */
export const WORDS = `text
  || CASE kind
    WHEN 'document' THEN ' ' || coalesce(json_extract(content, '$.fileName'), '')
    WHEN 'interactive_reply' THEN ' ' || coalesce(json_extract(content, '$.description'), '')
    WHEN 'interactive' THEN ' ' || coalesce(json_extract(content, '$.header'), '') || ' ' || coalesce(json_extract(content, '$.footer'), '')
    WHEN 'contacts' THEN ' ' || coalesce((SELECT group_concat(
      coalesce(json_extract(card.value, '$.organization'), '') || ' '
        || coalesce((SELECT group_concat(json_extract(phone.value, '$.phone'), ' ') FROM json_each(card.value, '$.phones') AS phone), '') || ' '
        || coalesce((SELECT group_concat(email.value, ' ') FROM json_each(card.value, '$.emails') AS email), ''), ' ')
      FROM json_each(content, '$.cards') AS card), '')
    ELSE '' END`;

/** All begin with the same letters, so that beginnings are kept once for all of them. Replaced by format 130. */
const token = (letter: string, value: string): string => `'zqx${letter}' || ${value}`;

/** Of Meta's time in UTC; a time that no calendar has gives no month. */
export const MONTH = "coalesce(strftime('%Y%m', sent_at / 1000, 'unixepoch'), '0')";

/** Conversation, account, direction, year and month of every message; kind, operator and link where there is one. */
const FACETS = `${token('c', 'conversation_id')}
  || ' ' || ${token('a', 'account_id')}
  || ' ' || ${token('d', 'direction')}
  || ' ' || ${token('y', `substr(${MONTH}, 1, 4)`)}
  || ' ' || ${token('m', MONTH)}
  || iif(kind = 'text', '', ' ' || ${token('k', "iif(kind = 'audio' AND json_extract(content, '$.isVoice'), 'voice', kind)")})
  || iif(operator_id IS NULL, '', ' ' || ${token('o', 'operator_id')})
  || iif(${HAS_LINK}, ' zqxhlink', '')`;

/**
 * Full-text search. The indexes hold no copy of the text (`content=''`): a snippet is cut from the message itself. Triggers
 * note what changed in the transaction of the change, so that no way of changing a message leaves them wrong.
 */
export function up(db: Database): void {
  db.exec(`
    -- "2 3": without it a beginning of two letters reads a quarter of all messages.
    CREATE VIRTUAL TABLE messages_search USING fts5 (
      text, facets, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE VIEW message_search_rows AS
      SELECT id, ${WORDS} AS words, ${foldedSql(WORDS)} AS text, ${FACETS} AS facets, ${MONTH} AS month
      FROM messages WHERE revoked_at IS NULL AND kind NOT IN ${WORDLESS};

    -- What is to be put into the index, or to be put there anew. Not done by the triggers themselves: FTS5 writes a segment of
    -- its own for every statement that has a trigger, which makes taking in a message three times as slow.
    CREATE TABLE messages_to_index (message_id INTEGER PRIMARY KEY, is_new INTEGER NOT NULL) STRICT;
    CREATE TRIGGER messages_to_index_insert AFTER INSERT ON messages BEGIN
      INSERT INTO messages_to_index VALUES (new.id, 1) ON CONFLICT DO NOTHING;
    END;
    CREATE TRIGGER messages_to_index_update
    AFTER UPDATE OF text, content, kind, conversation_id, account_id, direction, operator_id, sent_at, revoked_at ON messages BEGIN
      INSERT INTO messages_to_index VALUES (new.id, 0) ON CONFLICT DO NOTHING;
    END;
    CREATE TRIGGER messages_to_index_delete AFTER DELETE ON messages BEGIN
      INSERT INTO messages_to_index VALUES (old.id, 0) ON CONFLICT DO NOTHING;
    END;
    INSERT INTO messages_search (rowid, text, facets) SELECT id, text, facets FROM message_search_rows ORDER BY id;

    -- Which months there are, so that "before" and "after" need to look for no others.
    CREATE TABLE message_months (month TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    INSERT INTO message_months SELECT DISTINCT month FROM message_search_rows;

    CREATE VIRTUAL TABLE contact_notes_search USING fts5 (
      body, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER contact_notes_search_insert AFTER INSERT ON contact_notes BEGIN
      INSERT INTO contact_notes_search (rowid, body) VALUES (new.id, ${foldedSql('new.body')});
    END;
    CREATE TRIGGER contact_notes_search_update AFTER UPDATE OF body ON contact_notes BEGIN
      DELETE FROM contact_notes_search WHERE rowid = old.id;
      INSERT INTO contact_notes_search (rowid, body) VALUES (new.id, ${foldedSql('new.body')});
    END;
    CREATE TRIGGER contact_notes_search_delete AFTER DELETE ON contact_notes BEGIN
      DELETE FROM contact_notes_search WHERE rowid = old.id;
    END;
    INSERT INTO contact_notes_search (rowid, body) SELECT id, ${foldedSql('body')} FROM contact_notes ORDER BY id;

    -- Any part of a name or number: three letters in a row are one term.
    CREATE VIRTUAL TABLE contacts_search USING fts5 (
      search_text, content = '', contentless_delete = 1, tokenize = 'trigram'
    );
    CREATE TRIGGER contacts_search_insert AFTER INSERT ON contacts WHEN new.search_text <> '' BEGIN
      INSERT INTO contacts_search (rowid, search_text) VALUES (new.id, new.search_text);
    END;
    -- A webhook tells the same profile again and again.
    CREATE TRIGGER contacts_search_update AFTER UPDATE OF search_text ON contacts WHEN new.search_text <> old.search_text BEGIN
      DELETE FROM contacts_search WHERE rowid = old.id;
      INSERT INTO contacts_search (rowid, search_text) VALUES (new.id, new.search_text);
    END;
    CREATE TRIGGER contacts_search_delete AFTER DELETE ON contacts BEGIN
      DELETE FROM contacts_search WHERE rowid = old.id;
    END;
    INSERT INTO contacts_search (rowid, search_text) SELECT id, search_text FROM contacts WHERE search_text <> '' ORDER BY id;

    -- The galleries of one conversation, newest first by Meta's time.
    CREATE INDEX messages_with_media ON messages (conversation_id, sent_at, id, kind)
      WHERE media_id IS NOT NULL AND revoked_at IS NULL;
    CREATE INDEX messages_with_links ON messages (conversation_id, sent_at, id)
      WHERE ${HAS_LINK} AND revoked_at IS NULL AND kind NOT IN ${WORDLESS};
  `);
}
