import type { Database } from 'better-sqlite3';
import { facetSql } from '../search-facets.ts';
import { foldedSql } from '../search-text.ts';
import { HAS_LINK, MONTH, WORDLESS, WORDS } from './0100-search.ts';

const KIND = "iif(kind = 'audio' AND json_extract(content, '$.isVoice'), 'voice', kind)";

/** The same facets as in format 100, in the shorter words of `search-facets.ts`. */
const FACETS = `${facetSql('conversation', 'conversation_id')}
  || ' ' || ${facetSql('account', 'account_id')}
  || ' ' || ${facetSql('direction', 'direction')}
  || ' ' || ${facetSql('year', `substr(${MONTH}, 1, 4)`)}
  || ' ' || ${facetSql('month', MONTH)}
  || iif(kind = 'text', '', ' ' || ${facetSql('kind', KIND)})
  || iif(operator_id IS NULL, '', ' ' || ${facetSql('operator', 'operator_id')})
  || iif(${HAS_LINK}, ' ' || ${facetSql('has', "'link'")}, '')`;

const TAKEN = `SELECT 1 FROM messages
  WHERE substr(wamid, -16) = substr(new.wamid, -16) AND wamid = new.wamid AND account_id = new.account_id`;

/**
 * Two indexes that took a third of the file: Meta's message ids, of which the last sixteen characters tell messages apart
 * (they are random, the beginning repeats the customer's number), and the words of facets in the full-text index.
 */
export function up(db: Database): void {
  db.exec(`
    DROP INDEX messages_by_wamid;
    CREATE INDEX messages_by_wamid ON messages (substr(wamid, -16)) WHERE wamid IS NOT NULL;
    -- The end alone is not unique by right: a customer's program chooses it. So the whole id is compared.
    CREATE TRIGGER messages_wamid_once BEFORE INSERT ON messages WHEN EXISTS (${TAKEN})
    BEGIN SELECT RAISE(IGNORE); END;
    CREATE TRIGGER messages_wamid_kept BEFORE UPDATE OF wamid, account_id ON messages
    WHEN EXISTS (${TAKEN} AND id <> new.id)
    BEGIN SELECT RAISE(ABORT, 'another message of the account has this wamid'); END;

    DROP VIEW message_search_rows;
    DROP TABLE messages_search;
    -- One column: the number of a column costs two bytes for each word outside the first one.
    CREATE VIRTUAL TABLE messages_search USING fts5 (
      text, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE VIEW message_search_rows AS
      SELECT id, ${WORDS} AS words, ${foldedSql(WORDS)} AS text, ${FACETS} AS facets, ${MONTH} AS month
      FROM messages WHERE revoked_at IS NULL AND kind NOT IN ${WORDLESS};
    -- Filled by the hub while people work already: a million messages take minutes, and nobody should wait before a closed window.
    INSERT INTO messages_to_index SELECT id, 1 FROM messages WHERE true ON CONFLICT DO NOTHING;
  `);
}
